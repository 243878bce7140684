package small

import (
	"sync"

	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// chainTasks begins one, which begins the next, and so on.
func chainTasks(e *scheduler.Executor, n int) {
	var link func() future.Func[int]
	link = func() future.Func[int] {
		return future.PollFunc(func(future.Waker) (int, error) {
			if n--; n > 0 {
				scheduler.Spawn(e, link())
			}
			return n, nil
		})
	}
	scheduler.Spawn(e, link())
	e.Drain()
}

func chainGoroutines(n int) {
	last := make(chan bool)
	var link func()
	link = func() {
		if n--; n > 0 {
			go link()
			return
		}
		close(last)
	}
	go link()
	<-last
}

// room is how many messages the channel from the five has.
const room = 100

// fiveTasks has five send n messages to one.
func fiveTasks(e *scheduler.Executor, n int) {
	s, r := channel.New[int](room)
	for range 5 {
		scheduler.Spawn(e, sends(s.Clone(), n/5))
	}
	s.Close()
	scheduler.Run(e, receives(r))
}

// sends sends n messages.
func sends(s *channel.Sender[int], n int) future.Func[int] {
	send := s.Send(n)
	return future.PollFunc(func(w future.Waker) (int, error) {
		for {
			if _, err := send.Poll(w); err != nil {
				return n, err
			}
			if n--; n == 0 {
				s.Close()
				return n, nil
			}
			send = s.Send(n)
		}
	})
}

// receives receives until all senders have closed.
func receives(r *channel.Receiver[int]) future.Func[int] {
	n := 0
	return future.PollFunc(func(w future.Waker) (int, error) {
		for {
			if _, err := r.Next(w); err != nil {
				if err == future.Pending {
					return n, err
				}
				return n, nil // the end
			}
			n++
		}
	})
}

func fiveGoroutines(n int) {
	c := make(chan int, room)
	var five sync.WaitGroup
	for range 5 {
		five.Go(func() {
			for v := range n / 5 {
				c <- v
			}
		})
	}
	go func() {
		five.Wait()
		close(c)
	}()
	for range c {
	}
}
