package greeter

import (
	"fmt"
	"strings"
	"testing"
)

// good requests, and what they mean.
var good = []struct {
	bytes string
	want  Request
}{
	{"GET /ada HTTP/1.1\r\n\r\n", Request{Name: "ada"}},
	{"GET /ada HTTP/1.1\n\n", Request{Name: "ada"}},
	{"GET /ada HTTP/1.1\r\n\n", Request{Name: "ada"}},
	{"GET /ada HTTP/1.1\n\r\n", Request{Name: "ada"}},
	{"GET /ada HTTP/1.0\r\n\r\n", Request{"ada", true}},
	{"GET /Anna-Maria HTTP/1.1\r\nHost: greeter\r\n\r\n",
		Request{Name: "Anna-Maria"}},
	{"GET /x HTTP/1.1\nHost: a:b\nX-Empty:\n\n",
		Request{Name: "x"}},
	{"GET /x HTTP/1.1\r\nCONNECTION:  Close \r\n\r\n",
		Request{"x", true}},
	{"GET /x HTTP/1.1\r\nConnection: keep-alive\r\n\r\n",
		Request{Name: "x"}},
	{"GET /x HTTP/1.1\r\nX: Connection: close\r\n\r\n",
		Request{Name: "x"}},
}

// TestSplits cuts each request at every byte: before the last one
// it is not complete, after that it does not matter what follows.
func TestSplits(t *testing.T) {
	for _, g := range good {
		for i := range len(g.bytes) {
			part := g.bytes[:i]
			_, n, err := Parse([]byte(part))
			if n != 0 || err != nil {
				t.Errorf("%q: %d, %v, want 0", part, n, err)
			}
		}
		for _, next := range []string{
			"", "\r\n", "\n", "garbage\n\n", g.bytes,
			strings.Repeat("x", MaxHeader),
		} {
			r, n, err := Parse([]byte(g.bytes + next))
			if r != g.want || n != len(g.bytes) || err != nil {
				t.Errorf("%q and %.20q: %v, %d, %v, want %v",
					g.bytes, next, r, n, err, g.want)
			}
		}
	}
}

// TestPipelined takes all of them out of one buffer, in order.
func TestPipelined(t *testing.T) {
	var buf []byte
	for _, g := range good {
		buf = append(buf, g.bytes...)
	}
	for _, g := range good {
		r, n, err := Parse(buf)
		if r != g.want || n != len(g.bytes) || err != nil {
			t.Fatalf("%v, %d, %v, want %v", r, n, err, g.want)
		}
		buf = buf[n:]
	}
	if len(buf) != 0 {
		t.Errorf("%q is left", buf)
	}
}

func TestBadRequests(t *testing.T) {
	field := func(f string) string {
		return "GET /ada HTTP/1.1\r\n" + f + "\r\n\r\n"
	}
	for _, test := range []struct {
		bytes string
		want  Status
	}{
		{"\n", BadRequest},
		{"\r\n", BadRequest},
		{"\n\n", BadRequest},
		{"\x16\x03\x01 hello\n", BadRequest},
		{"GET /ada\n", BadRequest},
		{"GET /ada HTTP/2\n", BadRequest},
		{"GET /ada HTTP/1.1 \n", BadRequest},
		{"GET  /ada HTTP/1.1\n", BadRequest},
		{"GET /ada HTTP/1.1\rX: y\n", BadRequest},
		{"get /ada HTTP/1.1\n", BadRequest},
		{"POST /ada HTTP/1.1\n", BadRequest},
		{"GET ada HTTP/1.1\n", BadRequest},
		{"GET http://a/ada HTTP/1.1\n", BadRequest},
		{field("no colon"), BadRequest},
		{field(": no name"), BadRequest},
		{field("Content-Length: 5"), BadRequest},
		{field("content-length:0"), BadRequest},
		{field("Transfer-Encoding: chunked"), BadRequest},
		{field("Content-Length : 5"), BadRequest},
		{field("Content-Length\t: 5"), BadRequest},
		{field("X: y\r\n Content-Length: 5"), BadRequest},
		{"GET / HTTP/1.1\n", NotFound},
		{"GET /a/b HTTP/1.1\n", NotFound},
		{"GET /a.b HTTP/1.1\n", NotFound},
		{"GET /ada? HTTP/1.1\n", NotFound},
		{"GET /../x HTTP/1.1\n", NotFound},
		{"GET /%61 HTTP/1.1\n", NotFound},
		{"GET /\xc3\xa9 HTTP/1.1\n", NotFound},
		{"GET /a\x00 HTTP/1.1\n", NotFound},
	} {
		_, n, err := Parse([]byte(test.bytes))
		if n < 0 || n > len(test.bytes) {
			t.Errorf("%q: took %d bytes", test.bytes, n)
		}
		if err != test.want {
			t.Errorf("%q: %v, want %v",
				test.bytes, err, test.want)
		}
	}
}

func TestNames(t *testing.T) {
	for c := range 256 {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		name := string([]byte{byte(c)})
		if got := isName(name); got != (letter || c == '-') {
			t.Errorf("isName(%q) = %v", name, got)
		}
	}
	for n, want := range map[int]bool{
		0: false, 1: true, 40: true, 41: false,
	} {
		if got := isName(strings.Repeat("x", n)); got != want {
			t.Errorf("%d letters: %v, want %v", n, got, want)
		}
	}
}

// TestMaxHeader pads a request to the byte. What the answer is
// must not depend on how much of it has arrived, once it is too
// much.
func TestMaxHeader(t *testing.T) {
	const head, tail = "GET /ada HTTP/1.1\r\nX: ", "\r\n\r\n"
	pad := strings.Repeat("x", MaxHeader-len(head)-len(tail))
	exact := head + pad + tail
	r, n, err := Parse([]byte(exact))
	if r.Name != "ada" || n != MaxHeader || err != nil {
		t.Errorf("%d bytes: %v, %d, %v", len(exact), r, n, err)
	}
	more := head + pad + "x" + tail
	if _, _, err := Parse([]byte(more)); err != HeaderTooLarge {
		t.Errorf("%d bytes: %v, want %v",
			len(more), err, HeaderTooLarge)
	}
	_, n, err = Parse([]byte(more[:MaxHeader]))
	if n != 0 || err != nil {
		t.Errorf("so far good: %d, %v, want 0", n, err)
	}
	_, _, err = Parse([]byte(more[:MaxHeader+1]))
	if err != HeaderTooLarge {
		t.Errorf("already too long: %v", err)
	}
	for _, path := range []string{"", "/"} {
		line := "GET " + path + pad + pad + " HTTP/1.1"
		for _, end := range []string{"", "\r\n", "\r\n\r\n"} {
			_, _, err := Parse([]byte(line + end))
			if err != HeaderTooLarge {
				t.Errorf("endless first line, %q: %v", end, err)
			}
		}
	}
}

// FuzzParse: what Parse says of the beginning of a request it
// says of the whole, too, however the bytes arrive.
func FuzzParse(f *testing.F) {
	for _, g := range good {
		f.Add([]byte(g.bytes), uint(len(g.bytes)/2))
		f.Add([]byte(g.bytes+g.bytes), uint(len(g.bytes)))
	}
	f.Add([]byte("\x16\x03\x01 hello\r\n"), uint(3))
	const line = "GET /ada HTTP/1.1\n"
	f.Add([]byte(line+"Content-Length: 1\n\n"), uint(9))
	long := strings.Repeat("X: y\n", MaxHeader/5)
	f.Add([]byte(line+long+"\n"), uint(MaxHeader))
	f.Add([]byte("GET /"+long+" HTTP/1.1\n\n"), uint(MaxHeader))
	f.Fuzz(func(t *testing.T, buf []byte, at uint) {
		whole := parse(t, buf)
		i := int(at % uint(len(buf)+1))
		part := parse(t, buf[:i])
		if part != "more" && part != whole {
			t.Errorf("%d bytes: %s, all %d: %s",
				i, part, len(buf), whole)
		}
		if again := parse(t, buf); again != whole {
			t.Errorf("first %s, then %s", whole, again)
		}
	})
}

// parse is what Parse says, in one word.
func parse(t *testing.T, buf []byte) string {
	t.Helper()
	before := string(buf)
	r, n, err := Parse(buf)
	switch {
	case n < 0 || n > len(buf):
		t.Fatalf("took %d bytes of %d", n, len(buf))
	case string(buf) != before:
		t.Fatalf("wrote to the buffer")
	case err != nil:
		status, ok := err.(Status)
		if !ok || reasons[status] == "" || status == OK {
			t.Fatalf("error %#v", err)
		}
		return err.Error()
	case n == 0:
		return "more"
	case !isName(r.Name) || n > MaxHeader:
		t.Fatalf("%q: %v, %d", buf, r, n)
	}
	return fmt.Sprint(r, n)
}
