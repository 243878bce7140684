package server

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// Refuse tells a client what went wrong, if that is a Status, and
// lets it read that; see farewell in chapter 0.
func (s *Server) Refuse(
	c *tcp.Conn, err error) future.Boxed[none] {
	status, bad := err.(greeter.Status)
	if !bad {
		return future.Ready(none{}).Box() // it is gone
	}
	s.Patience(c)
	return combinator.AndThen(c.WriteAll(greeter.Refusal(status)),
		func(int) future.Boxed[none] {
			if err := c.CloseWrite(); err != nil {
				return future.Fail[none](err).Box()
			}
			return surplus(c)
		}).Box()
}

// surplus reads what a refused client still sends.
func surplus(c *tcp.Conn) future.Boxed[none] {
	type step = combinator.Step[int, none]
	chunk := make([]byte, 1024)
	return combinator.Loop(0,
		func(total int) future.Boxed[step] {
			return combinator.Map(c.Read(chunk),
				func(n int) step {
					if total += n; total > 1<<20 {
						return combinator.Break[int](none{})
					}
					return combinator.Continue[none](total)
				}).Box()
		}).Box()
}
