package box

// The memory of a pipe, as Linux has it: so many pages.
const (
	page  = 4096
	pages = 16
)

// A pipe is what its two ends share. Bytes are in pages, and what
// a page has room for goes into the page that the last write has
// begun: unlike a socket pair, a pipe does not fill with single
// bytes.
type pipe struct {
	in               stream // its pieces are pages
	readers, writers waiters
	unread, unfed    bool // no reader is left, no writer
}

// A reader is an end of a pipe, an object that cannot be written.
type reader struct{ *pipe }

// A writer is the other end.
type writer struct{ *pipe }

// Pipe makes two descriptors: what is written to the second can
// be read from the first.
func (k *Kernel) Pipe() (r, w int, err error) {
	defer k.enter()()
	p := &pipe{readers: k.newWaiters(), writers: k.newWaiters()}
	return k.installBoth(reader{p}, writer{p})
}

func (p *pipe) full() bool { return len(p.in.pieces) >= pages }

func (r reader) read(b []byte) (int, error) {
	full := r.full()
	n, emptied := r.in.take(b)
	if full && emptied > 0 {
		r.writers.wake(EPOLLOUT)
	}
	if n == 0 && len(b) > 0 && !r.unfed {
		return 0, EAGAIN
	}
	return n, nil
}

func (w writer) write(b []byte) (n int, err error) {
	switch {
	case len(b) == 0:
		return 0, nil
	case w.unread:
		return 0, EPIPE
	}
	n = w.append(b[:len(b)%page])
	for n < len(b) && !w.full() {
		most := min(len(b)-n, page)
		w.in.pieces = append(w.in.pieces, make([]byte, 0, page))
		n += w.append(b[n : n+most])
	}
	// An edge whether anything was written or not: so Linux.
	w.readers.wake(EPOLLIN)
	if n == 0 {
		return 0, EAGAIN
	}
	return n, nil
}

// append puts b into the last page if all of it fits there, or
// else nothing of it.
func (p *pipe) append(b []byte) int {
	last := len(p.in.pieces) - 1
	if last < 0 {
		return 0
	}
	at := p.in.pieces[last]
	if cap(at)-len(at) < len(b) {
		return 0
	}
	p.in.pieces[last] = append(at, b...)
	p.in.size += len(b)
	return len(b)
}

func (r reader) write([]byte) (int, error) { return 0, EBADF }
func (w writer) read([]byte) (int, error)  { return 0, EBADF }

func (r reader) poll() (mask uint32) {
	if r.in.size > 0 {
		mask |= EPOLLIN
	}
	if r.unfed {
		mask |= EPOLLHUP
	}
	return mask
}

func (w writer) poll() (mask uint32) {
	if !w.full() {
		mask |= EPOLLOUT
	}
	if w.unread {
		mask |= EPOLLERR
	}
	return mask
}

func (r reader) waiters() *waiters { return &r.readers }
func (w writer) waiters() *waiters { return &w.writers }

func (r reader) release() {
	r.unread = true
	r.writers.wake(0)
}

func (w writer) release() {
	w.unfed = true
	w.readers.wake(0)
}
