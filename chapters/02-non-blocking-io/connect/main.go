// Connect shows the two calls that do leave work behind in the
// kernel, connect and write, and how to learn what became of it.
package main

import (
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"runtime"

	"artofwaiting/code/socket"
	"artofwaiting/code/sys"
)

// nobody is an address where no one has listened for decades.
const nobody = "127.0.0.1:1"

func main() {
	err := errors.Join(accepted(), refused(), written())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// accepted asks for a connection once. The kernel makes it while
// nobody asks, and before the listener has accepted anything.
func accepted() error {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	defer l.Close()
	fd, err := sys.Socket(sys.Family(l.Addr()))
	if err != nil {
		return fmt.Errorf("socket: %w", err)
	}
	defer sys.Close(fd)
	if err := sys.SetNonblock(fd, true); err != nil {
		return fmt.Errorf("set non-blocking: %w", err)
	}
	fmt.Println("connect ", word(sys.Connect(fd, l.Addr())))
	_, err = sys.Getpeername(fd)
	for ; err == sys.ENOTCONN; _, err = sys.Getpeername(fd) {
		runtime.Gosched()
	}
	fmt.Println("later ", word(err))
	return nil
}

// refused connects to nobody. The bad news comes later as well,
// and once: the next answer is that nothing has happened yet.
func refused() error {
	c, err := socket.Connect(nobody)
	if err != nil {
		return err
	}
	defer c.Close()
	fmt.Println("to nobody ", word(settled(c)))
	fmt.Println("asked again ", word(c.Connected()))
	return nil
}

// written writes to a connection that nobody has accepted, and
// closes it. Only then does somebody accept, and read.
func written() error {
	l, err := socket.Listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	defer l.Close()
	if err := writeAndClose(l.Addr()); err != nil {
		return err
	}
	c, err := l.Accept()
	if err != nil {
		return err
	}
	defer c.Close()
	got, err := io.ReadAll(c)
	fmt.Printf("read after the close  %q\n", got)
	return err
}

func writeAndClose(addr netip.AddrPort) error {
	c, err := socket.Connect(addr.String())
	if err != nil {
		return err
	}
	defer c.Close()
	if err := settled(c); err != nil {
		return err
	}
	n, err := c.TryWrite([]byte("hello"))
	fmt.Printf("write  %d bytes taken\n", n)
	return err
}

// settled asks until the kernel has made up its mind.
func settled(c *socket.Conn) error {
	err := c.Connected()
	for ; err == socket.WouldBlock; err = c.Connected() {
		runtime.Gosched()
	}
	return err
}

// word is what the kernel said, without the varying address.
func word(err error) string {
	if e, ok := errors.AsType[*socket.Error](err); ok {
		err = e.Err
	}
	if err == nil {
		return "connected"
	}
	return err.Error()
}
