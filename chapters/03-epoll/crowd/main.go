// Crowd connects 10,000 clients to a greeter that is one thread.
package main

import (
	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/03-epoll/loop"
	"artofwaiting/chapters/crowd"
)

func main() {
	crowd.Main(func(s greeter.Service) (greeter.Server, error) {
		return loop.Start(s)
	})
}
