package greeter

import "errors"

// A Status is how a request ended. All but OK are errors.
type Status int

// The statuses that a greeter answers with.
const (
	OK             Status = 200
	BadRequest     Status = 400
	NotFound       Status = 404
	RequestTimeout Status = 408
	HeaderTooLarge Status = 431
	BadGateway     Status = 502
	GatewayTimeout Status = 504
)

var reasons = map[Status]string{
	OK:             "200 OK",
	BadRequest:     "400 Bad Request",
	NotFound:       "404 Not Found",
	RequestTimeout: "408 Request Timeout",
	HeaderTooLarge: "431 Request Header Fields Too Large",
	BadGateway:     "502 Bad Gateway",
	GatewayTimeout: "504 Gateway Timeout",
}

func (s Status) Error() string { return reasons[s] }

// Gateway is the status that a failed question leads to: the
// service did not answer in time, or something else went wrong.
func Gateway(err error) Status {
	// Package net has two errors for a deadline that has passed,
	// one of them only for dialing. What they share is this
	// method.
	type timeout interface {
		error
		Timeout() bool
	}
	if e, ok := errors.AsType[timeout](err); ok && e.Timeout() {
		return GatewayTimeout
	}
	return BadGateway
}
