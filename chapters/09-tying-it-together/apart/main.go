// Apart uses the parts of this book without each other.
package main

import (
	"flag"
	"fmt"
	"os"

	"artofwaiting/chapters/09-tying-it-together/work"
	"artofwaiting/chapters/09-tying-it-together/work/compiled"
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/thread"
)

// A line is three async functions, and two channels between them.
type line struct{ count, square, sum future.Boxed[int] }

const numbers = 100

func newLine() line {
	counted, toSquare := channel.New[int](1)
	squared, toSum := channel.New[int](1)
	return line{compiled.Count(counted, numbers),
		compiled.Square(toSquare, squared), compiled.Sum(toSum)}
}

// twoThreads polls f on one thread, and then on another.
func twoThreads(f future.Boxed[int]) {
	for range 2 {
		thread.Start(func() { f.Poll(future.Waker{}) }).Join()
	}
}

func main() {
	stackful := flag.Bool("stackful", false,
		"poll one on two threads that was not compiled")
	flag.Parse()
	_, in := channel.New[int](1)
	f := compiled.Sum(in)
	if *stackful {
		f = work.Sum(in)
	}
	twoThreads(f)
	for _, way := range []struct {
		name string
		sum  func() (int, error)
	}{
		{"await, and Wait", alone},
		{"await, and threads", onThreads},
		{"await, and the scheduler", onLoop},
		{"the scheduler, no await", byHand},
	} {
		sum, err := way.sum()
		if err != nil {
			fmt.Fprintln(os.Stderr, way.name+":", err)
			os.Exit(1)
		}
		fmt.Printf("%-25s %d\n", way.name, sum)
	}
}
