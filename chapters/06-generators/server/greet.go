package server

import (
	"strings"

	"artofwaiting/chapters/00-the-wait/greeter"
	chain "artofwaiting/chapters/05-combinators/server"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
	"artofwaiting/code/tcp"
)

// greet is the work that a request means: I/O, compute, more I/O,
// compute.
func greet(s *chain.Server, name string,
	w *future.Waker) waiting[string] {
	return generator.Returning(func(y handle) result[string] {
		tongue := ask(s, s.Service.Tongue, name)
		defer tongue.Cancel()
		code, err := tongue.Poll(*w)
		for err == future.Pending {
			y.Yield(none{})
			code, err = tongue.Poll(*w)
		}
		if err != nil {
			return failed[string](err)
		}

		fortune := ask(s, s.Service.Fortune, code)
		defer fortune.Cancel()
		saying, err := fortune.Poll(*w)
		for err == future.Pending {
			y.Yield(none{})
			saying, err = fortune.Poll(*w)
		}
		if err != nil {
			return failed[string](err)
		}
		return result[string]{
			Value: greeter.Greeting(code, name, saying)}
	})
}

// ask asks a service, but not for ever.
func ask(
	s *chain.Server, addr, line string) future.Boxed[string] {
	answer := combinator.AndThen(tcp.Dial(s.Reactor, addr),
		func(c *tcp.Conn) generator.Futurified[string] {
			return generator.Futurify(
				func(w *future.Waker) waiting[string] {
					return question(c, line, w)
				})
		})
	patience := s.Reactor.Sleep(s.Service.UpstreamPatience)
	return combinator.MapErr(combinator.Timeout(answer, patience),
		func(err error) error {
			return greeter.Gateway(err)
		}).Box()
}

// question asks, hears, and closes c.
func question(c *tcp.Conn, line string,
	w *future.Waker) waiting[string] {
	return generator.Returning(func(y handle) result[string] {
		defer c.Close()
		send := c.WriteAll([]byte(line + "\n"))
		_, err := send.Poll(*w)
		for err == future.Pending {
			y.Yield(none{})
			_, err = send.Poll(*w)
		}
		if err != nil {
			return failed[string](err)
		}

		hear := c.ReadLine(greeter.MaxLine)
		answer, err := hear.Poll(*w)
		for err == future.Pending {
			y.Yield(none{})
			answer, err = hear.Poll(*w)
		}
		if err != nil {
			return failed[string](err)
		}
		return result[string]{Value: strings.TrimSpace(answer)}
	})
}
