//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/09-tying-it-together/visit"
)

// inGo are the greeters that this program has itself: package
// net's, ours from the least help to the most, and the peers'.
var inGo = []struct {
	name  string
	start startFunc
}{
	{"net and go", ours("net and go")},
	{"epoll", ours("epoll")},
	{"combinators", ours("combinators")},
	{"stackful", ours("stackful")},
	{"scheduler", ours("scheduler")},
	{"gnet", onGnet},
	{"nbio", onNbio},
	{"netpoll", onNetpoll},
}

// A startFunc starts a greeter, which goes when its process does,
// and says where it listens.
type startFunc = func(greeter.Service) (addr string, err error)

// ours is a greeter of the book.
func ours(name string) startFunc {
	return func(s greeter.Service) (string, error) {
		server, err := visit.Start(name, s)
		if err != nil {
			return "", err
		}
		return server.Address(), nil
	}
}

// serve is a greeter's process, until its input ends.
func serve(name string, args []string) error {
	patience := make([]time.Duration, 2)
	for i, text := range args[2:] {
		ms, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		patience[i] = time.Duration(ms) * time.Millisecond
	}
	s := greeter.Service{
		Addr:             "127.0.0.1:0",
		Tongue:           args[0],
		Fortune:          args[1],
		ClientPatience:   patience[0],
		UpstreamPatience: patience[1],
	}
	for _, g := range inGo {
		if g.name == name {
			return listen(g.start, s)
		}
	}
	return fmt.Errorf("no greeter %q", name)
}

func listen(start startFunc, s greeter.Service) error {
	addr, err := start(s)
	if err != nil {
		return err
	}
	fmt.Println(addr)
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}
