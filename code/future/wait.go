package future

// Wait polls f until it has finished. In between the calling
// thread sleeps: it polls once, and again each time after it was
// woken. If nobody ever wakes it, it sleeps for ever.
//
// It is where waiting without threads ends and a thread waits, so
// a program has few of it, in main and in tests. Inside Poll it
// would hold the thread that every other future needs.
func Wait[T any](f Future[T]) (T, error) {
	p := make(parker, 1)
	w := NewWaker(p)
	for {
		v, err := f.Poll(w)
		if err != Pending {
			return v, err
		}
		<-p
	}
}

// A parker is where a thread sleeps. It has room for one note. A
// wake during the poll, before the thread sleeps, leaves one
// there, and the thread does not sleep; were there no room, this
// wake would be lost:
//
//	waits                     wakes
//	polls: Pending
//	                          sends; nobody receives
//	receives                  for ever
//
// A second note would say nothing new, and is thrown away. So
// Wake never blocks, and one after the end stays in the box.
type parker chan struct{}

// Wake leaves a note. What the thread did before, the poll that
// follows can see.
func (p parker) Wake() {
	select {
	case p <- struct{}{}:
	default:
	}
}
