// Package server is the greeter as async functions. It is what
// chapter 5's server does with a client; the rest is chapter 5's.
package server

//go:generate go run artofwaiting/code/generator/compile

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	chain "artofwaiting/chapters/05-combinators/server"
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// none is what a function returns that has nothing to say.
type none = struct{}

// Start starts a server.
func Start(service greeter.Service) (*chain.Server, error) {
	return chain.StartWith(service, Client)
}

// Client serves one client, to the end.
func Client(s *chain.Server, c *tcp.Conn) future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		defer c.Close()
		_, err = await.Await(a, rounds(s, c))
		if err != nil {
			await.Await(a, s.Refuse(c, err))
		}
		return n, nil
	})
}

// rounds answers one request after the other.
func rounds(s *chain.Server, c *tcp.Conn) future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		var buf []byte
		for {
			r, err := await.Await(a, next(s, c, buf))
			if err != nil {
				return n, err
			}
			body, err := await.Await(a, Greet(s, r.Name))
			if err != nil {
				return n, err
			}
			s.Patience(c)
			text := greeter.Response(greeter.OK, body, r.Close)
			_, err = await.Await(a, c.WriteAll(text))
			if err != nil || r.Close {
				return n, err
			}
			buf = r.rest
		}
	})
}

// A request is what a client wants, and what has come behind it.
type request struct {
	greeter.Request
	rest []byte
}

// next reads until buf begins with a whole request.
func next(s *chain.Server, c *tcp.Conn,
	buf []byte) future.Boxed[request] {
	return await.Async(func(a *await.A) (request, error) {
		s.Patience(c)
		chunk := make([]byte, 1024)
		for {
			r, n, err := greeter.Parse(buf)
			if err != nil || n > 0 {
				return request{r, buf[n:]}, err
			}
			n, err = await.Await(a, c.Read(chunk))
			if err != nil {
				return request{}, chain.Late(buf, err)
			}
			buf = append(buf, chunk[:n]...)
		}
	})
}
