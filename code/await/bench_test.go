package await_test

import (
	"reflect"
	"testing"

	"artofwaiting/code/future"
)

// byHand is what the compiler is to make of small.Wait.
type byHand struct {
	state int
	f     future.Never[int]
}

func (m *byHand) Poll(w future.Waker) (v int, err error) {
	at := m.state
	m.state = -1
	switch at {
	case 0, 1:
	default:
		future.PolledAgain("byHand")
	}
	if v, err = m.f.Poll(w); err == future.Pending {
		m.state = 1
	}
	return v, err
}

func BenchmarkPoll(b *testing.B) {
	hand := future.Boxed[int]{Future: &byHand{}}
	b.Run("by hand", func(b *testing.B) { polls(b, hand) })
	for _, form := range forms {
		f := form.wait(future.Never[int]{})
		b.Run(form.name, func(b *testing.B) { polls(b, f) })
		f.Cancel()
	}
}

// polls polls what is pending.
func polls(b *testing.B, f future.Boxed[int]) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Poll(future.Waker{}); err != future.Pending {
			b.Fatal(err)
		}
	}
}

func BenchmarkReady(b *testing.B) {
	for _, form := range forms {
		b.Run(form.name, func(b *testing.B) {
			b.ReportAllocs()
			form.ready(b.N).Poll(future.Waker{})
		})
	}
}

// Four calls, a wait at the bottom of them, and the way back.
func BenchmarkCall(b *testing.B) {
	for _, form := range forms {
		b.Run(form.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				call(b, form.call(1))
			}
		})
	}
}

func call(t testing.TB, f future.Boxed[int]) {
	f.Poll(future.Waker{})
	if v, err := f.Poll(future.Waker{}); v != 4 || err != nil {
		t.Fatal(v, err)
	}
}

// What is compiled allocates once, however deep it calls, and no
// poll allocates.
func TestAllocs(t *testing.T) {
	compiled := forms[1]
	if n := testing.AllocsPerRun(100, func() {
		call(t, compiled.call(1))
	}); n != 1 {
		t.Errorf("four calls: %v allocations, want 1", n)
	}
	w := compiled.wait(future.Never[int]{})
	if n := testing.AllocsPerRun(100, func() {
		w.Poll(future.Waker{})
	}); n != 0 {
		t.Errorf("a poll: %v allocations", n)
	}
}

// What is called lies inside its caller: four functions are one
// piece of memory, of as many bytes as they have fields.
func TestSize(t *testing.T) {
	size := reflect.TypeOf(forms[1].call(1).Future).Elem().Size()
	// The bottom one has a state, a parameter and a Once of two
	// words; each above it has a state and a parameter more.
	word := reflect.TypeFor[int]().Size()
	if want := 4*2*word + 2*word; size != want {
		t.Errorf("%d bytes, want %d", size, want)
	}
}
