// Bytes prints what a client of the greeter is, by its type: an
// async function, with those that it calls inside.
package main

import (
	"fmt"
	"reflect"
	"strings"

	"artofwaiting/chapters/07-await/server/compiled"
)

func main() {
	client := compiled.Client(nil, nil)
	show(reflect.TypeOf(client.Future).Elem(), 0)
}

// show prints a struct, and those of its fields that are things
// it awaits.
func show(t reflect.Type, depth int) {
	name, _, _ := strings.Cut(t.Name(), "[")
	name, _ = strings.CutSuffix(name, "Future")
	indent := strings.Repeat("    ", depth)
	fmt.Printf("%-24s %4d bytes\n", indent+name, t.Size())
	for i := range t.NumField() {
		f := t.Field(i)
		if strings.HasPrefix(f.Name, "child") &&
			f.Type.Kind() == reflect.Struct {
			show(f.Type, depth+1)
		}
	}
}
