package greeter

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func startUpstream(t *testing.T, u *Upstream) (addr string) {
	t.Helper()
	addr, err := u.Start(Net{})
	must(t, err)
	t.Cleanup(u.Stop)
	return addr
}

func TestUpstreamAnswers(t *testing.T) {
	settled(t)
	u := &Upstream{Answer: strings.ToUpper}
	conn := dial(t, startUpstream(t, u))
	send(t, conn, "one\ntw")
	send(t, conn, "o\n\nunfinished")
	must(t, conn.CloseWrite())
	got, err := io.ReadAll(conn)
	must(t, err)
	if want := "ONE\nTWO\n\nUNFINISHED\n"; string(got) != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestUpstreamHangsUp(t *testing.T) {
	settled(t)
	long := strings.Repeat("x", 2*MaxLine) + "\n"
	for _, u := range []*Upstream{
		{HangUp: true}, {Answer: strings.ToUpper},
	} {
		conn := dial(t, startUpstream(t, u))
		io.WriteString(conn, long) // it may be gone already
		if got, _ := io.ReadAll(conn); len(got) > 0 {
			t.Errorf("it answered %q", got)
		}
	}
}

func TestUpstreamDown(t *testing.T) {
	settled(t)
	addr := startUpstream(t, &Upstream{Down: true})
	minute := time.Now().Add(time.Minute)
	if conn, err := (Net{}).Dial(addr, minute); err == nil {
		conn.Close()
		t.Errorf("dialed a service that is down")
	}
}

// TestUpstreamHolds: nobody is answered before all have asked,
// and then everybody is.
func TestUpstreamHolds(t *testing.T) {
	settled(t)
	const n = 5
	u := &Upstream{Answer: strings.ToUpper, Hold: n}
	addr := startUpstream(t, u)
	var in []*bufio.Reader
	for range n {
		select {
		case <-u.Full():
			t.Fatalf("full with %d questions", len(in))
		default:
		}
		conn := dial(t, addr)
		send(t, conn, "x\n")
		in = append(in, bufio.NewReader(conn))
	}
	<-u.Full()
	if got := u.Most(); got != n {
		t.Errorf("%d waited together, want %d", got, n)
	}
	select {
	case <-u.Released():
		t.Error("released by itself")
	default:
	}
	u.Release()
	u.Release() // once is enough, twice does no harm
	<-u.Released()
	for _, in := range in {
		answer, err := in.ReadString('\n')
		if answer != "X\n" || err != nil {
			t.Errorf("%q, %v", answer, err)
		}
	}
}

// TestStopReleases: a question that is held when the service
// stops is still answered.
func TestStopReleases(t *testing.T) {
	settled(t)
	u := &Upstream{Answer: strings.ToUpper, Hold: 1}
	conn := dial(t, startUpstream(t, u))
	send(t, conn, "x\n")
	<-u.Full()
	u.Stop()
	answer, err := bufio.NewReader(conn).ReadString('\n')
	if answer != "X\n" || err != nil {
		t.Errorf("%q, %v", answer, err)
	}
}

const wantDemo = "" +
	"ada      Bonjour, ada. " +
	"Tout vient à point à qui sait attendre.\n" +
	"grace    Salve, grace. Festina lente.\n" +
	`edsger   Hello, edsger. All things come to those who wait.
barbara  Guten Tag, barbara. Gut Ding will Weile haben.
tony     Buongiorno, tony. Chi va piano va sano e va lontano.

clients  20
greeted  20
waiting  20
all here

garbage            400 Bad Request
endless header     431 Request Header Fields Too Large
half a request     408 Request Timeout
tongue is down     502 Bad Gateway
tongue hangs up    502 Bad Gateway
fortune is silent  504 Gateway Timeout
`

// TestDemo: what the demonstration prints is the same every time.
func TestDemo(t *testing.T) {
	settled(t)
	for range 3 {
		d := &Demo{Network: Net{}, Clients: 20,
			Start:    startHandlers,
			Together: func() string { return "all here\n" }}
		var out bytes.Buffer
		must(t, d.Run(&out))
		if out.String() != wantDemo {
			t.Fatalf("it printed\n%s\nwant\n%s", &out, wantDemo)
		}
	}
}

// TestDemoOneByOne: a server that cannot let clients wait
// together gets through the demonstration as well.
func TestDemoOneByOne(t *testing.T) {
	settled(t)
	d := &Demo{Network: Net{}, Clients: 20, OneByOne: true,
		Start: func(s Service) (Server, error) {
			return startBroken(s, true)
		}}
	var out bytes.Buffer
	must(t, d.Run(&out))
	want := strings.Replace(wantDemo,
		"waiting  20\nall here\n", "waiting  1\n", 1)
	if out.String() != want {
		t.Errorf("it printed\n%s\nwant\n%s", &out, want)
	}
}

// startBroken is a server that serves one client after the other,
// or just tells them off.
func startBroken(s Service, serve bool) (Server, error) {
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
			if serve {
				h.Serve(conn)
				continue
			}
			conn.Write(Refusal(NotFound))
			farewell(conn)
			conn.Close()
		}
	})
	return h, nil
}

// TestDemoFails: a server that does not do its work makes the
// demonstration fail, not hang.
func TestDemoFails(t *testing.T) {
	settled(t)
	d := &Demo{Network: Net{}, Clients: 20,
		Start: func(s Service) (Server, error) {
			return startBroken(s, false)
		}}
	var out bytes.Buffer
	err := d.Run(&out)
	if err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("error %v, want the answers with 404", err)
	}
	if !strings.Contains(out.String(), "greeted  0\n") {
		t.Errorf("it printed\n%s", &out)
	}
	failure := errors.New("no server today")
	d.Start = func(Service) (Server, error) {
		return nil, failure
	}
	if err := d.Run(io.Discard); err != failure {
		t.Errorf("error %v, want %v", err, failure)
	}
}

// canned is a connection to a server that says only one thing.
type canned struct{ io.Reader }

func (canned) Write(p []byte) (int, error) { return len(p), nil }
func (canned) Close() error                { return nil }
func (canned) CloseWrite() error           { return nil }
func (canned) SetDeadline(time.Time) error { return nil }

// TestAskRefusesNonsense: a server's answer is input as well.
func TestAskRefusesNonsense(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	for _, answer := range []string{
		"", "HTTP/1.1", ok, ok + "Content-Length: 5\r\n",
		ok + "Content-Length: -1\r\n\r\n",
		ok + "Content-Length: x\r\n\r\n",
		ok + "Content-Length: 9999999999\r\n\r\n",
		ok + "Content-Length: 5\r\n\r\nfour",
	} {
		conn := canned{strings.NewReader(answer)}
		_, body, err := Get(conn, "ada")
		if err == nil {
			t.Errorf("%q: body %q, want an error", answer, body)
		}
	}
	hello := Response(OK, "hello\n", false)
	conn := canned{bytes.NewReader(hello)}
	status, body, err := Get(conn, "ada")
	if status != "200 OK" || body != "hello\n" || err != nil {
		t.Errorf("%q, %q, %v", status, body, err)
	}
}
