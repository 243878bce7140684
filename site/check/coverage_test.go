package check

import (
	"fmt"
	"strings"
	"testing"
)

func TestCodeNotShown(t *testing.T) {
	const more = `
// A is not shown.
func A() {

	println("a")
}

func B() { println("b") }
`
	b := load(t, good, map[string]string{
		"code/sys/page.go":      "//go:build linux\n\npackage sys\n" + more,
		"code/sys/page_test.go": "package sys\n" + more,
		"code/thread/none.go":   "// Package thread is empty.\npackage thread\n",
	})
	r, err := Book(b)
	expect(t, err, "code/sys/page.go:5: no listing shows lines 5–6, 8–9, 11")
	if r.Lines-r.Shown != 5 || r.Excused != 0 {
		t.Errorf("%+v", r)
	}
	want := "```unshown code/sys/page.go#NAME"
	if !strings.Contains(err.Error(), want) {
		t.Errorf("%v\ndoes not say %s", err, want)
	}
}

// A single line has its own grammar, and a file is found wherever it
// lies.
func TestOneLineNotShown(t *testing.T) {
	_, err := Book(load(t, good, map[string]string{
		"chapters/01-x/deep/er/e.go": "package er\n\nvar V int\n"}))
	expect(t, err, "chapters/01-x/deep/er/e.go:3: no listing shows line 3")
}

func TestReasons(t *testing.T) {
	changes := map[string]string{
		"code/sys/page.go": "package sys\n\nvar A = 1\n\nvar B = 1\n\nvar C = 1\n",
	}
	for _, test := range []struct {
		name, targets string
		excused       int
		want          []string
	}{
		{"a file", "code/sys/page.go", 3, nil},
		{"a directory", "code/sys/", 3, nil},
		{"everything", "code/", 3, nil},
		{"declarations", "code/sys/page.go#A+C code/sys/page.go#B", 3, nil},
		{"in any order", "code/sys/page.go#C+B+A", 3, nil},
		{"one of them", "code/sys/page.go#B", 1,
			[]string{"code/sys/page.go:3: no listing shows lines 3, 7"}},
		{"the outer ones", "code/sys/page.go#A+C", 2,
			[]string{"code/sys/page.go:5: no listing shows line 5"}},
		{"shown", "code/sys/page.go code/sys/sys.go", 3,
			[]string{"book/01-x.md:%d: code/sys/sys.go is shown after all"}},
		{"shown declaration", "code/sys/page.go code/sys/sys.go#Page", 3,
			[]string{"book/01-x.md:%d: code/sys/sys.go#Page is shown after all"}},
		{"no code", "code/sys/page.go go.mod", 3,
			[]string{"book/01-x.md:%d: go.mod is shown after all"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := good
			for target := range strings.FieldsSeq(test.targets) {
				p.more += "```unshown " + target + "\nIt is dull.\n```\n\n"
			}
			b := load(t, p, changes)
			last := test.targets[strings.LastIndex(test.targets, " ")+1:]
			var want []string
			for _, w := range test.want {
				if strings.Contains(w, "%d") {
					w = fmt.Sprintf(w, at(t, b, "book/01-x.md", "```unshown "+last))
				}
				want = append(want, w)
			}
			r, err := Book(b)
			expect(t, err, want...)
			if r.Excused != test.excused {
				t.Errorf("%d lines excused, want %d", r.Excused, test.excused)
			}
		})
	}
}

// Only what a listing lights is shown, not what it greys.
func TestRegionShowsItself(t *testing.T) {
	p := good
	p.more = "```go code/sys/page.go#F/second\n```\n"
	_, err := Book(load(t, p, map[string]string{"code/sys/page.go": `package sys

func F() {
	println(1)
	// second: it alone
	println(2)
}
`}))
	expect(t, err, "code/sys/page.go:3: no listing shows lines 3–4, 7")
}
