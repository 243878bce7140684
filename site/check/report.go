package check

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
)

// A Report is the book in numbers.
type Report struct {
	Chapters              []Row
	Lines, Shown, Excused int   // of code that the book must show
	Missing               []int // claims that no section carries
}

// Print writes the report as a table.
func (r *Report) Print(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "chapter\twords\tto code\tlistings\tmedian\t"+
		"longest\toutputs\tnumbers\tfigures\tnotes\texercises\tclaims\t")
	for _, c := range r.Chapters {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t\n",
			c.Name, c.Words, c.FirstCode, c.Listings, c.Median, c.Longest,
			c.Outputs, c.Numbers, c.Figures, c.Notes, c.Exercises, c.Claims)
	}
	t.Flush()
	percent := 100.0
	if r.Lines > 0 {
		percent = 100 * float64(r.Shown+r.Excused) / float64(r.Lines)
	}
	fmt.Fprintf(w, "code: %d lines, %d shown, %d with a reason (%.4g %%)\n",
		r.Lines, r.Shown, r.Excused, percent)
	if r.Missing == nil {
		fmt.Fprintln(w, "claims: none missing so far")
	} else {
		fmt.Fprintln(w, "claims missing:", ranges(r.Missing))
	}
}

// ranges writes numbers as "3–5, 9".
func ranges(list []int) string {
	var parts []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		if i == j {
			parts = append(parts, fmt.Sprint(list[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", list[i], list[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

func plural(n int, what string) string {
	if n == 1 {
		return what
	}
	return what + "s"
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
