// Package recording is how a program that records itself hands
// over what happened: as lines for a person, or as a file that
// the book draws.
package recording

import (
	"errors"
	"fmt"
	"os"

	"artofwaiting/code/trace"
)

// Write prints the events, or writes the recording to a file, if
// that has a name.
func Write(rec *trace.Recorder, file string) error {
	if file == "" {
		for _, e := range rec.Events() {
			fmt.Println(e)
		}
		return nil
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	_, err = rec.WriteTo(f)
	return errors.Join(err, f.Close())
}
