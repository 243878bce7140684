package check

import (
	"strings"
	"testing"
)

const head = "chapter  words  to code  listings  median  longest  outputs  " +
	"numbers  figures  notes  exercises  claims\n"

func TestPrint(t *testing.T) {
	for _, test := range []struct {
		report Report
		want   string
	}{
		{Report{Chapters: []Row{
			{Name: "00-the-wait", Words: 1234, FirstCode: 56, Listings: 7, Median: 8,
				Longest: 30, Outputs: 2, Numbers: 3, Figures: 4},
			{Name: "01-x", Words: 4000, FirstCode: 99, Listings: 40, Median: 12,
				Longest: 28, Outputs: 9, Numbers: 21, Figures: 6, Notes: 12,
				Exercises: 4, Claims: 15},
		}, Lines: 300, Shown: 290, Excused: 9, Missing: []int{3, 4, 5, 9, 11, 12}},
			"      " + head +
				"  00-the-wait   1234       56         7       8       30        2" +
				"        3        4      0          0       0\n" +
				"         01-x   4000       99        40      12       28        9" +
				"       21        6     12          4      15\n" +
				"code: 300 lines, 290 shown, 9 with a reason (99.67 %)\n" +
				"claims missing: 3–5, 9, 11–12\n"},
		{Report{Lines: 3, Shown: 2, Excused: 1}, "  " + head +
			"code: 3 lines, 2 shown, 1 with a reason (100 %)\n" +
			"claims: none missing so far\n"},
		{Report{}, "  " + head + "code: 0 lines, 0 shown, 0 with a reason (100 %)\n" +
			"claims: none missing so far\n"},
	} {
		var s strings.Builder
		test.report.Print(&s)
		if s.String() != test.want {
			t.Errorf("printed\n%swant\n%s", s.String(), test.want)
		}
	}
}
