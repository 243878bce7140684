package poller

import (
	"testing"

	"artofwaiting/code/sys"
)

// pipe is one whose ends do not block.
func pipe(t *testing.T) (reader, writer int) {
	t.Helper()
	reader, writer, err := sys.Pipe()
	must(t, err)
	for _, fd := range []int{reader, writer} {
		must(t, sys.SetNonblock(fd, true))
	}
	return reader, writer
}

// fill writes until there is no more room.
func fill(t *testing.T, writer int) {
	t.Helper()
	for {
		_, err := sys.Write(writer, make([]byte, 4096))
		if err == sys.EAGAIN {
			return
		}
		must(t, err)
	}
}

// EP-29: each end of a pipe learns that the other is gone.
func TestEP29Pipe(t *testing.T) {
	r := setup(t)
	reader, writer := pipe(t)
	r.watch(reader, 1, Readable)
	r.quiet("nothing has happened")
	must(t, sys.Close(writer))
	said := r.until(1, "read-closed")
	if said["error"] || said["readable"] && epollRules {
		t.Errorf("of its writer it said %v", said)
	}
	must(t, r.Deregister(reader))
	must(t, sys.Close(reader))
	for _, full := range []bool{false, true} {
		reader, writer = pipe(t)
		r.watch(writer, 2, Writable)
		r.until(2, "writable")
		if full {
			fill(t, writer)
		}
		must(t, sys.Close(reader))
		said = r.until(2, "write-closed")
		if said["read-closed"] && !full {
			t.Errorf("of its reader it said %v", said)
		}
		must(t, r.Deregister(writer))
		must(t, sys.Close(writer))
	}
}
