// The greeter on one thread that never waits: it asks, and asks.
package main

import (
	"fmt"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/02-non-blocking-io/server"
	"artofwaiting/code/thread"
)

func main() {
	greeter.Main(&greeter.Demo{
		Network: greeter.Net{},
		Clients: 1000,
		Start: func(s greeter.Service) (greeter.Server, error) {
			return server.Start(s)
		},
		Together: func() string {
			return fmt.Sprintf("threads  %d\n", thread.Running())
		},
	})
}
