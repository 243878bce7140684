// Accept takes connections from a stream, and looks where it
// ends.
package main

import (
	"fmt"
	"io"
	"os"

	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/socket"
	"artofwaiting/code/tcp"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
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
	if err := knock(l.Addr().String()); err != nil {
		return err
	}
	in := l.Incoming()
	for range names {
		if err := welcome(r, &in); err != nil {
			return err
		}
	}
	_, err = in.Next(future.Waker{})
	fmt.Println("after the last ", err)
	l.Close()
	_, err = in.Next(future.Waker{})
	fmt.Println("after Close, io.EOF ", err == io.EOF)
	return nil
}

// welcome waits for the next connection, and for its line.
func welcome(r *reactor.Reactor, in *tcp.Incoming) error {
	next := future.PollFunc(in.Next)
	conn, err := reactor.Run(r, &next)
	if err != nil {
		return err
	}
	defer conn.Close()
	line := conn.ReadLine(80)
	name, err := reactor.Run(r, &line)
	fmt.Println("from the stream ", name)
	return err
}

var names = []string{"ada", "grace", "edsger"}

// knock connects three clients, one after the other.
func knock(addr string) error {
	for _, name := range names {
		c, err := socket.Dial(addr)
		if err == nil {
			defer c.Close()
			_, err = c.Write([]byte(name + "\n"))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
