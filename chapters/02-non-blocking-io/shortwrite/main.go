// Shortwrite shows that a non-blocking write takes what there is
// room for, and that the rest stays with the writer.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"

	"artofwaiting/code/socket"
	"artofwaiting/code/thread"
)

// size is more than the buffers of both ends hold together.
const size = 16 << 20

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	ours, theirs, err := pair()
	if err != nil {
		return err
	}
	defer ours.Close()
	defer theirs.Close()
	data := make([]byte, size)
	rand.NewChaCha8([32]byte{}).Read(data)
	out := &outgoing{conn: ours, left: data}
	err = out.push()
	some := 0 < len(out.left) && len(out.left) < size
	fmt.Println("took some, not all ", yes(some))
	fmt.Println("then said ", err)
	got, err := out.finish(theirs)
	if err != nil {
		return err
	}
	if out.cut == 0 {
		return errors.New("no write was cut short")
	}
	fmt.Println("writes cut short  at least 1")
	fmt.Printf("bytes written  %d\n", size)
	fmt.Printf("bytes read  %d\n", len(got))
	fmt.Println("the same bytes ", yes(bytes.Equal(got, data)))
	return nil
}

// outgoing is bytes on their way to a peer.
type outgoing struct {
	conn *socket.Conn
	left []byte // not taken yet
	cut  int    // how many writes took a part
}

// push writes until nothing is left, or until there is no room.
func (o *outgoing) push() error {
	for len(o.left) > 0 {
		n, err := o.conn.TryWrite(o.left)
		if err != nil {
			return err
		}
		o.left = o.left[n:]
		if len(o.left) > 0 {
			o.cut++
		}
	}
	return nil
}

// finish pushes what is left while the peer reads. It returns
// what the peer has got, from the first byte to the end.
func (o *outgoing) finish(peer *socket.Conn) ([]byte, error) {
	var got []byte
	var readErr error
	reading := thread.Start(func() {
		got, readErr = io.ReadAll(peer)
	})
	err := o.push()
	for ; err == socket.WouldBlock; err = o.push() {
		runtime.Gosched()
	}
	err = errors.Join(err, o.conn.CloseWrite())
	reading.Join()
	return got, errors.Join(err, readErr)
}

// pair makes a connection, of which only our end never waits.
func pair() (ours, theirs *socket.Conn, err error) {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	defer l.Close()
	if ours, err = socket.Dial(l.Addr().String()); err != nil {
		return nil, nil, err
	}
	if theirs, err = l.Accept(); err != nil {
		return nil, nil, err
	}
	return ours, theirs, ours.SetNonblock(true)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
