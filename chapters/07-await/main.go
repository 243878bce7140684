// The greeter as async functions, which the compiler has made
// into structs. With -stackful they run as they are written, each
// on a stack of its own.
package main

import (
	"flag"
	"fmt"

	"artofwaiting/chapters/00-the-wait/greeter"
	chain "artofwaiting/chapters/05-combinators/server"
	"artofwaiting/chapters/07-await/server"
	"artofwaiting/chapters/07-await/server/compiled"
	"artofwaiting/code/thread"
)

func main() {
	stackful := flag.Bool("stackful", false,
		"do not use what was compiled")
	greeter.Main(&greeter.Demo{
		Network: greeter.Net{},
		Clients: 1000,
		Start: func(s greeter.Service) (greeter.Server, error) {
			return start(*stackful, s)
		},
		Together: func() string {
			return fmt.Sprintf("threads  %d\n", thread.Running())
		},
	})
}

func start(stackful bool, s greeter.Service) (
	*chain.Server, error) {
	if stackful {
		return server.Start(s)
	}
	return compiled.Start(s)
}
