package greeter

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"
)

// A bad is a client that does not behave, or one whose greeter
// has to ask a service that does not. What is left out is in
// order.
type bad struct {
	what            string
	bytes           string // what the client sends
	tongue, fortune *Upstream
	client, service time.Duration // patience
}

// Patience that runs out. Nobody has it but where running out is
// the point, so that no other outcome depends on how fast the
// machine is. A client has to be fast enough to send half a
// request, a service to do nothing at all.
const (
	brisk = 500 * time.Millisecond
	hasty = 50 * time.Millisecond
)

func cast() []bad {
	endless := "GET /ada HTTP/1.1\r\n" +
		strings.Repeat("X-Padding: again and again\r\n", 4000)
	hangUp := &Upstream{HangUp: true}
	return []bad{
		{what: "garbage", bytes: "\x16\x03\x01 hello\r\n"},
		{what: "endless header", bytes: endless},
		{what: "half a request", bytes: "GET /ad", client: brisk},
		{what: "tongue is down", tongue: &Upstream{Down: true}},
		{what: "tongue hangs up", tongue: hangUp},
		{what: "fortune is silent", fortune: &Upstream{},
			service: hasty},
	}
}

// parade sends one bad client after the other, and prints what
// each is told.
func (d *Demo) parade(w io.Writer) error {
	for _, b := range cast() {
		status, err := d.meet(b)
		if err != nil {
			return fmt.Errorf("%s: %w", b.what, err)
		}
		fmt.Fprintf(w, "%-18s %s\n", b.what, status)
	}
	return nil
}

// meet gives a bad client a greeter and two services of its own.
func (d *Demo) meet(b bad) (status string, err error) {
	tongue := cmp.Or(b.tongue, &Upstream{Answer: Tongue})
	fortune := cmp.Or(b.fortune, &Upstream{Answer: Fortune})
	server, stop, err := d.stage(tongue, fortune, Service{
		ClientPatience:   cmp.Or(b.client, time.Minute),
		UpstreamPatience: cmp.Or(b.service, time.Minute),
	})
	if err != nil {
		return "", err
	}
	defer stop()
	minute := time.Now().Add(time.Minute)
	conn, err := d.Network.Dial(server.Address(), minute)
	if err != nil {
		return "", err
	}
	defer conn.Close()
	good := "GET /ada HTTP/1.1\r\n\r\n"
	status, _, err = Ask(conn, cmp.Or(b.bytes, good))
	return status, err
}
