package server

import (
	"errors"
	"os"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// none is what a future brings that brings nothing.
type none = struct{}

// round is one request and its answer: what of the next request
// has come already, or the end.
type round = combinator.Step[[]byte, none]

// client is the Handler of this chapter, a chain.
func (s *Server) client(c *tcp.Conn) future.Boxed[none] {
	rounds := combinator.Loop(nil,
		func(in []byte) future.Boxed[round] {
			return s.round(c, in)
		})
	told := combinator.OrElse(rounds,
		func(err error) future.Boxed[none] {
			return s.Refuse(c, err)
		})
	ended := combinator.OrElse(told,
		func(error) future.Value[none] {
			return future.Ready(none{})
		})
	return combinator.Finally(ended, func() { c.Close() }).Box()
}

// round reads a request, does it, and answers.
func (s *Server) round(
	c *tcp.Conn, in []byte) future.Boxed[round] {
	return combinator.AndThen(s.request(c, in),
		func(a asked) future.Boxed[round] {
			return combinator.AndThen(s.greet(a.Name),
				func(body string) future.Boxed[round] {
					return s.answer(c, a, body)
				}).Box()
		}).Box()
}

func (s *Server) answer(
	c *tcp.Conn, a asked, body string) future.Boxed[round] {
	s.Patience(c)
	text := greeter.Response(greeter.OK, body, a.Close)
	return combinator.Map(c.WriteAll(text), func(int) round {
		if a.Close {
			return combinator.Break[[]byte](none{})
		}
		return combinator.Continue[none](a.rest)
	}).Box()
}

// asked is a request, and what has come behind it.
type asked struct {
	greeter.Request
	rest []byte
}

// more is a read on the way to a request.
type more = combinator.Step[[]byte, asked]

// request reads until in begins with a whole request.
func (s *Server) request(
	c *tcp.Conn, in []byte) future.Boxed[asked] {
	s.Patience(c)
	return combinator.Loop(in,
		func(in []byte) future.Boxed[more] {
			r, n, err := greeter.Parse(in)
			switch {
			case err != nil:
				return future.Fail[more](err).Box()
			case n > 0:
				a := asked{r, in[n:]}
				return future.Ready(
					combinator.Break[[]byte](a)).Box()
			}
			return read(c, in)
		}).Box()
}

// read reads some more. A client that is late with the rest of a
// request is told so; one that has not begun is let go.
func read(c *tcp.Conn, in []byte) future.Boxed[more] {
	chunk := make([]byte, 1024)
	some := combinator.Map(c.Read(chunk), func(n int) more {
		in = append(in, chunk[:n]...)
		return combinator.Continue[asked](in)
	})
	return combinator.MapErr(some, func(err error) error {
		return Late(in, err)
	}).Box()
}

// Late is what to tell a client that was late with the rest of a
// request, of which in has come. To any other it is err.
func Late(in []byte, err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) && len(in) > 0 {
		return greeter.RequestTimeout
	}
	return err
}

// Patience gives a client its time for what comes next.
func (s *Server) Patience(c *tcp.Conn) {
	c.SetDeadline(time.Now().Add(s.Service.ClientPatience))
}
