// Package crowd connects 10,000 clients to a greeter that is a
// process of its own, and then lets each of them ask.
package crowd

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// Main is the main function of both processes. The greeter is
// what start starts.
func Main(start func(greeter.Service) (greeter.Server, error)) {
	n := flag.Int("n", 10_000, "how many `clients` there are")
	child := flag.Bool("server", false,
		"be the greeter, with the two services at the addresses "+
			"that are the arguments")
	flag.Parse()
	var err error
	switch {
	case *child && flag.NArg() == 2:
		err = serve(start, flag.Arg(0), flag.Arg(1))
	case *child || flag.NArg() > 0:
		err = fmt.Errorf("unexpected arguments %q", flag.Args())
	case *n < 1:
		err = fmt.Errorf("-n %d: at least one client", *n)
	default:
		err = run(*n)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run has everybody connected before anybody asks.
func run(n int) error {
	s, err := start()
	if err != nil {
		return err
	}
	defer s.Kill()
	c := newCrowd(n)
	defer c.leave()
	if err := c.connect(s.addr); err != nil {
		return err
	}
	fmt.Println("connected ", n)
	if err := c.ask(); err != nil {
		return err
	}
	fmt.Println("greeted ", n)
	threads, err := s.threads()
	if err != nil {
		return err
	}
	fmt.Println("threads of the server ", threads)
	c.leave()
	return s.Stop()
}

// services starts the two that the greeter asks.
func services() (tongue, fortune string, err error) {
	t := &greeter.Upstream{Answer: greeter.Tongue}
	f := &greeter.Upstream{Answer: greeter.Fortune}
	tongue, err1 := t.Start(greeter.Net{})
	fortune, err2 := f.Start(greeter.Net{})
	return tongue, fortune, errors.Join(err1, err2)
}
