// Package measure is how an experiment whose outcome is a time
// hands over what it found: as a table for a person, or as JSON
// for make measure, which adds the machine, the date and the
// command.
package measure

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
)

// A Result is what an experiment found. All but Title is
// optional.
type Result struct {
	Title   string             `json:"title"`
	Values  map[string]float64 `json:"values,omitempty"`
	Columns []string           `json:"columns,omitempty"`
	Rows    [][]any            `json:"rows,omitempty"`
	Plot    *Plot              `json:"plot,omitempty"`

	// Shape is what is wrong with the result, if anything is.
	Shape error `json:"-"`
}

// A Plot is lines over a common axis.
type Plot struct {
	X      string   `json:"x"`
	Y      string   `json:"y"`
	Log    string   `json:"log,omitempty"` // "", "x", "y" or "xy"
	Series []Series `json:"series"`
}

// A Series is one line of a Plot.
type Series struct {
	Name   string       `json:"name"`
	Points [][2]float64 `json:"points"`
}

// Main runs an experiment, which fails when its result does not
// have the shape that the book describes. With -quick it measures
// less, so that the tests can see that it works, and no shape is
// demanded: a test must not depend on how fast anything is. With
// -json the result is for make measure.
func Main(run func(quick bool) (*Result, error)) {
	quick := flag.Bool("quick", false, "measure less, and badly")
	asJSON := flag.Bool("json", false, "print JSON")
	flag.Parse()
	r, err := run(*quick)
	if err == nil && !*quick {
		err = r.Shape
	}
	if err == nil {
		err = r.write(os.Stdout, *asJSON)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (r *Result) write(w io.Writer, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(r)
	}
	const right = tabwriter.AlignRight
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', right)
	rows := append([][]any{cells(r.Columns)}, r.Rows...)
	for _, row := range rows {
		for _, cell := range row {
			fmt.Fprintf(t, "%v\t", cell)
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

func cells(names []string) []any {
	row := make([]any, len(names))
	for i, n := range names {
		row[i] = n
	}
	return row
}

// Key is what a name is called among the Values: a_name.
func Key(name string) string {
	name = strings.ReplaceAll(name, ",", "")
	return strings.ReplaceAll(strings.ToLower(name), " ", "_")
}

// Round keeps three significant digits, which is more than any of
// these measurements deserves.
func Round(x float64) float64 {
	var y float64
	fmt.Sscanf(fmt.Sprintf("%.3g", x), "%g", &y)
	return y
}
