package echo

import (
	"bytes"

	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// A Saying is the future of bytes having been written that do not
// belong to it.
type Saying struct {
	conn *tcp.Conn
	p    []byte
	own  bool // p is a copy
}

// Say writes p, which may be another's again after the first
// poll. What there is no room for then, is copied.
func Say(c *tcp.Conn, p []byte) Saying {
	return Saying{conn: c, p: p}
}

// Poll writes, or waits.
func (s *Saying) Poll(w future.Waker) (none, error) {
	for len(s.p) > 0 {
		write := s.conn.Write(s.p)
		n, err := write.Poll(w)
		if err == future.Pending && !s.own {
			s.p, s.own = bytes.Clone(s.p), true
		}
		if err != nil {
			return none{}, err
		}
		s.p = s.p[n:]
	}
	s.p = nil
	return none{}, nil
}

// Box moves s to the heap.
func (s Saying) Box() future.Boxed[none] {
	return future.Boxed[none]{Future: &s}
}
