package machine

import (
	"time"

	"artofwaiting/code/socket"
)

// Waits is the connection that has to get ready before Step can
// do more: the client's own, or that to a service.
func (c *Client) Waits() *socket.Conn {
	if c.asking != nil {
		return c.asking.conn
	}
	return c.conn
}

// Until is when patience ends. Step is to be called then, whether
// or not anything is ready.
func (c *Client) Until() time.Time { return c.until }
