// Package machine is the greeter's client as a state machine. It
// never waits: whoever owns a Client calls Step, when there may
// be something to do.
package machine

import (
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/socket"
)

// A state is what a client waits for.
type state int

const (
	reading state = iota // the rest of its request
	tongue               // the word of the tongue service
	fortune              // the word of the fortune service
	writing              // room for its answer
	leaving              // it to stop sending, after a refusal
	gone
)

// A Client is a connection and how far it has come. All that a
// function would keep in its variables between two waits is here.
type Client struct {
	service greeter.Service
	conn    *socket.Conn
	state   state
	until   time.Time // when patience ends
	in, out []byte
	request greeter.Request
	refused bool
	asking  *question
	code    string // of the language
	surplus int    // bytes read while leaving

	// Closing, unless it is nil, is told before a connection is
	// closed.
	Closing func(*socket.Conn)
}

// New is a client that has said nothing yet. The connection must
// not block.
func New(s greeter.Service, conn *socket.Conn) *Client {
	c := &Client{service: s, conn: conn}
	c.next(reading)
	return c
}

// next enters a state, and says for how long.
func (c *Client) next(s state) {
	patience := c.service.ClientPatience
	if s == tongue || s == fortune {
		patience = c.service.UpstreamPatience
	}
	c.state, c.until = s, time.Now().Add(patience)
}

// Step goes as far as it can without waiting, and says whether
// that was to the end.
func (c *Client) Step() (done bool) {
	for c.state != gone {
		err := c.act()
		if err == socket.WouldBlock {
			if time.Now().Before(c.until) {
				return false
			}
			c.late()
		} else if err != nil {
			c.next(gone)
		}
	}
	c.drop()
	c.close(c.conn)
	return true
}

// act does what the state asks for. It returns nil when that has
// led to another state, and WouldBlock when there is no more to
// be done now.
func (c *Client) act() error {
	switch c.state {
	case reading:
		return c.read()
	case tongue:
		return c.hearTongue()
	case fortune:
		return c.hearFortune()
	case writing:
		return c.write()
	default:
		return c.leave()
	}
}

// late is what happens to a client when patience ends.
func (c *Client) late() {
	switch c.state {
	case reading:
		if len(c.in) > 0 {
			c.refuse(greeter.RequestTimeout)
			return
		}
		c.next(gone)
	case tongue, fortune:
		c.refuse(greeter.GatewayTimeout)
	default:
		c.next(gone)
	}
}

func (c *Client) close(conn *socket.Conn) {
	if c.Closing != nil {
		c.Closing(conn)
	}
	conn.Close()
}
