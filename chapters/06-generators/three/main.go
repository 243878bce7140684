// Three runs the essay's generator in four ways, side by side.
package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"artofwaiting/chapters/06-generators/byhand"
	"artofwaiting/chapters/06-generators/essay"
	"artofwaiting/chapters/06-generators/essay/compiled"
	"artofwaiting/code/generator"
)

func main() {
	forms := []generator.Series[int]{
		byhand.Enum(), byhand.ThreadedThree(),
		essay.Three(), compiled.Three(),
	}
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 3, ' ', 0)
	fmt.Fprintln(out, "by hand\tgoroutine\tcoroutine\tcompiled")
	for range 5 {
		var row []string
		for _, g := range forms {
			row = append(row, resume(g))
		}
		fmt.Fprintln(out, strings.Join(row, "\t"))
	}
	out.Flush()
}

// resume is how far g has come, or its panic.
func resume(g generator.Series[int]) (said string) {
	defer func() {
		if recover() != nil {
			said = "panic"
		}
	}()
	return g.Resume().String()
}
