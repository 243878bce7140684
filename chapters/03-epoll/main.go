// The greeter on one thread that sleeps until somebody is ready.
package main

import (
	"fmt"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/03-epoll/loop"
	"artofwaiting/code/thread"
)

func main() {
	greeter.Main(&greeter.Demo{
		Network: greeter.Net{},
		Clients: 1000,
		Start: func(s greeter.Service) (greeter.Server, error) {
			return loop.Start(s)
		},
		Together: func() string {
			return fmt.Sprintf("threads  %d\n", thread.Running())
		},
	})
}
