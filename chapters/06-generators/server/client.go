package server

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	chain "artofwaiting/chapters/05-combinators/server"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/tcp"
)

// client serves one client, to the end, and has nothing to tell
// about it.
func client(s *chain.Server, c *tcp.Conn,
	w *future.Waker) waiting[none] {
	return generator.Returning(func(y handle) (r result[none]) {
		defer c.Close()
		rounds := generator.Futurify(
			func(w *future.Waker) waiting[none] {
				return serve(s, c, w)
			})
		defer rounds.Cancel()
		_, err := rounds.Poll(*w)
		for err == future.Pending {
			y.Yield(none{})
			_, err = rounds.Poll(*w)
		}
		if err == nil {
			return r
		}

		refusal := s.Refuse(c, err)
		defer refusal.Cancel()
		_, err = refusal.Poll(*w)
		for err == future.Pending {
			y.Yield(none{})
			_, err = refusal.Poll(*w)
		}
		return r
	})
}

// serve answers one request after the other.
func serve(s *chain.Server, c *tcp.Conn,
	w *future.Waker) waiting[none] {
	return generator.Returning(func(y handle) (r result[none]) {
		var in []byte
		for {
			asked := generator.Futurify(
				func(w *future.Waker) waiting[request] {
					return next(s, c, in, w)
				})
			a, err := asked.Poll(*w)
			for err == future.Pending {
				y.Yield(none{})
				a, err = asked.Poll(*w)
			}
			if err != nil {
				return failed[none](err)
			}
			done := answer(s, c, a)
			_, err = done.Poll(*w)
			for err == future.Pending {
				y.Yield(none{})
				_, err = done.Poll(*w)
			}
			if in = a.rest; err != nil || a.Close {
				return failed[none](err)
			}
		}
	})
}

// answer works for a request, and writes what comes of it.
func answer(s *chain.Server, c *tcp.Conn,
	a request) future.Boxed[none] {
	return generator.Futurify(
		func(w *future.Waker) waiting[none] {
			return reply(s, c, a, w)
		}).Box()
}

func reply(s *chain.Server, c *tcp.Conn, a request,
	w *future.Waker) waiting[none] {
	return generator.Returning(func(y handle) result[none] {
		greeting := generator.Futurify(
			func(w *future.Waker) waiting[string] {
				return greet(s, a.Name, w)
			})
		defer greeting.Cancel()
		body, err := greeting.Poll(*w)
		for err == future.Pending {
			y.Yield(none{})
			body, err = greeting.Poll(*w)
		}
		if err != nil {
			return failed[none](err)
		}
		s.Patience(c)
		text := greeter.Response(greeter.OK, body, a.Close)
		write := c.WriteAll(text)
		_, err = write.Poll(*w)
		for err == future.Pending {
			y.Yield(none{})
			_, err = write.Poll(*w)
		}
		return failed[none](err)
	})
}

// A request is what a client wants, and what has come behind it.
type request struct {
	greeter.Request
	rest []byte
}

// next reads until in begins with a whole request.
func next(s *chain.Server, c *tcp.Conn, in []byte,
	w *future.Waker) waiting[request] {
	return generator.Returning(func(y handle) result[request] {
		s.Patience(c)
		chunk := make([]byte, 1024)
		for {
			r, n, err := greeter.Parse(in)
			if err != nil {
				return failed[request](err)
			}
			if n > 0 {
				return result[request]{
					Value: request{r, in[n:]}}
			}
			read := c.Read(chunk)
			n, err = read.Poll(*w)
			for err == future.Pending {
				y.Yield(none{})
				n, err = read.Poll(*w)
			}
			if err != nil {
				return failed[request](chain.Late(in, err))
			}
			in = append(in, chunk[:n]...)
		}
	})
}
