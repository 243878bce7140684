package check

import (
	"fmt"
	"strings"
	"testing"
)

func TestGoodBook(t *testing.T) {
	b := load(t, good, nil)
	r, err := Book(b)
	expect(t, err)
	want := Row{Name: "01-x", Words: leastWords, Listings: 3, Median: 2,
		Longest: 2, Figures: leastFigures, Notes: leastNotes,
		Exercises: leastExercises, Claims: 1}
	if len(r.Chapters) != 1 || r.Chapters[0] != want {
		t.Errorf("%+v\nwant %+v", r.Chapters, want)
	}
	// Two lines of each file of code/, one of all others.
	if want := 2 + 2 + 1 + 2*leastExercises; r.Lines != want || r.Shown != want ||
		r.Excused != 0 || r.Missing != nil {
		t.Errorf("%d lines, %d shown, %d excused, claims %v missing; want %d lines",
			r.Lines, r.Shown, r.Excused, r.Missing, want)
	}
}

func TestLimits(t *testing.T) {
	const name = "book/01-x.md:1: "
	for _, test := range []struct {
		name   string
		change func(*plan)
		want   string
	}{
		{"fewest words", func(p *plan) {}, ""},
		{"too few words", func(p *plan) { p.words-- },
			fmt.Sprintf("%d words of prose", leastWords-1)},
		{"most words", func(p *plan) { p.words += mostWords - leastWords }, ""},
		{"too many words", func(p *plan) { p.words += mostWords - leastWords + 1 },
			fmt.Sprintf("%d words of prose", mostWords+1)},
		{"late code", func(p *plan) { p.early = firstCode }, ""},
		{"too late code", func(p *plan) { p.early = firstCode + 1 },
			fmt.Sprintf("%d words before the first code; at most %d",
				firstCode+1, firstCode)},
		{"too few figures", func(p *plan) { p.figures-- },
			fmt.Sprintf("%d figures", leastFigures-1)},
		{"too few notes", func(p *plan) { p.notes--; p.words += 2 },
			fmt.Sprintf("%d margin notes", leastNotes-1)},
		{"most notes", func(p *plan) { p.notes = mostNotes }, ""},
		{"too many notes", func(p *plan) { p.notes = mostNotes + 1 },
			fmt.Sprintf("%d margin notes", mostNotes+1)},
		{"too few exercises", func(p *plan) { p.exercises--; p.words += 4 },
			fmt.Sprintf("%d exercises", leastExercises-1)},
		{"most exercises", func(p *plan) { p.exercises = mostExercises }, ""},
		{"too many exercises", func(p *plan) { p.exercises = mostExercises + 1 },
			fmt.Sprintf("%d exercises", mostExercises+1)},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := good
			test.change(&p)
			_, err := Book(load(t, p, nil))
			if test.want == "" {
				expect(t, err)
			} else {
				expect(t, err, name+test.want)
			}
		})
	}
}

// A prologue and an appendix are free, but for listings, and for the
// first code in a prologue.
func TestLimitsOfOthers(t *testing.T) {
	front := "---\ntitle: Y\nsummary: About y.\nlayers:\n---\n\n" +
		strings.Repeat("word ", firstCode+1) + "\n"
	_, err := Book(load(t, good, map[string]string{
		"book/00-y.md": front, "book/appendix-y.md": front}))
	expect(t, err, "book/00-y.md:1: 301 words before the first code; at most 300")
}

func TestListingTooLong(t *testing.T) {
	long := func(n int) string {
		return "package sys\n\nconst (\n" + strings.Repeat("\t_ = 1\n", n-2) + ")\n"
	}
	changes := map[string]string{"code/sys/sys.go": long(longestListing),
		"code/socket/socket.go": "package socket\n\nvar A = 1\n"}
	_, err := Book(load(t, good, changes))
	expect(t, err)

	changes["code/sys/sys.go"] = long(longestListing + 1)
	b := load(t, good, changes)
	_, err = Book(b)
	expect(t, err, fmt.Sprintf("book/01-x.md:%d: a listing of %d lines; at most %d",
		at(t, b, "book/01-x.md", "```go code/sys"), longestListing+1, longestListing))
}

// What is true of Go is true of Rust.
func TestForeignTooWide(t *testing.T) {
	wide := "fn f() {" + strings.Repeat(" ", widestListing) + "\n}\n"
	b := load(t, good, map[string]string{"code/sys/a.rs": wide,
		"book/appendix-z-rust.md": "---\ntitle: T\nsummary: S\nlayers:\n---\n\n" +
			"```rust code/sys/a.rs#f\n" + wide + "```\n"})
	_, err := Book(b)
	expect(t, err, fmt.Sprintf("book/appendix-z-rust.md:8: %d columns; "+
		"the page has %d", widestListing+8, widestListing))
}

// A line of an appendix's listing is too wide on the page and in the
// file. Tabs count to the next fourth column.
func TestTooWide(t *testing.T) {
	wide := func(n int) string {
		return "package sys\n\nvar (\n\ta\t= `" + strings.Repeat("ä", n-12) + "`\n)\n"
	}
	changes := map[string]string{"code/sys/sys.go": wide(widestListing),
		"code/socket/socket.go": "package socket\n\nvar A = 1\n"}
	_, err := Book(load(t, good, changes))
	expect(t, err)

	changes["code/sys/sys.go"] = wide(widestListing + 1)
	b := load(t, good, changes)
	_, err = Book(b)
	expect(t, err,
		fmt.Sprintf("book/01-x.md:%d: %d columns; the page has %d",
			at(t, b, "book/01-x.md", "\ta\t"), widestListing+1, widestListing),
		fmt.Sprintf("code/sys/sys.go:4: %d columns; the page has %d",
			widestListing+1, widestListing))
}

func TestClaims(t *testing.T) {
	claims := "1 Waiting is cheap.\n1 Threads are not.\n2 Work is not.\n" +
		"1 Nor is sleep.\n"
	r, err := Book(load(t, good, map[string]string{"book/claims.txt": claims}))
	expect(t, err,
		"book/claims.txt:2: no section carries claim 2: Threads are not.",
		"book/claims.txt:4: no section carries claim 4: Nor is sleep.")
	if fmt.Sprint(r.Missing) != "[2 4]" {
		t.Errorf("missing: %v", r.Missing)
	}
	if !strings.Contains(err.Error(), `add claims="2" to the heading`) {
		t.Errorf("%v does not say what to do", err)
	}
}
