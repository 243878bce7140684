package crowd

import (
	"fmt"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/child"
	"artofwaiting/code/thread"
)

// serve is the greeter's process. It says its address, and then,
// for each line that it is told, how many threads it has started.
// The end of its input is the end of it.
func serve(start func(greeter.Service) (greeter.Server, error),
	tongue, fortune string) error {
	s, err := start(greeter.Service{
		Addr:             "127.0.0.1:0",
		Tongue:           tongue,
		Fortune:          fortune,
		ClientPatience:   time.Minute,
		UpstreamPatience: time.Minute,
	})
	if err != nil {
		return err
	}
	defer s.Stop()
	fmt.Println(s.Address())
	return child.Answer(func(string) (string, error) {
		return fmt.Sprint(thread.Running()), nil
	})
}

// A server is that process, seen from the other one.
type server struct {
	*child.Process
	addr string
}

// start starts this program again, as the greeter.
func start() (*server, error) {
	tongue, fortune, err := services()
	if err != nil {
		return nil, err
	}
	p, addr, err := child.Start("-server", tongue, fortune)
	if err != nil {
		return nil, err
	}
	return &server{p, addr}, nil
}

func (s *server) threads() (string, error) { return s.Ask("") }
