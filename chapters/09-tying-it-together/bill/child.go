//go:build unix && !sim

package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/09-tying-it-together/visit"
	"artofwaiting/chapters/child"
	"artofwaiting/chapters/measure"
	"artofwaiting/code/thread"

	"golang.org/x/sys/unix"
)

// serve is a greeter's process. Its arguments are the greeter's
// name and the addresses of the services. For each line that it
// reads, it says what it has used so far.
func serve(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("not a child: %q", args)
	}
	server, err := visit.Start(args[0], greeter.Service{
		Addr:             "127.0.0.1:0",
		Tongue:           args[1],
		Fortune:          args[2],
		ClientPatience:   time.Minute,
		UpstreamPatience: time.Minute,
	})
	if err != nil {
		return err
	}
	fmt.Println(server.Address())
	return child.Answer(answer)
}

// answer is what has been used. When there are no more questions,
// the greeter goes with the process.
func answer(what string) (string, error) {
	if what == "memory" {
		debug.FreeOSMemory()
	}
	bytes, err := measure.Resident(os.Getpid())
	if err != nil {
		return "", err
	}
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return "", err
	}
	return fmt.Sprint(thread.Running(), bytes,
		u.Utime.Nano()+u.Stime.Nano()), nil
}
