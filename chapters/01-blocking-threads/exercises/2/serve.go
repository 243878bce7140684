// Package limit serves clients, but only so many at a time.
package limit

import (
	"errors"

	"artofwaiting/code/socket"
)

// Serve accepts clients from l and calls handle for each, on a
// thread of its own, and closes the connection when handle
// returns.
//
// There are never more than max clients: while so many are being
// served, Serve does not accept. The others wait in the kernel,
// where they cost no thread and no descriptor.
//
// When l is closed, Serve waits for the clients that it has and
// returns nil. Any other error of Accept is returned, after the
// same wait.
func Serve(l *socket.Listener, max int,
	handle func(*socket.Conn)) error {
	return errors.New("limit: not written yet")
}
