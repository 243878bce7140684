// Package echo is a server that says what it hears, as an async
// function and as a future by hand: as little as a server can do,
// so that one sees what its loop costs.
package echo

//go:generate go run artofwaiting/code/generator/compile

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// none is what a function returns that has nothing to say.
type none = struct{}

// Echo serves one client. All clients of a thread read into the
// same scratch: one that waits holds no buffer.
func Echo(c *tcp.Conn, scratch []byte) future.Boxed[none] {
	return await.Async(func(a *await.A) (none, error) {
		defer c.Close()
		for {
			n, err := await.Await(a, c.Read(scratch))
			if err != nil {
				return none{}, nil
			}
			_, err = await.Await(a, Say(c, scratch[:n]))
			if err != nil {
				return none{}, nil
			}
		}
	})
}
