package server

import (
	"errors"
	"io"
	"os"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/future"
	"artofwaiting/code/tcp"
)

// A state is what a client waits for.
type state int

const (
	reading state = iota // the rest of its request
	tongue               // the word of the tongue service
	fortune              // the word of the fortune service
	writing              // room for its answer
	leaving              // it to stop sending, after a refusal
)

// A client is the future of a connection having been served.
type client struct {
	server  *Server
	conn    *tcp.Conn
	state   state
	in      []byte
	request greeter.Request
	asking  question
	code    string // of the language
	answer  tcp.Write
	refused bool
	surplus int // bytes read while leaving
}

func newClient(s *Server, conn *tcp.Conn) *client {
	c := &client{server: s, conn: conn}
	c.next(reading)
	return c
}

// next enters a state, and gives it its time.
func (c *client) next(s state) {
	c.state = s
	patience := c.server.service.ClientPatience
	c.conn.SetDeadline(time.Now().Add(patience))
}

// Poll serves until it has to wait, or until the client is gone.
func (c *client) Poll(w future.Waker) (none struct{}, err error) {
	for err == nil {
		err = c.step(w)
	}
	if err != future.Pending {
		c.Cancel()
	}
	return none, err
}

// Cancel gives back all that the client has.
func (c *client) Cancel() {
	c.asking.Cancel()
	c.conn.Close()
}

// step does what the state asks for. It returns nil when that has
// led to another state, and Pending when it has to wait.
func (c *client) step(w future.Waker) error {
	switch c.state {
	case reading:
		return c.read(w)
	case tongue, fortune:
		answer, err := c.asking.Poll(w)
		if err == future.Pending {
			return err
		}
		c.heard(answer, err)
		return nil
	case writing:
		return c.write(w)
	default:
		return c.leave(w)
	}
}

// read collects a request.
func (c *client) read(w future.Waker) error {
	r, n, err := greeter.Parse(c.in)
	if err != nil {
		c.refuse(err.(greeter.Status))
		return nil
	}
	if n > 0 {
		c.in, c.request = c.in[n:], r
		c.asking = c.server.ask(c.server.service.Tongue, r.Name)
		c.next(tongue)
		return nil
	}
	chunk := make([]byte, 1024)
	some := c.conn.Read(chunk)
	n, err = some.Poll(w)
	c.in = append(c.in, chunk[:n]...)
	if errors.Is(err, os.ErrDeadlineExceeded) && len(c.in) > 0 {
		c.refuse(greeter.RequestTimeout)
		return nil
	}
	return err
}

// heard takes an answer, and asks the next question, or answers.
func (c *client) heard(answer string, err error) {
	service := c.server.service
	switch {
	case err != nil:
		c.refuse(greeter.Gateway(err))
	case c.state == tongue:
		c.code = answer
		c.asking = c.server.ask(service.Fortune, answer)
		c.next(fortune)
	default:
		r := c.request
		body := greeter.Greeting(c.code, r.Name, answer)
		c.say(greeter.Response(greeter.OK, body, r.Close))
	}
}

// refuse tells the client what went wrong, and that it is over.
func (c *client) refuse(s greeter.Status) {
	c.refused = true
	c.say(greeter.Refusal(s))
}

func (c *client) say(answer []byte) {
	c.answer = c.conn.WriteAll(answer)
	c.next(writing)
}

func (c *client) write(w future.Waker) error {
	if _, err := c.answer.Poll(w); err != nil {
		return err
	}
	switch {
	case c.refused:
		c.next(leaving)
		return c.conn.CloseWrite()
	case c.request.Close:
		return io.EOF
	}
	c.next(reading)
	return nil
}

// leave reads what a refused client still sends, so that it gets
// to read its refusal: see farewell in chapter 0.
func (c *client) leave(w future.Waker) error {
	some := c.conn.Read(make([]byte, 1024))
	n, err := some.Poll(w)
	if c.surplus += n; c.surplus > 1<<20 {
		return io.EOF
	}
	return err
}
