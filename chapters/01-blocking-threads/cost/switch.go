//go:build unix && !sim

package main

import (
	"errors"
	"io"
	"iter"
	"runtime"
	"time"

	"artofwaiting/chapters/01-blocking-threads/core"
	"artofwaiting/code/sys"
	"artofwaiting/code/thread"
)

// switchThreads sends a byte there and back n times between two
// threads on one core.
func switchThreads(n int) (took time.Duration, err error) {
	// Go is to have room for both, and to stay out of this.
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	a, b, err := sys.Socketpair()
	if err != nil {
		return 0, err
	}
	var errA, errB error
	threadA := thread.Start(func() {
		defer sys.Close(a)
		took, errA = serve(a, n)
	})
	threadB := thread.Start(func() {
		defer sys.Close(b)
		errB = giveBack(b, n)
	})
	threadA.Join()
	threadB.Join()
	return took, errors.Join(errA, errB)
}

func serve(fd, n int) (time.Duration, error) {
	if err := core.Share(); err != nil {
		return 0, err
	}
	began := time.Now()
	for range n {
		if err := send(fd); err != nil {
			return 0, err
		}
		if err := receive(fd); err != nil {
			return 0, err
		}
	}
	return time.Since(began), nil
}

func giveBack(fd, n int) error {
	if err := core.Share(); err != nil {
		return err
	}
	for range n {
		if err := receive(fd); err != nil {
			return err
		}
		if err := send(fd); err != nil {
			return err
		}
	}
	return nil
}

func send(fd int) error {
	_, err := sys.Write(fd, []byte{1})
	return err
}

func receive(fd int) error {
	n, err := sys.Read(fd, make([]byte, 1))
	if n == 0 && err == nil {
		return io.ErrUnexpectedEOF
	}
	return err
}

// switchGoroutines sends a value there and back n times between
// two goroutines that share what is one core to Go.
func switchGoroutines(n int) (time.Duration, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	there, back := make(chan byte), make(chan byte)
	go func() {
		for range n {
			back <- <-there
		}
	}()
	began := time.Now()
	for range n {
		there <- 1
		<-back
	}
	return time.Since(began), nil
}

// switchCoroutines goes to a coroutine and back n times. There is
// only one place to go, so that no scheduler is asked.
func switchCoroutines(n int) (time.Duration, error) {
	next, stop := iter.Pull(func(yield func(byte) bool) {
		for yield(1) {
		}
	})
	defer stop()
	began := time.Now()
	for range n {
		next()
	}
	return time.Since(began), nil
}
