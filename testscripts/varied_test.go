package testscripts

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"artofwaiting/site/book"
)

// varied: a program has the flags that a page offers, and gives an
// account of itself with all at their least, and all at their most.
// It may fail: among a thousand clients that are served one by one,
// the last give up.
func (w *wasmBook) varied(t *testing.T) {
	b, err := book.Load("..")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range b.Chapters {
		for _, o := range c.Outputs {
			if o.Vary == nil {
				continue
			}
			w.vary(t, o, func(v book.Vary) int { return v.Least })
			w.vary(t, o, func(v book.Vary) int { return v.Most })
			n++
		}
	}
	if n == 0 {
		t.Error("no output may be varied")
	}
}

func (w *wasmBook) vary(t *testing.T, o *book.Output,
	value func(book.Vary) int) {
	t.Helper()
	args := strings.Fields(strings.TrimPrefix(o.Command, "go run ./"))
	for _, v := range o.Vary {
		if i := slices.Index(args, v.Flag); i > 0 {
			args = slices.Delete(args, i, i+2)
		}
		args = append(args, v.Flag, v.Value(value(v)))
	}
	f := w.programs[args[0]]
	if f == nil {
		t.Fatalf("%s is in no file", args[0])
	}
	var out, said bytes.Buffer
	_, err := f.machine().start(t.Context(), &out, &said, args...)
	if err != nil && err.Error() != "exit status 1" || out.Len() == 0 {
		t.Errorf("%v: %v\n%s", args, err, said.String())
	}
}
