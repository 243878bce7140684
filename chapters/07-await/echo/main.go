// Echo is a server that shouts back every line, and two clients
// of it, all of them async functions on one thread.
package main

import (
	"fmt"
	"os"

	"artofwaiting/chapters/07-await/echo/shout"
	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/tcp"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "echo:", err)
		os.Exit(1)
	}
}

func run() error {
	r, err := reactor.New()
	if err != nil {
		return err
	}
	defer r.Close()
	l, err := tcp.Listen(r, "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer l.Close()
	addr := l.Addr().String()
	clients := combinator.Join(
		client(r, addr, "ada", "one", "two"),
		client(r, addr, "grace", "eins", "zwei"))
	all := combinator.Join(shout.Serve(l, 2), clients)
	_, err = reactor.Run(r, &all)
	return err
}

// client says some lines, and hears them again.
func client(r *reactor.Reactor, addr, name string,
	lines ...string) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		c, err := await.Await(a, tcp.Dial(r, addr))
		if err != nil {
			return 0, err
		}
		defer c.Close()
		for _, line := range lines {
			text := []byte(line + "\n")
			_, err := await.Await(a, c.WriteAll(text))
			if err != nil {
				return 0, err
			}
			echo, err := await.Await(a, c.ReadLine(80))
			if err != nil {
				return 0, err
			}
			fmt.Printf("%s said %s, heard %s\n", name, line, echo)
		}
		return len(lines), nil
	})
}
