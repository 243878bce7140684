//go:build linux && !sim

package main

import (
	"fmt"
	"os"
	"runtime"

	"golang.org/x/sys/unix"

	"artofwaiting/code/sys"
	"artofwaiting/code/thread"
)

// bareStorm sends signals to a thread in epoll_wait, which would
// wait for ever.
func bareStorm() error {
	epfd, err := sys.EpollCreate()
	if err != nil {
		return fmt.Errorf("create: %w", err)
	}
	defer sys.Close(epfd)
	underFire(func() {
		events := make([]sys.EpollEvent, 8)
		_, err = sys.EpollWait(epfd, events, -1)
	})
	fmt.Println("signals, epoll_wait ", err)
	return nil
}

// storm sends them to a thread in Wait, which does not notice.
func storm() (err error) {
	var n nap
	underFire(func() { n, err = take() })
	fmt.Println("signals, Wait ", word(err))
	fmt.Println("signals, Wait, early ", n.early)
	return err
}

func word(err error) string {
	if err == nil {
		return "no error"
	}
	return err.Error()
}

// underFire runs f on a thread that gets SIGURG again and again,
// until f returns. Go's runtime uses this signal to stop loops,
// and takes one too many for nothing.
func underFire(f func()) {
	target := make(chan int)
	done := make(chan struct{})
	t := thread.Start(func() {
		defer close(done)
		target <- unix.Gettid()
		f()
	})
	pid, tid := os.Getpid(), <-target
	for {
		select {
		case <-done:
			t.Join()
			return
		default:
			unix.Tgkill(pid, tid, unix.SIGURG)
			runtime.Gosched()
		}
	}
}
