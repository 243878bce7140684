package main

import (
	"runtime"
	"testing"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
)

// A client's goroutine ends with the client: after a thousand of
// them there are as many goroutines as before.
func TestNoGoroutineIsLeft(t *testing.T) {
	s, err := start(greeter.Service{Addr: "127.0.0.1:0",
		ClientPatience: time.Minute}, true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	before := runtime.NumGoroutine()
	for range 1000 {
		conn, err := greeter.Net{}.Dial(s.Address(),
			time.Now().Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		conn.Close()
	}
	// One that stays keeps the test here, until its time is over.
	for runtime.NumGoroutine() > before {
		runtime.Gosched()
	}
}
