// Crowd connects 10,000 clients to a greeter that is one thread.
package main

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	awaitCompiled "artofwaiting/chapters/07-await/server/compiled"
	"artofwaiting/chapters/08-scheduler/server/compiled"
	"artofwaiting/chapters/crowd"
)

func main() {
	crowd.Main(func(s greeter.Service) (greeter.Server, error) {
		return compiled.Start(s, awaitCompiled.Client)
	})
}
