//go:build exercise

package ends

import (
	"fmt"
	"slices"
	"testing"

	"artofwaiting/code/generator"
)

// trace is what can be seen of a generator that is resumed until
// it ends and once more, or stopped after so many resumes.
func trace(make func([]string, func()) generator.Series[string],
	list []string, stop int) (lines []string) {
	log := func(args ...any) {
		lines = append(lines, fmt.Sprint(args...))
	}
	defer func() {
		if r := recover(); r != nil {
			log("panic: ", r)
		}
	}()
	g := make(list, func() { log("end") })
	for i := 0; i < 6; i++ {
		if i == stop {
			g.Stop()
			g.Stop()
		}
		log(g.Resume())
	}
	return lines
}

func TestMade(t *testing.T) {
	for _, list := range [][]string{
		nil, {"a"}, {"a", "b"}, {"a", "b", "c"},
	} {
		for stop := -1; stop < 5; stop++ {
			want := trace(Ends, list, stop)
			got := trace(Made, list, stop)
			if !slices.Equal(got, want) {
				t.Errorf("%q, stopped at %d: %q, want %q",
					list, stop, got, want)
			}
		}
	}
}
