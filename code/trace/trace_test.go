package trace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"artofwaiting/code/sys"
)

// decoded is a recording as encoding/json understands it.
type decoded struct {
	Title, Command, Source, Date, Machine string

	Lanes  []Lane
	Lost   int
	Events []struct {
		T                         int64
		Kind                      Kind
		Lane, Name, Err, Text, At string
		FD, N                     int
	}
}

func decode(t *testing.T, r *Recorder) (d decoded) {
	t.Helper()
	var out bytes.Buffer
	if n, err := r.WriteTo(&out); err != nil || n != int64(out.Len()) {
		t.Fatalf("wrote %d of %d bytes, %v", n, out.Len(), err)
	}
	dec := json.NewDecoder(&out)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	return d
}

type machineUnderTest struct{ r *Recorder }

func (m *machineUnderTest) turn() {
	func() { Mark(m.r, "A", Ready, 0, "readable") }()
	Call(m.r, "A", "read", 7, 5, nil)
	Call(m.r, "A", "read", 7, -1, sys.EAGAIN)
	Call(m.r, "A", "read", 7, 0, fmt.Errorf("x: %w", sys.EPIPE))
	Call(m.r, "A", "read", 7, 0, errors.New("odd"))
	Enter(m.r, "A", "read", 7)
}

func box[T any](r *Recorder) { Mark(r, "loop", Wait, -1, "") }

func TestRoundTrip(t *testing.T) {
	const odd = "a \"quote\", \\, \x1b, \n, é and \xff"
	r := New(Run{odd, "go run", "x.go#F", []Lane{{"A", odd}}}, 10)
	(&machineUnderTest{r}).turn()
	box[int](r)
	d := decode(t, r)
	want := strings.ReplaceAll(odd, "\xff", "\ufffd")
	if d.Title != want || d.Lanes[0] != (Lane{"A", want}) ||
		d.Command != "go run" || d.Source != "x.go#F" || d.Lost != 0 ||
		d.Machine == "" || len(d.Date) != len("2026-11-24") {
		t.Errorf("%+v", d)
	}
	const at = "trace_test.go#machineUnderTest.turn/"
	var got []string
	for _, e := range d.Events {
		got = append(got, fmt.Sprint(e.Kind, e.Lane, e.Name, e.FD, e.N,
			e.Err, e.Text, strings.Replace(e.At, at, "@", 1)))
	}
	wants := []string{
		fmt.Sprint(Ready, "A", "", 0, 0, "", "readable", "@ready"),
		fmt.Sprint(Syscall, "A", "read", 7, 5, "", "", "@read"),
		fmt.Sprint(Syscall, "A", "read", 7, 0, "EAGAIN", "", "@read"),
		fmt.Sprint(Syscall, "A", "read", 7, 0, "EPIPE", "", "@read"),
		fmt.Sprint(Syscall, "A", "read", 7, 0, "odd", "", "@read"),
		fmt.Sprint(Entered, "A", "read", 7, 0, "", "", "@read"),
		fmt.Sprint(Wait, "loop", "", 0, -1, "", "",
			"trace_test.go#box/wait"),
	}
	for i := range wants {
		if i >= len(got) || got[i] != wants[i] {
			t.Fatalf("got %q\nwant %q", got, wants)
		}
	}
}

func TestString(t *testing.T) {
	for want, e := range map[string]Event{
		"A read 5":           {Kind: Syscall, Lane: "A", Name: "read", N: 5},
		"A read EAGAIN":      {Kind: Syscall, Lane: "A", Name: "read", Err: "EAGAIN"},
		"A enters read":      {Kind: Entered, Lane: "A", Name: "read"},
		"loop wait for ever": {Kind: Wait, Lane: "loop", N: -1, Time: 9},
		"loop wait 0":        {Kind: Wait, Lane: "loop", At: "x#y"},
		"loop wake 2":        {Kind: Wake, Lane: "loop", N: 2},
		"C wake put back":    {Kind: Wake, Lane: "C", Text: "put back"},
		"C arrive 0":         {Kind: Arrive, Lane: "C"},
		"C ready readable":   {Kind: Ready, Lane: "C", Text: "readable"},
	} {
		if got := e.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestBounded(t *testing.T) {
	r := New(Run{}, 2)
	for i := range 5 {
		Mark(r, "A", Arrive, i, "")
	}
	d := decode(t, r)
	if len(d.Events) != 2 || d.Events[1].N != 1 || d.Lost != 3 {
		t.Errorf("%+v", d)
	}
	if cap(r.events) != 2 {
		t.Errorf("it has grown to %d", cap(r.events))
	}
	if d := decode(t, New(Run{}, -1)); len(d.Events) != 0 {
		t.Errorf("%+v", d)
	}
}

func TestNil(t *testing.T) {
	var r *Recorder
	Call(r, "A", "read", 1, 2, nil)
	Enter(r, "A", "read", 1)
	Mark(r, "A", Ready, 0, "")
	var out bytes.Buffer
	n, err := r.WriteTo(&out)
	if n != 0 || err != nil || out.Len() > 0 || r.Events() != nil {
		t.Errorf("%d, %v, %q", n, err, &out)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 3, errors.New("full") }

func TestWriteFails(t *testing.T) {
	n, err := New(Run{}, 1).WriteTo(full{})
	if n != 3 || err == nil || !strings.Contains(err.Error(), "full") {
		t.Errorf("%d, %v", n, err)
	}
}

// Threads record at once, and others write and read meanwhile:
// nothing is lost or torn, every thread's own order is kept, and
// times ascend.
func TestConcurrent(t *testing.T) {
	const threads, each = 8, 50
	r := New(Run{}, threads*each)
	var all sync.WaitGroup
	for i := range threads {
		all.Go(func() {
			for n := range each {
				Mark(r, fmt.Sprint(i), Arrive, n, "")
				r.Events()
			}
		})
	}
	all.Wait()
	d := decode(t, r)
	if len(d.Events) != threads*each {
		t.Fatalf("%d events", len(d.Events))
	}
	next := make(map[string]int)
	last := int64(0)
	for _, e := range d.Events {
		if e.N != next[e.Lane] || e.T < last {
			t.Fatalf("%+v after %d, and number %d", e, last,
				next[e.Lane])
		}
		next[e.Lane]++
		last = e.T
	}
}

func off(r *Recorder, n int) {
	Enter(r, "A", "read", n)
	Call(r, "A", "read", n, n, nil)
	Mark(r, "A", Ready, n, "")
}

func TestOffAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { off(nil, 7) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// nobody is a nil that the compiler cannot see through.
var nobody *Recorder

// BenchmarkOff is what a call, and a Mark, cost while nobody
// records.
func BenchmarkOff(b *testing.B) {
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		off(nobody, i)
	}
}

func BenchmarkOn(b *testing.B) {
	b.ReportAllocs()
	r := New(Run{}, b.N)
	for i := range b.N {
		Call(r, "A", "read", i, i, nil)
	}
}
