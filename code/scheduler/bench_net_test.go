package scheduler

import (
	"io"
	"net"
	"runtime"
	"sync"
	"testing"
	"time"

	"artofwaiting/code/channel"
	"artofwaiting/code/future"
)

// BenchmarkChannel is one message of five senders to a receiver.
func BenchmarkChannel(b *testing.B) {
	const senders, capacity = 5, 16
	b.Run("tasks", func(b *testing.B) {
		b.ReportAllocs()
		e := setup(b)
		s, r := channel.New[int](capacity)
		for range senders {
			Spawn(e, source{n: b.N / senders, to: s.Clone()})
		}
		s.Close()
		b.ResetTimer()
		Run(e, future.PollFunc(
			func(w future.Waker) (int, error) {
				for {
					if _, err := r.Next(w); err != nil {
						return 0, err
					}
				}
			}))
	})
	b.Run("goroutines", func(b *testing.B) {
		b.ReportAllocs()
		c := make(chan int, capacity)
		var wg sync.WaitGroup
		for range senders {
			wg.Go(func() {
				for i := range b.N / senders {
					c <- i
				}
			})
		}
		go func() { wg.Wait(); close(c) }()
		for range c {
		}
	})
}

// A source sends n values.
type source struct {
	n       int
	to      *channel.Sender[int]
	sending channel.Send[int]
	busy    bool
}

func (s *source) Poll(w future.Waker) (
	none struct{}, err error) {
	for s.n > 0 {
		if !s.busy {
			s.sending, s.busy = s.to.Send(s.n), true
		}
		if _, err := s.sending.Poll(w); err != nil {
			return none, err
		}
		s.busy = false
		s.n--
	}
	s.to.Close()
	return none, nil
}

func (s source) Box() future.Boxed[struct{}] {
	return future.Boxed[struct{}]{Future: &s}
}

// BenchmarkRequest is a request with a Oneshot in it for the
// reply.
func BenchmarkRequest(b *testing.B) {
	b.Run("tasks", func(b *testing.B) {
		b.ReportAllocs()
		e := setup(b)
		s, r := channel.New[future.Sender[int]](1)
		Spawn(e, future.PollFunc(
			func(w future.Waker) (int, error) {
				for {
					reply, err := r.Next(w)
					if err != nil {
						return 0, err
					}
					reply.Send(1)
				}
			}))
		var hear future.Receiver[int]
		n := 0
		b.ResetTimer()
		Run(e, future.PollFunc(
			func(w future.Waker) (int, error) {
				for {
					if n > 0 {
						if _, err := hear.Poll(w); err != nil {
							return 0, err
						}
					}
					if n == b.N {
						s.Close()
						return 0, nil
					}
					var say future.Sender[int]
					say, hear = future.Oneshot[int]()
					s.TrySend(say)
					n++
				}
			}))
	})
	b.Run("goroutines", func(b *testing.B) {
		b.ReportAllocs()
		requests := make(chan chan int)
		go func() {
			for reply := range requests {
				reply <- 1
			}
		}()
		for range b.N {
			reply := make(chan int, 1)
			requests <- reply
			<-reply
		}
		close(requests)
	})
}

// BenchmarkEcho is one message of 64 bytes there and back, of a
// hundred clients that are goroutines on package net, each with
// one connection. What differs is the server, and the clients
// take their share of both figures.
func BenchmarkEcho(b *testing.B) {
	b.Run("tasks", func(b *testing.B) {
		b.ReportAllocs()
		e := setup(b)
		l := listen(b, e)
		polls := 0
		h := Spawn(e, serve(e, l, &polls))
		var stop future.Sender[int]
		stop, stopped := future.Oneshot[int]()
		var wg sync.WaitGroup
		wg.Go(func() {
			Run(e, stopped)
			l.Close()
			Run(e, h)
		})
		clients(b, l.Addr().String())
		stop.Send(1)
		wg.Wait()
		b.ReportMetric(float64(polls)/float64(b.N), "polls/op")
	})
	b.Run("goroutines", func(b *testing.B) {
		b.ReportAllocs()
		l, err := net.Listen("tcp", "127.0.0.1:0")
		must(b, err)
		var wg sync.WaitGroup
		wg.Go(func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				wg.Go(func() {
					defer c.Close()
					buf := make([]byte, 64)
					for {
						n, err := c.Read(buf)
						if err != nil {
							return
						}
						c.Write(buf[:n])
					}
				})
			}
		})
		clients(b, l.Addr().String())
		l.Close()
		wg.Wait()
	})
}

// clients asks b.N times.
func clients(b *testing.B, addr string) {
	b.Helper()
	const n = 100
	conns := make([]net.Conn, n)
	for i := range conns {
		c, err := net.Dial("tcp", addr)
		must(b, err)
		defer c.Close()
		conns[i] = c
	}
	var wg sync.WaitGroup
	b.ResetTimer()
	for i, c := range conns {
		wg.Go(func() {
			buf := make([]byte, 64)
			for k := i; k < b.N; k += n {
				c.Write(buf)
				if _, err := io.ReadFull(c, buf); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	b.StopTimer()
}

// A parked future waits for ever, and has eight bytes.
type parked struct{ *Executor }

func (*parked) Poll(future.Waker) (none struct{}, err error) {
	return none, future.Pending
}

func (p parked) Box() future.Boxed[struct{}] {
	return future.Boxed[struct{}]{Future: &p}
}

// BenchmarkParked is what a million tasks that wait cost: bytes
// each, and the time of a full collection.
func BenchmarkParked(b *testing.B) {
	const n = 1_000_000
	memory := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc + m.StackInuse
	}
	report := func(b *testing.B, before uint64) {
		b.ReportMetric(float64(memory()-before)/n, "B/task")
		began := time.Now()
		runtime.GC()
		b.ReportMetric(float64(time.Since(began))/1e6, "ms/GC")
		b.ReportMetric(0, "ns/op")
	}
	b.Run("tasks", func(b *testing.B) {
		for range b.N {
			e := setup(b)
			before := memory()
			for range n {
				Spawn(e, parked{e})
			}
			e.Settle()
			for range 4 { // the queue lets go of its room
				Run(e, future.Ready(1))
			}
			report(b, before)
			e.Shutdown(0)
		}
	})
	b.Run("goroutines", func(b *testing.B) {
		for range b.N {
			before := memory()
			stop := make(chan int)
			var wg sync.WaitGroup
			for range n {
				wg.Go(func() { <-stop })
			}
			report(b, before)
			close(stop)
			wg.Wait()
		}
	})
}
