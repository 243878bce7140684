// Package shout is a server of few words: async functions and
// streams over TCP.
package shout

import (
	"io"
	"strings"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator/stream"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/tcp"
)

// Lines is the lines that come over c.
func Lines(c *tcp.Conn) future.BoxedStream[string] {
	return await.Stream(
		func(a *await.A, y *generator.Y[string]) error {
			for {
				line, err := await.Await(a, c.ReadLine(80))
				if err == io.EOF {
					return nil
				}
				if err != nil {
					return err
				}
				y.Yield(line)
			}
		})
}

// Serve serves so many clients, one after the other.
func Serve(l *tcp.Listener, n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		lines := 0
		clients := stream.Take(l.Incoming(), n)
		for c, err := range await.Each(a, clients) {
			if err != nil {
				return lines, err
			}
			n, err := await.Await(a, Shout(c))
			if err != nil {
				return lines, err
			}
			lines += n
		}
		return lines, nil
	})
}

// Shout shouts back at a client, until that has enough.
func Shout(c *tcp.Conn) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		defer c.Close()
		for line, err := range await.Each(a, Lines(c)) {
			if err != nil {
				return n, err
			}
			text := strings.ToUpper(line) + "\n"
			_, err = await.Await(a, c.WriteAll([]byte(text)))
			if err != nil {
				return n, err
			}
			n++
		}
		return n, nil
	})
}
