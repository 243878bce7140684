// Cost measures what it takes to resume a generator, in its four
// forms, and what one keeps while it is suspended.
package main

import (
	"errors"
	"math"
	"runtime"
	"time"

	"artofwaiting/chapters/06-generators/byhand"
	"artofwaiting/chapters/06-generators/essay"
	"artofwaiting/chapters/06-generators/essay/compiled"
	"artofwaiting/chapters/measure"
	"artofwaiting/code/generator"
)

func main() { measure.Main(run) }

// A form is a way to make a generator of Fibonacci's numbers.
type form struct {
	name, key string
	make      func(n int) generator.Series[int]
	ns, bytes float64
}

func forms() []*form {
	return []*form{
		{name: "by hand", key: "hand", make: byhand.Fibonacci},
		{name: "compiled", key: "compiled",
			make: compiled.Fibonacci},
		{name: "coroutine", key: "coroutine",
			make: essay.Fibonacci},
		{name: "goroutine", key: "goroutine",
			make: byhand.Threaded},
	}
}

func run(quick bool) (*measure.Result, error) {
	span, many := 50*time.Millisecond, 20_000
	if quick {
		span, many = time.Millisecond, 100
	}
	all := forms()
	for _, f := range all {
		f.ns = math.Inf(1)
	}
	for range 10 {
		for _, f := range all {
			f.ns = min(f.ns, f.resumes(span/10))
		}
	}
	for _, f := range all {
		f.bytes = f.suspended(many)
	}
	return report(all), nil
}

// resumes is how many nanoseconds one resume takes.
func (f *form) resumes(span time.Duration) float64 {
	g := f.make(math.MaxInt)
	defer g.Stop()
	return measure.Each(func(n int) {
		for range n {
			g.Resume()
		}
	}, span)
}

// suspended is how many bytes a generator keeps that stands at
// its first yield: of the heap, and of stacks.
func (f *form) suspended(many int) float64 {
	before := memory()
	list := make([]generator.Series[int], many)
	for i := range list {
		list[i] = f.make(math.MaxInt)
		list[i].Resume()
	}
	after := memory()
	for _, g := range list {
		g.Stop()
	}
	pointers := int64(many) * 16 // the list itself
	return max(0, float64(after-before-pointers)/float64(many))
}

func memory() int64 {
	runtime.GC()
	runtime.GC() // the first may leave some to be swept
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}

func report(all []*form) *measure.Result {
	r := &measure.Result{
		Title:   "Four forms of a generator",
		Columns: []string{"", "ns a resume", "bytes suspended"},
		Values:  map[string]float64{},
	}
	for _, f := range all {
		ns, bytes := measure.Round(f.ns), measure.Round(f.bytes)
		r.Rows = append(r.Rows, []any{f.name, ns, bytes})
		r.Values[f.key+"_ns"] = ns
		r.Values[f.key+"_bytes"] = bytes
	}
	hand, made := all[0].ns, all[1].ns
	switch {
	case made > 2*hand:
		r.Shape = errors.New("compiled is not as good as by hand")
	case all[2].ns < 20*made:
		r.Shape = errors.New("a coroutine is not 20 times slower")
	case all[3].ns < 40*made:
		r.Shape = errors.New("a goroutine is not 40 times slower")
	}
	return r
}
