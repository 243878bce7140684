package greeter

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// settled fails the test if it ends with more goroutines than it
// had. Call it first: cleanups run backwards.
func settled(t *testing.T) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for range 5_000_000 {
			if runtime.NumGoroutine() <= before {
				return
			}
			runtime.Gosched()
		}
		stacks := make([]byte, 64<<10)
		stacks = stacks[:runtime.Stack(stacks, true)]
		t.Errorf("%d goroutines, %d before:\n%s",
			runtime.NumGoroutine(), before, stacks)
	})
}

// handlers is a Server with a goroutine for each client.
type handlers struct {
	Listener
	*Handler
	clients sync.WaitGroup
}

func startHandlers(s Service) (Server, error) {
	l, err := Net{}.Listen(s.Addr)
	if err != nil {
		return nil, err
	}
	h := &handlers{Listener: l}
	h.Handler = &Handler{Service: s, Network: Net{}}
	h.clients.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			h.clients.Go(func() { h.Serve(conn) })
		}
	})
	return h, nil
}

func (h *handlers) Stop() {
	h.Close()
	h.clients.Wait()
}

// stage is a greeter and the services behind it. Those that are
// nil are in order.
func stage(t *testing.T, tongue, fortune *Upstream, s Service) (
	addr string) {
	t.Helper()
	if tongue == nil {
		tongue = &Upstream{Answer: Tongue}
	}
	if fortune == nil {
		fortune = &Upstream{Answer: Fortune}
	}
	if s.ClientPatience == 0 {
		s.ClientPatience = time.Minute
	}
	if s.UpstreamPatience == 0 {
		s.UpstreamPatience = time.Minute
	}
	d := &Demo{Network: Net{}, Start: startHandlers}
	server, stop, err := d.stage(tongue, fortune, s)
	must(t, err)
	t.Cleanup(stop)
	return server.Address()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func dial(t *testing.T, addr string) Conn {
	t.Helper()
	conn, err := Net{}.Dial(addr, time.Now().Add(time.Minute))
	must(t, err)
	t.Cleanup(func() { conn.Close() })
	return conn
}

func send(t *testing.T, conn Conn, bytes string) {
	t.Helper()
	_, err := io.WriteString(conn, bytes)
	must(t, err)
}

// A reply is what somebody else's HTTP makes of an answer.
type reply struct {
	status int
	body   string
	last   bool
}

func receive(t *testing.T, in *bufio.Reader) reply {
	t.Helper()
	r, err := http.ReadResponse(in, nil)
	must(t, err)
	body, err := io.ReadAll(r.Body)
	must(t, err)
	return reply{r.StatusCode, string(body), r.Close}
}

// receiveAll reads answers until the greeter closes.
func receiveAll(t *testing.T, conn Conn) (replies []reply) {
	t.Helper()
	in := bufio.NewReader(conn)
	for {
		if _, err := in.Peek(1); err != nil {
			if err != io.EOF {
				t.Errorf("instead of the end: %v", err)
			}
			return replies
		}
		replies = append(replies, receive(t, in))
	}
}

func greet(name string) reply {
	code := Tongue(name)
	return reply{200, Greeting(code, name, Fortune(code)), false}
}

func refuse(s Status) reply {
	return reply{int(s), s.Error() + "\n", true}
}

const ada, grace = "GET /ada HTTP/1.1\r\n\r\n",
	"GET /grace HTTP/1.1\r\n\r\n"

func TestKeepAlive(t *testing.T) {
	settled(t)
	conn := dial(t, stage(t, nil, nil, Service{}))
	in := bufio.NewReader(conn)
	for _, name := range []string{"ada", "grace", "ada"} {
		send(t, conn, "GET /"+name+" HTTP/1.1\r\n\r\n")
		if got := receive(t, in); got != greet(name) {
			t.Errorf("%s: %v, want %v", name, got, greet(name))
		}
	}
}

// TestByteByByte: a request may arrive in any pieces.
func TestByteByByte(t *testing.T) {
	settled(t)
	conn := dial(t, stage(t, nil, nil, Service{}))
	for _, b := range []byte(ada + grace) {
		send(t, conn, string(b))
		runtime.Gosched()
	}
	must(t, conn.CloseWrite())
	got := receiveAll(t, conn)
	want := []reply{greet("ada"), greet("grace")}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A play is what a client sends, and all it hears until the end.
type play struct {
	what, bytes     string
	stay            bool // does not say that it has finished
	tongue, fortune *Upstream
	Service
	want []reply
}

const soon = 20 * time.Millisecond

var last = reply{200, greet("ada").body, true}

func clients() []play {
	const closing = "GET /ada HTTP/1.1\r\n" +
		"Connection: close\r\n\r\n"
	endless := "GET /ada HTTP/1.1\r\n" +
		strings.Repeat("X: again and again\r\n", 10_000)
	hasty := Service{ClientPatience: soon}
	return []play{
		{what: "says nothing"},
		{what: "half-closes", bytes: ada,
			want: []reply{greet("ada")}},
		{what: "pipelined", bytes: ada + grace + ada,
			want: []reply{
				greet("ada"), greet("grace"), greet("ada")}},
		{what: "last one", bytes: closing, stay: true,
			want: []reply{last}},
		{what: "HTTP/1.0", bytes: "GET /ada HTTP/1.0\n\n",
			stay: true, want: []reply{last}},
		{what: "ends too early", bytes: ada + "GET /gr",
			want: []reply{greet("ada")}},
		{what: "garbage", bytes: "\x16\x03\x01 hello\r\n",
			want: []reply{refuse(BadRequest)}},
		{what: "pipelined garbage", bytes: ada + "hello\n" + ada,
			want: []reply{greet("ada"), refuse(BadRequest)}},
		{what: "no name", bytes: "GET / HTTP/1.1\r\n\r\n",
			want: []reply{refuse(NotFound)}},
		{what: "endless", bytes: endless,
			want: []reply{refuse(HeaderTooLarge)}},
		{what: "silent", stay: true, Service: hasty},
	}
}

func services() []play {
	constant := func(answer string) *Upstream {
		return &Upstream{Answer: func(string) string {
			return answer
		}}
	}
	badGateway := []reply{refuse(BadGateway)}
	timeout := []reply{refuse(GatewayTimeout)}
	hasty := Service{UpstreamPatience: soon}
	plays := []play{
		{what: "tongue down", tongue: &Upstream{Down: true},
			want: badGateway},
		{what: "fortune down", fortune: &Upstream{Down: true},
			want: badGateway},
		{what: "tongue hangs up", tongue: &Upstream{HangUp: true},
			want: badGateway},
		{what: "tongue silent", tongue: &Upstream{},
			Service: hasty, want: timeout},
		{what: "fortune silent", fortune: &Upstream{},
			Service: hasty, want: timeout},
		{what: "no time to dial", want: timeout,
			Service: Service{UpstreamPatience: -1}},
		{what: "endless saying", want: badGateway,
			fortune: constant(strings.Repeat("x", MaxLine))},
		{what: "unknown tongue", tongue: constant("tlh"),
			want: []reply{{200, "Hello, ada. ...\n", false}}},
	}
	for i := range plays {
		plays[i].bytes = ada
	}
	return plays
}

func TestServe(t *testing.T) {
	for _, p := range append(clients(), services()...) {
		t.Run(p.what, func(t *testing.T) {
			settled(t)
			addr := stage(t, p.tongue, p.fortune, p.Service)
			conn := dial(t, addr)
			send(t, conn, p.bytes)
			if !p.stay {
				must(t, conn.CloseWrite())
			}
			got := receiveAll(t, conn)
			if !slices.Equal(got, p.want) {
				t.Errorf("%v, want %v", got, p.want)
			}
		})
	}
}

// TestStalls: the greeter begins to wait when half a request is
// there, however slow the machine is.
func TestStalls(t *testing.T) {
	settled(t)
	l, err := Net{}.Listen("127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { l.Close() })
	conn := dial(t, l.Address())
	send(t, conn, "GET /ad")
	server, err := l.Accept()
	must(t, err)
	h := &Handler{Service: Service{ClientPatience: soon}}
	served := make(chan struct{})
	go func() {
		h.Serve(server)
		close(served)
	}()
	got := receiveAll(t, conn)
	if !slices.Equal(got, []reply{refuse(RequestTimeout)}) {
		t.Errorf("%v, want %v", got, RequestTimeout)
	}
	<-served // although the client is still there
}

// TestClientResets goes away at the worst moments: while the
// greeter reads, and while it asks somebody else.
func TestClientResets(t *testing.T) {
	cases := []string{"", "GET /a", ada, ada + grace}
	for _, bytes := range cases {
		t.Run(fmt.Sprint(len(bytes)), func(t *testing.T) {
			settled(t)
			tongue := &Upstream{Answer: Tongue, Hold: 1}
			conn := dial(t, stage(t, tongue, nil, Service{}))
			send(t, conn, bytes)
			if strings.HasPrefix(bytes, ada) {
				<-tongue.Full()
			}
			reset(t, conn)
			tongue.Release()
		})
	}
}

// reset closes a connection rudely, for which package net and
// package socket have different words.
func reset(t *testing.T, conn Conn) {
	t.Helper()
	switch c := conn.(type) {
	case interface{ Reset() error }:
		must(t, c.Reset())
	case interface{ SetLinger(int) error }:
		must(t, c.SetLinger(0))
		must(t, conn.Close())
	default:
		t.Fatalf("no way to reset a %T", conn)
	}
}
