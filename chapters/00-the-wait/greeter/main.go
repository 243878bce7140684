package greeter

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Main is the main function of every greeter: without arguments
// the demonstration d, with -serve a server to play with.
func Main(d *Demo) {
	flag.IntVar(&d.Clients, "n", d.Clients,
		"the `number` of clients that the demonstration has")
	flag.DurationVar(&d.Delay, "delay", 30*time.Millisecond,
		"the `time` that each of the two services takes")
	serve := flag.String("serve", "",
		"serve on `address`, say 127.0.0.1:8000, until stopped")
	flag.Parse()
	err := d.main(*serve)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (d *Demo) main(addr string) error {
	switch {
	case flag.NArg() > 0:
		return fmt.Errorf("unexpected argument %q; -h explains",
			flag.Arg(0))
	case d.Clients < 1:
		return fmt.Errorf("-n %d: at least one client", d.Clients)
	case addr != "" && inBox:
		return errInBox
	case addr != "":
		return d.serve(addr)
	}
	return d.Run(os.Stdout)
}

// errInBox is better than to wait for nobody.
var errInBox = errors.New("-serve: no client can come, for " +
	"this program has a kernel in a box to itself, which no " +
	"other program can reach; on Linux, macOS or a BSD, run it " +
	"without -tags sim")

// serve starts the two services and the greeter, and leaves them
// to whoever connects. Control-C, or SIGTERM, lets those who are
// inside have their answers; a second one ends the process.
func (d *Demo) serve(addr string) error {
	tongue := &Upstream{Answer: Tongue, Delay: d.Delay}
	fortune := &Upstream{Answer: Fortune, Delay: d.Delay}
	server, stop, err := d.stage(tongue, fortune, Service{
		Addr:             addr,
		ClientPatience:   10 * time.Second,
		UpstreamPatience: 2 * time.Second,
	})
	if err != nil {
		return err
	}
	fmt.Printf("try: curl http://%s/ada\n", server.Address())
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM)
	<-told
	signal.Stop(told)
	stop()
	return nil
}
