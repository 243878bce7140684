// The greeter as tasks of an event loop. With -stackful the async
// functions run as they are written, each on a stack of its own.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

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
				return asked(server.Start(s, await.Client))
			}
			return asked(
				compiled.Start(s, awaitCompiled.Client))
		},
		Together: func() string {
			return fmt.Sprintf("threads  %d\n", thread.Running())
		},
	})
}

// A loop is a greeter that knows what its tasks are doing.
type loop interface {
	greeter.Server
	Dump(io.Writer) error
}

// asked is what Start gives, and a goroutine that asks it for all
// its tasks whenever the process gets SIGQUIT, which a terminal
// sends for Control-\. Go's runtime would print the goroutines,
// and end the process.
func asked(l loop, err error) (greeter.Server, error) {
	if err != nil {
		return nil, err
	}
	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGQUIT)
	go func() {
		for range quit {
			l.Dump(os.Stderr)
		}
	}()
	return l, nil
}
