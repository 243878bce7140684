package book

import (
	"errors"
	"strings"
	"testing"
)

// A bad case is an edit, or two, that makes something wrong, and the
// one problem that Load must report: in the chapter unless in says
// otherwise, at the first line that contains at, or line 1.
type bad struct {
	name string
	edit
	with     edit
	in, at   string
	msg, fix string // parts of them; no fix when fix is empty
}

func refuse(t *testing.T, cases []bad) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := build(t, c.edit)
			if c.with.file != "" {
				c.with.apply(t, root)
			}
			_, err := Load(root)
			var ps Problems
			if !errors.As(err, &ps) {
				t.Fatalf("Load: %v, want Problems", err)
			}
			if len(ps) != 1 {
				t.Fatalf("%d problems, want 1:\n%v", len(ps), ps)
			}
			c.compare(t, root, ps[0])
		})
	}
}

func (c bad) compare(t *testing.T, root string, p *Problem) {
	t.Helper()
	file, line := c.in, 1
	if file == "" {
		file = chapter
	}
	if c.at != "" {
		at := quotes.Replace(c.at)
		before, _, ok := strings.Cut(get(t, root, file), at)
		if !ok {
			t.Fatalf("%s has no %q", file, at)
		}
		line += strings.Count(before, "\n")
	}
	if p.File != file || p.Line != line {
		t.Errorf("at %s:%d, want %s:%d", p.File, p.Line, file, line)
	}
	if !strings.Contains(p.Msg, c.msg) {
		t.Errorf("message %q, want %q", p.Msg, c.msg)
	}
	if !strings.Contains(p.Fix, quotes.Replace(c.fix)) || c.fix == "" && p.Fix != "" {
		t.Errorf("fix %q, want %q", p.Fix, quotes.Replace(c.fix))
	}
}
