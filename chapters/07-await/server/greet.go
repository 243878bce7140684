package server

import (
	"strings"

	"artofwaiting/chapters/00-the-wait/greeter"
	chain "artofwaiting/chapters/05-combinators/server"
	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/tcp"
)

// Greet is the work that a request means: I/O, compute, more I/O,
// compute, return.
func Greet(s *chain.Server, name string) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		code, err := await.Await(a,
			ask(s, s.Service.Tongue, name))
		if err != nil {
			return "", err
		}
		saying, err := await.Await(a,
			ask(s, s.Service.Fortune, code))
		if err != nil {
			return "", err
		}
		return greeter.Greeting(code, name, saying), nil
	})
}

// ask asks a service, but not for ever.
func ask(
	s *chain.Server, addr, line string) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		patience := s.Reactor.Sleep(s.Service.UpstreamPatience)
		answer, err := await.Await(a, combinator.Timeout(
			question(s.Reactor, addr, line), patience))
		if err != nil {
			return "", greeter.Gateway(err)
		}
		return strings.TrimSpace(answer), nil
	})
}

// question sends a line, and reads a line back.
func question(r *reactor.Reactor,
	addr, line string) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		c, err := await.Await(a, tcp.Dial(r, addr))
		if err != nil {
			return "", err
		}
		defer c.Close()
		_, err = await.Await(a, c.WriteAll([]byte(line+"\n")))
		if err != nil {
			return "", err
		}
		return await.Await(a, c.ReadLine(greeter.MaxLine))
	})
}
