// The greeter with a thread of the operating system for each
// client.
package main

import (
	"fmt"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/01-blocking-threads/server"
	"artofwaiting/code/thread"
)

func main() {
	greeter.Main(&greeter.Demo{
		Network: greeter.Net{}, // for the cast, not the server
		Clients: 1000,
		Start: func(s greeter.Service) (greeter.Server, error) {
			return server.Start(s)
		},
		Together: func() string {
			return fmt.Sprintf("threads  %d\n", thread.Running())
		},
	})
}
