package greeter

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Get asks for a greeting, as a browser would.
func Get(conn Conn, name string) (
	status, body string, err error) {
	const request = "GET /%s HTTP/1.1\r\nHost: greeter\r\n\r\n"
	return Ask(conn, fmt.Sprintf(request, name))
}

// Ask sends any bytes at all and reads one answer. It gives the
// greeter a minute.
func Ask(conn Conn, bytes string) (
	status, body string, err error) {
	err = conn.SetDeadline(time.Now().Add(time.Minute))
	if err != nil {
		return "", "", err
	}
	if _, err := io.WriteString(conn, bytes); err != nil {
		return "", "", err
	}
	in := bufio.NewReader(conn)
	line, err := in.ReadString('\n')
	if err != nil {
		return "", "", fmt.Errorf("no answer: %w", err)
	}
	_, status, _ = strings.Cut(strings.TrimSpace(line), " ")
	body, err = readBody(in)
	return status, body, err
}

const maxBody = 1 << 20

// readBody reads header fields up to the blank line, and then as
// many bytes as one of them has announced.
func readBody(in *bufio.Reader) (string, error) {
	length := 0
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return "", err
		}
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		value, ok := strings.CutPrefix(line, "Content-Length: ")
		if !ok {
			continue
		}
		length, err = strconv.Atoi(value)
		if err != nil || length < 0 || length > maxBody {
			return "", fmt.Errorf("content length %q", value)
		}
	}
	body := make([]byte, length)
	_, err := io.ReadFull(in, body)
	return string(body), err
}
