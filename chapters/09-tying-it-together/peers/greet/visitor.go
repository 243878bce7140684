//go:build linux

package main

import (
	"bytes"
	"io"
	"strings"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// A visitor is a client of a library that calls back. Nobody can
// wait in a callback, so it is the machine of chapter 2 again,
// but for what the library does itself: it reads without being
// asked, and keeps what cannot be written yet. No two of its
// methods may run at the same time.
type visitor struct {
	*greeter.Service
	library library

	state   state
	until   time.Time
	timer   *time.Timer
	in      []byte // heard, and not parsed
	request greeter.Request
	asking  *inquiry // nil while no service is asked
	code    string   // of the language
	surplus int      // bytes heard while leaving
}

// A library is what a visitor asks of a library. The first three
// are about the connection to the client.
type library interface {
	write(p []byte)
	closeWrite()
	close()
	do(f func()) // when no method of the visitor's is running
	// ask connects, if q is still wanted then says its line, and
	// calls answered or failed, none of that before it returns.
	ask(addr string, q *inquiry) error
}

// A state is what a visitor waits for.
type state int

const (
	reading state = iota // the rest of its request
	tongue               // the word of the tongue service
	fortune              // the word of the fortune service
	leaving              // it to stop sending, after a refusal
	gone
)

// An inquiry is a question to a service, for a visitor who may be
// gone when the answer comes, or asks something else.
type inquiry struct {
	of     *visitor
	line   string
	in     []byte
	hangUp func() // nil until there is a connection
}

// wanted is whether somebody waits for the answer.
func (q *inquiry) wanted() bool { return q.of.asking == q }

// next enters a state, and says for how long. The timer is Go's:
// gnet's do not work yet, and nbio's only close.
func (v *visitor) next(s state) {
	patience := v.ClientPatience
	if s == tongue || s == fortune {
		patience = v.UpstreamPatience
	}
	v.state, v.until = s, time.Now().Add(patience)
	if v.timer == nil {
		v.timer = time.AfterFunc(patience, func() {
			v.library.do(v.late)
		})
		return
	}
	v.timer.Reset(patience)
}

// What is kept of what a client has sent too early, or does not
// read: the library reads and writes in any case.
const (
	ahead  = 1 << 20
	behind = 64 << 10
)

// heard is called when the client has sent something.
func (v *visitor) heard(p []byte) {
	switch v.state {
	case gone:
		return
	case leaving:
		v.surplus += len(p)
	default:
		v.in = append(v.in, p...)
	}
	if v.surplus > ahead || len(v.in) > ahead {
		v.leave()
	} else if v.state == reading {
		v.read()
	}
}

// read asks the first question if the request is whole.
func (v *visitor) read() {
	r, n, err := greeter.Parse(v.in)
	if err != nil {
		v.refuse(err.(greeter.Status))
		return
	}
	if n == 0 {
		return
	}
	v.in, v.request = v.in[n:], r
	if len(v.in) == 0 {
		v.in = nil
	}
	v.ask(tongue, v.Tongue, r.Name)
}

func (v *visitor) ask(s state, addr, question string) {
	q := &inquiry{of: v, line: question + "\n"}
	v.asking = q
	v.next(s)
	if err := v.library.ask(addr, q); err != nil {
		v.failed(q, err)
	}
}

// answered is called when a service has sent something.
func (v *visitor) answered(q *inquiry, p []byte) {
	if !q.wanted() {
		return
	}
	q.in = append(q.in, p...)
	line, _, whole := bytes.Cut(q.in, []byte("\n"))
	switch {
	case whole && len(line) < greeter.MaxLine:
		v.drop()
		v.learn(strings.TrimSpace(string(line)))
	case len(q.in) >= greeter.MaxLine:
		v.failed(q, io.ErrShortBuffer)
	}
}

// learn goes on with the word of a service.
func (v *visitor) learn(word string) {
	if v.state == tongue {
		v.code = word
		v.ask(fortune, v.Fortune, word)
		return
	}
	r := v.request
	body := greeter.Greeting(v.code, r.Name, word)
	v.library.write(greeter.Response(greeter.OK, body, r.Close))
	switch {
	case v.state == gone: // nobody was there to hear it
	case r.Close:
		v.leave()
	default:
		v.next(reading)
		v.read()
	}
}

// failed is called when a service cannot be asked.
func (v *visitor) failed(q *inquiry, err error) {
	if q.wanted() {
		v.refuse(greeter.Gateway(err))
	}
}

// refuse tells the client what went wrong, and lets it read that;
// see farewell in chapter 0.
func (v *visitor) refuse(s greeter.Status) {
	v.drop()
	v.in = nil
	v.library.write(greeter.Refusal(s))
	if v.state != gone {
		v.library.closeWrite()
		v.next(leaving)
	}
}

// late is called when patience may have ended.
func (v *visitor) late() {
	switch {
	case v.state == gone || time.Now().Before(v.until):
	case v.state == tongue || v.state == fortune:
		v.refuse(greeter.GatewayTimeout)
	case v.state == reading && len(v.in) > 0:
		v.refuse(greeter.RequestTimeout)
	default:
		v.leave()
	}
}

// leave lets the client go. It is also called when it is gone.
func (v *visitor) leave() {
	if v.state != gone {
		v.state = gone
		v.timer.Stop()
		v.drop()
		v.library.close()
	}
}

func (v *visitor) drop() {
	q := v.asking
	v.asking = nil
	if q != nil && q.hangUp != nil {
		q.hangUp()
	}
}
