// Package limit serves clients, but only so many at a time.
package limit

import (
	"errors"
	"sync"

	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
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
	slots := make(chan struct{}, max)
	var clients sync.WaitGroup
	defer clients.Wait()
	for {
		// The slot comes first. To accept and wait then would be
		// a client too many.
		slots <- struct{}{}
		conn, err := l.Accept()
		if errors.Is(err, socket.ErrClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		clients.Add(1)
		thread.Start(func() {
			defer clients.Done()
			handle(conn)
			conn.Close()
			<-slots
		})
	}
}
