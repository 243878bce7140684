package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	awaitCompiled "artofwaiting/chapters/07-await/server/compiled"
	"artofwaiting/chapters/08-scheduler/server/compiled"
	"artofwaiting/chapters/child"
)

// patience is the greeter's with its clients and its services.
const patience = 20 * time.Second

// start starts everybody.
func start() (s *stage, err error) {
	tongue := &greeter.Upstream{Answer: greeter.Tongue}
	addr, err := tongue.Start(greeter.Net{})
	if err != nil {
		return nil, err
	}
	s = &stage{fortune: &service{addr: "127.0.0.2:0"}}
	if err = s.fortune.start(); err != nil {
		return nil, err
	}
	s.greeter, s.addr, err = child.Start("-role", "greeter", addr,
		s.fortune.addr)
	if err != nil {
		s.fortune.process.Kill()
	}
	return s, err
}

func (s *stage) stop() {
	s.greeter.Kill()
	s.fortune.process.Kill()
}

// serve is the greeter's process. It says its address, and for
// each line that it is told, how many clients have a task, and
// how many sockets it has.
func serve(tongue, fortune string) error {
	s, err := compiled.Start(greeter.Service{
		Addr: "127.0.0.1:0", Tongue: tongue, Fortune: fortune,
		ClientPatience: patience, UpstreamPatience: patience,
	}, awaitCompiled.Client)
	if err != nil {
		return err
	}
	defer s.Stop()
	fmt.Println(s.Address())
	return child.Answer(func(string) (string, error) {
		var tasks bytes.Buffer
		if err := s.Dump(&tasks); err != nil {
			return "", err
		}
		open, err := sockets()
		clients := bytes.Count(tasks.Bytes(), []byte("clientF"))
		return fmt.Sprint(clients, open), err
	})
}

// sockets is how many this process has. Go's runtime has other
// descriptors, and opens them when it likes.
func sockets() (n int, err error) {
	const here = "/proc/self/fd"
	all, err := os.ReadDir(here)
	for _, fd := range all {
		// The one that reads the directory is gone by now.
		what, _ := os.Readlink(filepath.Join(here, fd.Name()))
		if strings.HasPrefix(what, "socket:") {
			n++
		}
	}
	return n, err
}
