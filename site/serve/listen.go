package serve

import (
	"errors"
	"fmt"
	"log"
	"net"
	"strconv"
	"strings"
	"syscall"
)

// portsTried bounds the search for a free port.
const portsTried = 10

// listen takes the port of addr, or the first free one after it.
func listen(addr string, l *log.Logger) (net.Listener, error) {
	if addr == "" {
		addr = DefaultAddr
	}
	host, port, err := splitAddr(addr)
	if err != nil {
		return nil, err
	}
	for try := port; ; try++ {
		ln, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(try)))
		if err == nil {
			if try != port {
				l.Printf("port %d is taken; using %d", port, try)
			}
			return ln, nil
		}
		last := try-port == portsTried-1 || try == 65535
		if !errors.Is(err, syscall.EADDRINUSE) {
			return nil, fmt.Errorf("serve: %w", err)
		}
		if last {
			return nil, fmt.Errorf("serve: the ports %d to %d of %s are all taken; "+
				"choose another", port, try, host)
		}
	}
}

func splitAddr(addr string) (host string, port int, err error) {
	host, digits, err := net.SplitHostPort(addr)
	if err != nil {
		return "", 0, fmt.Errorf("serve: %q is no address like %s", addr, DefaultAddr)
	}
	if !loopback(host) {
		return "", 0, fmt.Errorf("serve: %q is open to other machines; the book is "+
			"served on 127.0.0.1, localhost or [::1] only", addr)
	}
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil {
		return "", 0, fmt.Errorf("serve: the port of %q is no number up to 65535", addr)
	}
	return host, int(n), nil
}

func loopback(host string) bool {
	return host == "127.0.0.1" || host == "::1" || strings.EqualFold(host, "localhost")
}
