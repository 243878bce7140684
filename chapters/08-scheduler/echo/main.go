// Echo is chapter 7's server of few words, which now gives each
// client a task. Ada holds her line until Grace has been served.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"artofwaiting/chapters/07-await/echo/shout"
	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/reactor"
	"artofwaiting/code/scheduler"
	"artofwaiting/code/tcp"
)

func main() {
	loop := serve
	inTurn := flag.Bool("in-turn", false,
		"serve one after the other, as chapter 7 does")
	if flag.Parse(); *inTurn {
		loop = oneByOne
	}
	switch err := run(loop); err {
	case nil:
	case os.ErrDeadlineExceeded:
		fmt.Println("and for a second, nothing")
	default:
		fmt.Fprintln(os.Stderr, "echo:", err)
		os.Exit(1)
	}
}

// run is over when Ada is, or after a second.
func run(loop func(*scheduler.Executor,
	*tcp.Listener) future.Boxed[none]) error {
	e, err := scheduler.New()
	if err != nil {
		return err
	}
	defer e.Shutdown(0)
	l, err := tcp.Listen(e.Reactor(), "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer l.Close()
	scheduler.Spawn(e, loop(e, l))
	served, turn := future.Oneshot[none]()
	addr := l.Addr().String()
	ada := scheduler.Spawn(e, ada(e.Reactor(), addr, turn))
	scheduler.Spawn(e, grace(e.Reactor(), addr, served))
	_, err = scheduler.Run(e, combinator.Timeout(
		ada, e.Reactor().Sleep(time.Second)))
	return err
}

type none = struct{}

// serve gives every client a task, and goes on listening.
func serve(e *scheduler.Executor,
	l *tcp.Listener) future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		for c, err := range await.Each(a, l.Incoming()) {
			if err != nil {
				return n, err
			}
			scheduler.Spawn(e, shout.Shout(c))
		}
		return n, nil
	})
}

// oneByOne is chapter 7's server, which has them wait in line.
func oneByOne(_ *scheduler.Executor,
	l *tcp.Listener) future.Boxed[none] {
	return combinator.Map(shout.Serve(l, 2),
		func(int) (n none) { return n }).Box()
}

// ada says a line, and another when it is her turn again.
func ada(r *reactor.Reactor, addr string,
	turn future.Receiver[none]) future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		c, err := await.Await(a, tcp.Dial(r, addr))
		if err != nil {
			return n, err
		}
		defer c.Close()
		_, err = await.Await(a, say(c, "ada", "one"))
		if err != nil {
			return n, err
		}
		if _, err := await.Await(a, turn); err != nil {
			return n, err
		}
		return await.Await(a, say(c, "ada", "two"))
	})
}

// grace says her lines, and then it is Ada's turn.
func grace(r *reactor.Reactor, addr string,
	served future.Sender[none]) future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		defer served.Send(n)
		c, err := await.Await(a, tcp.Dial(r, addr))
		if err != nil {
			return n, err
		}
		defer c.Close()
		for _, line := range []string{"eins", "zwei"} {
			_, err := await.Await(a, say(c, "grace", line))
			if err != nil {
				return n, err
			}
		}
		return n, nil
	})
}

// say says a line, and hears it again.
func say(c *tcp.Conn, who, line string) future.Boxed[none] {
	return await.Async(func(a *await.A) (n none, err error) {
		text := []byte(line + "\n")
		_, err = await.Await(a, c.WriteAll(text))
		if err != nil {
			return n, err
		}
		echo, err := await.Await(a, c.ReadLine(80))
		if err == nil {
			fmt.Printf("%s said %s, heard %s\n", who, line, echo)
		}
		return n, err
	})
}
