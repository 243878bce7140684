package highlight

import (
	"slices"
	"strings"
	"testing"

	"artofwaiting/site/listings"
)

func TestUses(t *testing.T) {
	f := load(t, module(t, shop))
	for _, test := range []struct{ ref, want string }{
		{"chapters/01-go/main.go#kept", "box.Box"},
		{"chapters/01-go/main.go#main", "box.Of box.Box.Value box.Box.Get " +
			"01-go.kept box.lid.Open box.lid.Shut 01-go.start"},
		{"chapters/01-go/main.go#start", "box.Box box.Max"},
		{"chapters/02-go/main.go#main", ""},
		{"code/box/other_plan9.go#Tray", ""}, // of another system
	} {
		var got []string
		for _, e := range f.resolve(test.ref) {
			got = append(got, f.Uses(e)...)
		}
		var want []string
		for _, name := range strings.Fields(test.want) {
			dir := "mini/code/"
			if strings.HasPrefix(name, "01") {
				dir = "mini/chapters/"
			}
			want = append(want, dir+name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s uses %v, want %v", test.ref, got, want)
		}
	}
	for _, e := range []listings.Excerpt{
		{File: "code/none.go", Start: 1, End: 1},
		{File: "code/box/box.go", Start: 1, End: 1000},
	} {
		if got := f.Uses(e); got != nil {
			t.Errorf("%v uses %v", e, got)
		}
	}
}
