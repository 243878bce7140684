package server

import (
	"strings"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// greet is the work that a request means: I/O, compute, more I/O,
// compute.
func (s *Server) greet(name string) future.Boxed[string] {
	return combinator.AndThen(s.ask(s.Service.Tongue, name),
		func(code string) future.Boxed[string] {
			return combinator.Map(s.ask(s.Service.Fortune, code),
				func(saying string) string {
					return greeter.Greeting(code, name, saying)
				}).Box()
		}).Box()
}

// ask sends a line to a service, and has the line that comes
// back, or a Status.
func (s *Server) ask(addr, line string) future.Boxed[string] {
	answer := combinator.AndThen(tcp.Dial(s.Reactor, addr),
		func(c *tcp.Conn) future.Boxed[string] {
			return question(c, line)
		})
	patience := s.Reactor.Sleep(s.Service.UpstreamPatience)
	return combinator.MapErr(combinator.Timeout(answer, patience),
		func(err error) error {
			return greeter.Gateway(err)
		}).Box()
}

// question asks, hears, and closes c.
func question(c *tcp.Conn, line string) future.Boxed[string] {
	answer := combinator.AndThen(c.WriteAll([]byte(line+"\n")),
		func(int) tcp.ReadLine {
			return c.ReadLine(greeter.MaxLine)
		})
	return combinator.Finally(
		combinator.Map(answer, strings.TrimSpace),
		func() { c.Close() }).Box()
}
