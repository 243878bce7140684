//go:build linux

package main

import (
	"io"
	"os"
	"strconv"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/chapters/09-tying-it-together/visit"
)

// serve is a greeter's process, until its input ends.
func serve(name string, args []string) error {
	patience := make([]time.Duration, 2)
	for i, text := range args[2:] {
		ms, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		patience[i] = time.Duration(ms) * time.Millisecond
	}
	err := visit.Serve(inGo, name, greeter.Service{
		Addr:             "127.0.0.1:0",
		Tongue:           args[0],
		Fortune:          args[1],
		ClientPatience:   patience[0],
		UpstreamPatience: patience[1],
	})
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}
