package server

import (
	"os"
	"strings"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/tcp"
)

// A question is the future of a service's answer: three futures,
// one after the other, and a fourth that ends them all.
type question struct {
	line     []byte
	dial     tcp.Dialing
	conn     *tcp.Conn
	send     tcp.Write
	sent     bool
	hear     tcp.ReadLine
	patience reactor.Sleep
}

// ask is the question to the service at addr.
func (s *Server) ask(addr, line string) question {
	return question{
		line:     []byte(line + "\n"),
		dial:     tcp.Dial(s.reactor, addr),
		patience: s.reactor.Sleep(s.service.UpstreamPatience),
	}
}

// Poll goes on where it was. Whatever the end is, nothing that it
// used is left open.
func (q *question) Poll(w future.Waker) (string, error) {
	answer, err := q.step(w)
	if err == future.Pending {
		_, late := q.patience.Poll(w)
		if late == future.Pending {
			return "", err
		}
		err = os.ErrDeadlineExceeded
	}
	q.Cancel()
	return answer, err
}

func (q *question) step(w future.Waker) (string, error) {
	// connect: until there is somebody at the other end.
	if q.conn == nil {
		conn, err := q.dial.Poll(w)
		if err != nil {
			return "", err
		}
		q.conn, q.send = conn, conn.WriteAll(q.line)
	}
	// send: all of it.
	if !q.sent {
		if _, err := q.send.Poll(w); err != nil {
			return "", err
		}
		q.sent, q.hear = true, q.conn.ReadLine(greeter.MaxLine)
	}
	// hear: until the line is whole.
	answer, err := q.hear.Poll(w)
	return strings.TrimSpace(answer), err
}

// Cancel closes what is open, and stops the clock.
func (q *question) Cancel() {
	if q.conn != nil {
		q.conn.Close()
	}
	q.dial.Cancel()
	q.patience.Cancel()
	q.conn = nil
}
