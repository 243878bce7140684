package future

import "testing"

// Whoever came first is served first. One that is polled again
// keeps its place, and one that leaves makes way, wherever it
// stood.
func TestLine(t *testing.T) {
	for leaves := range 3 {
		var l Line
		var places [3]Place
		var counters [3]Counter
		for i := range places {
			l.Enter(&places[i], NewWaker(Alarm{}))
		}
		for i := range places {
			l.Enter(&places[i], counters[i].Waker())
			if !places[i].Waiting() || places[i].Served() {
				t.Errorf("%d does not wait", i)
			}
		}
		l.Leave(&places[leaves])
		l.Leave(&places[leaves])
		for i := range places {
			if i == leaves {
				continue
			}
			w, ok := l.Serve()
			w.Wake()
			woken(t, &counters[i], 1)
			if !ok || places[i] != (Place{state: served}) {
				t.Errorf("%d is %+v", i, places[i])
			}
		}
		if w, ok := l.Serve(); ok || w != (Waker{}) ||
			l != (Line{}) {
			t.Errorf("%d left: not empty", leaves)
		}
	}
}

// All are dismissed at once, in order, and may come again.
func TestDismiss(t *testing.T) {
	var l Line
	var places [3]Place
	var counters [3]Counter
	for range 2 {
		for i := range places {
			l.Enter(&places[i], counters[i].Waker())
		}
		for i, w := range l.Dismiss() {
			if w != counters[i].Waker() {
				t.Errorf("%d is out of order", i)
			}
			if places[i] != (Place{state: dismissed}) ||
				!places[i].Dismissed() {
				t.Errorf("%d is %+v", i, places[i])
			}
		}
	}
	if l != (Line{}) || l.Dismiss() != nil {
		t.Error("not empty")
	}
}

// To stand in line allocates nothing.
func TestLineAllocs(t *testing.T) {
	var l Line
	var p Place
	w := new(Counter).Waker()
	allocs(t, 0, func() {
		l.Enter(&p, w)
		l.Serve()
		p.Serve()
		l.Enter(&p, w)
		l.Leave(&p)
	})
}
