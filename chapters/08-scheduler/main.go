// The greeter as tasks of an event loop. With -stackful the async
// functions run as they are written, each on a stack of its own.
package main

import (
	"flag"
	"fmt"

	"artofwaiting/chapters/00-the-wait/greeter"
	await "artofwaiting/chapters/07-await/server"
	awaitCompiled "artofwaiting/chapters/07-await/server/compiled"
	"artofwaiting/chapters/08-scheduler/server"
	"artofwaiting/chapters/08-scheduler/server/compiled"
	"artofwaiting/code/thread"
)

func main() {
	stackful := flag.Bool("stackful", false,
		"do not use what was compiled")
	greeter.Main(&greeter.Demo{
		Network: greeter.Net{},
		Clients: 1000,
		Start: func(s greeter.Service) (greeter.Server, error) {
			if *stackful {
				return server.Start(s, await.Client)
			}
			return compiled.Start(s, awaitCompiled.Client)
		},
		Together: func() string {
			return fmt.Sprintf("threads  %d\n", thread.Running())
		},
	})
}
