package greeter

import "fmt"

// Response is the bytes of an answer. A client that is told of an
// error, or asked for it, is also told that the connection ends.
func Response(s Status, body string, end bool) []byte {
	connection := ""
	if end {
		connection = "Connection: close\r\n"
	}
	return fmt.Appendf(nil, "HTTP/1.1 %s\r\n"+
		"Content-Type: text/plain; charset=utf-8\r\n"+
		"Content-Length: %d\r\n%s\r\n%s",
		s.Error(), len(body), connection, body)
}

// Refusal is the answer to a request that went wrong.
func Refusal(s Status) []byte {
	return Response(s, s.Error()+"\n", true)
}
