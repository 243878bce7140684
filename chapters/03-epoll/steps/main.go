// Steps is a loop made for looking at: three connections, a few
// bytes, and every act of it recorded.
package main

import (
	"flag"
	"fmt"
	"os"

	"artofwaiting/chapters/recording"
)

func main() {
	file := flag.String("trace", "", "write the events to `FILE`")
	flag.Parse()
	if err := run(*file); err != nil {
		fmt.Fprintln(os.Stderr, "steps:", err)
		os.Exit(1)
	}
}

// run writes the recording to a file, or prints its events.
func run(file string) error {
	l, err := newLoop()
	if err != nil {
		return err
	}
	defer l.close()
	if err := l.play(); err != nil {
		return err
	}
	return recording.Write(l.rec, file)
}
