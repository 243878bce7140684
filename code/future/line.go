package future

// A Line is futures that wait for the same thing, first come,
// first served. The lock of what they wait for guards it, and
// them. The zero Line is empty.
type Line struct{ first, last *Place }

// A Place is that of a future in a Line, and a field of it: to
// stand in line costs no memory of its own. The zero Place is in
// none.
type Place struct {
	waker         Waker
	before, after *Place
	state         placeState
}

type placeState uint8

const (
	outside placeState = iota
	waiting
	served    // the thing is p's
	dismissed // the thing is everybody's, or will not be there
)

// Waiting reports whether p is in a line.
func (p *Place) Waiting() bool { return p.state == waiting }

// Served reports whether p has got the thing.
func (p *Place) Served() bool { return p.state == served }

// Dismissed reports whether p has been told not to wait.
func (p *Place) Dismissed() bool { return p.state == dismissed }

// Serve makes p served, without having waited.
func (p *Place) Serve() { p.state = served }

// Enter puts p at the end. If it is in line already, it stays
// where it is, and has only a new Waker.
func (l *Line) Enter(p *Place, w Waker) {
	p.waker = w
	if p.state == waiting {
		return
	}
	p.state = waiting
	p.before = l.last
	if p.before != nil {
		p.before.after = p
	} else {
		l.first = p
	}
	l.last = p
}

// Leave takes p out of the line, if it is there, and whatever it
// was before, it is in none now.
func (l *Line) Leave(p *Place) {
	if p.state == waiting {
		l.unlink(p)
	}
	*p = Place{}
}

// Serve serves the first, and has its Waker, to be woken when the
// lock is not held any more. It reports false if there is none.
func (l *Line) Serve() (w Waker, ok bool) {
	p := l.first
	if p == nil {
		return w, false
	}
	l.unlink(p)
	w = p.waker
	*p = Place{state: served}
	return w, true
}

// Dismiss dismisses all, and has their Wakers, to be woken when
// the lock is not held any more.
func (l *Line) Dismiss() (all []Waker) {
	for p := l.first; p != nil; p = l.first {
		l.unlink(p)
		all = append(all, p.waker)
		*p = Place{state: dismissed}
	}
	return all
}

func (l *Line) unlink(p *Place) {
	if p.before != nil {
		p.before.after = p.after
	} else {
		l.first = p.after
	}
	if p.after != nil {
		p.after.before = p.before
	} else {
		l.last = p.before
	}
}
