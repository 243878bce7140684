//go:build unix && !sim

package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"artofwaiting/chapters/measure"

	"golang.org/x/sys/unix"
)

// child measures one server and prints a cost. Its arguments are
// the kind of server, how many connections it gets, and how many
// messages they send together.
func child(args []string) error {
	serve := servers[args[0]]
	n, err := strconv.Atoi(args[1])
	messages, err2 := strconv.Atoi(args[2])
	if serve == nil || err != nil || err2 != nil || n < 1 {
		return fmt.Errorf("not a child: %q", args)
	}
	addr, err := serve()
	if err != nil {
		return err
	}
	c := &client{}
	bytes, err := gain(func() error { return c.settle(addr, n) })
	if err != nil {
		return err
	}
	rounds := max(messages/n, 1)
	cpu, wall, err := clock(func() error {
		return c.talk(rounds)
	})
	each := time.Duration(rounds*n) * time.Microsecond
	fmt.Println(float64(cpu)/float64(each),
		float64(wall)/float64(each),
		float64(bytes)/1e3/float64(n))
	return err
}

// clock measures f by all cores' time and by the clock's.
func clock(f func() error) (cpu, wall time.Duration, err error) {
	before, err := spent()
	if err != nil {
		return 0, 0, err
	}
	began := time.Now()
	if err := f(); err != nil {
		return 0, 0, err
	}
	wall = time.Since(began)
	after, err := spent()
	return after - before, wall, err
}

// spent is how long all cores together have worked for us.
func spent() (time.Duration, error) {
	var u unix.Rusage
	err := unix.Getrusage(unix.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), err
}

// gain is by how many bytes f makes this process larger.
func gain(f func() error) (int, error) {
	before, err := measure.Resident(os.Getpid())
	if err != nil {
		return 0, err
	}
	if err := f(); err != nil {
		return 0, err
	}
	after, err := measure.Resident(os.Getpid())
	return after - before, err
}
