package greeter

import (
	"bytes"
	"strings"
)

// A Request is what a client wants: GET /ada.
type Request struct {
	Name  string // ada
	Close bool   // and nothing after it on this connection
}

// MaxHeader is how many bytes a request may take.
const MaxHeader = 8 << 10

// Parse takes a request from the front of buf and says how many
// bytes it took. Zero means that the request is not complete. The
// error is a Status, and the connection is of no further use.
func Parse(buf []byte) (r Request, n int, err error) {
	head, n := cut(buf)
	line, rest, whole := strings.Cut(head, "\n")
	if (whole || n > 0) && len(line) < MaxHeader {
		// The first line is here: no need to wait for the others
		// to see that it is garbage.
		if r, err = parseLine(line); err != nil {
			return r, n, err
		}
	}
	switch {
	case n > MaxHeader, n == 0 && len(buf) > MaxHeader:
		return r, n, HeaderTooLarge
	case n == 0:
		return r, 0, nil
	}
	for field := range strings.Lines(rest) {
		if err := r.parseField(field); err != nil {
			return r, n, err
		}
	}
	return r, n, nil
}

// cut finds the blank line that ends a request. Lines end in CR
// LF, or in LF when a person types them.
func cut(buf []byte) (head string, n int) {
	crlf := bytes.Index(buf, []byte("\n\r\n"))
	lf := bytes.Index(buf, []byte("\n\n"))
	switch {
	case crlf >= 0 && (lf < 0 || crlf < lf):
		return string(buf[:crlf]), crlf + len("\n\r\n")
	case lf >= 0:
		return string(buf[:lf]), lf + len("\n\n")
	}
	return string(buf), 0
}

// parseLine reads GET /ada HTTP/1.1.
func parseLine(line string) (r Request, err error) {
	part := strings.Split(strings.TrimSuffix(line, "\r"), " ")
	if len(part) != 3 || part[0] != "GET" {
		return r, BadRequest
	}
	if part[2] != "HTTP/1.1" && part[2] != "HTTP/1.0" {
		return r, BadRequest
	}
	path, absolute := strings.CutPrefix(part[1], "/")
	if !absolute {
		return r, BadRequest
	}
	if !isName(path) {
		return r, NotFound
	}
	return Request{path, part[2] == "HTTP/1.0"}, nil
}

func isName(s string) bool {
	for _, c := range []byte(s) {
		lower := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !lower && c != '-' {
			return false
		}
	}
	return s != "" && len(s) <= 40
}

// parseField looks at a header field. A body would be taken for
// the next request, so a request that announces one is refused,
// also when it hides the announcement behind a space.
func (r *Request) parseField(field string) error {
	name, value, ok := strings.Cut(field, ":")
	if !ok || name == "" || strings.ContainsAny(name, " \t\r") {
		return BadRequest
	}
	switch strings.ToLower(name) {
	case "content-length", "transfer-encoding":
		return BadRequest
	case "connection":
		value = strings.ToLower(strings.TrimSpace(value))
		r.Close = r.Close || value == "close"
	}
	return nil
}
