package machine

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/socket"
)

// read collects a request, and asks the first question.
func (c *Client) read() error {
	r, n, err := greeter.Parse(c.in)
	if err != nil {
		c.refuse(err.(greeter.Status))
		return nil
	}
	if n > 0 {
		c.in, c.request = c.in[n:], r
		c.question(tongue, c.service.Tongue, r.Name)
		return nil
	}
	chunk := make([]byte, 1024)
	n, err = c.conn.TryRead(chunk)
	c.in = append(c.in, chunk[:n]...)
	return err
}

// question begins to ask a service, and waits in state s.
func (c *Client) question(s state, addr, line string) {
	q, err := ask(addr, line)
	if err != nil {
		c.refuse(greeter.BadGateway)
		return
	}
	c.asking = q
	c.next(s)
}

func (c *Client) hearTongue() error {
	answer, err := c.hear()
	if err == nil {
		c.code = answer
		c.question(fortune, c.service.Fortune, answer)
	}
	return c.unless(err)
}

func (c *Client) hearFortune() error {
	answer, err := c.hear()
	if err == nil {
		r := c.request
		body := greeter.Greeting(c.code, r.Name, answer)
		c.out = greeter.Response(greeter.OK, body, r.Close)
		c.next(writing)
	}
	return c.unless(err)
}

// hear polls the question, and lets it go when it is answered.
func (c *Client) hear() (string, error) {
	answer, err := c.asking.poll()
	if err == nil {
		c.drop()
	}
	return answer, err
}

// unless refuses the client because of err, if there is one.
func (c *Client) unless(err error) error {
	if err != nil && err != socket.WouldBlock {
		c.refuse(greeter.Gateway(err))
		return nil
	}
	return err
}

// write sends what is left of the answer.
func (c *Client) write() error {
	for len(c.out) > 0 {
		n, err := c.conn.TryWrite(c.out)
		if err != nil {
			return err
		}
		c.out = c.out[n:]
	}
	switch {
	case c.refused:
		c.next(leaving)
		return c.conn.CloseWrite()
	case c.request.Close:
		c.next(gone)
	default:
		c.next(reading)
	}
	return nil
}

// refuse tells the client what went wrong, and that it is over.
func (c *Client) refuse(s greeter.Status) {
	c.drop()
	c.refused = true
	c.out = greeter.Refusal(s)
	c.next(writing)
}

// leave reads what a refused client still sends, so that it gets
// to read its refusal: see farewell in chapter 0.
func (c *Client) leave() error {
	chunk := make([]byte, 1024)
	n, err := c.conn.TryRead(chunk)
	if c.surplus += n; c.surplus > 1<<20 {
		c.next(gone)
	}
	return err
}

// drop closes the connection to a service.
func (c *Client) drop() {
	if c.asking != nil {
		c.close(c.asking.conn)
		c.asking = nil
	}
}
