// Package server is the greeter as generators: straight lines
// that stop where they must wait. It is what chapter 5's server
// does with a client; the rest is chapter 5's.
package server

//go:generate go run artofwaiting/code/generator/compile

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	chain "artofwaiting/chapters/05-combinators/server"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/tcp"
)

// none is nothing, which is what we yield: that we must wait.
type none = struct{}

// A handle is what each of them yields with.
type handle = *generator.Y[none]

// A waiting generator yields while it waits.
type waiting[T any] = generator.Waiting[T]

// A result is what it has at its end.
type result[T any] = generator.Result[T]

// failed is the end of a generator that has no value.
func failed[T any](err error) result[T] {
	return result[T]{Err: err}
}

// Start starts a server.
func Start(service greeter.Service) (*chain.Server, error) {
	return chain.StartWith(service, handler)
}

// handler serves a client with a generator.
func handler(s *chain.Server, c *tcp.Conn) future.Boxed[none] {
	return generator.Futurify(
		func(w *future.Waker) waiting[none] {
			return client(s, c, w)
		}).Box()
}
