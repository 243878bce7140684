package small

import (
	"artofwaiting/code/channel"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// spawnTasks has each answer before it begins the next.
func spawnTasks(e *scheduler.Executor, n int) {
	for range n {
		scheduler.Run(e, future.Ready(1))
	}
}

// yieldTasks is n yields of a hundred tasks.
func yieldTasks(e *scheduler.Executor, n int) {
	for range 100 {
		scheduler.Spawn(e, yields(n/100))
	}
	e.Drain()
}

// yields is Pending so many times, and wants to be polled again.
func yields(n int) future.Func[int] {
	return future.PollFunc(func(w future.Waker) (int, error) {
		if n--; n < 0 {
			return 0, nil
		}
		w.Wake()
		return 0, future.Pending
	})
}

// talkTasks sends n messages, and each comes back.
func talkTasks(e *scheduler.Executor, n int) {
	there, heard := channel.New[int](1)
	back, answer := channel.New[int](1)
	scheduler.Spawn(e, passes(heard, back, n))
	scheduler.Run(e, combinator.Join(
		there.Send(1), passes(answer, there, n-1)))
	scheduler.Run(e, future.Ready(0))
}

// passes takes a message and gives it on, n times.
func passes(r *channel.Receiver[int], s *channel.Sender[int],
	n int) future.Func[int] {
	var send channel.Send[int]
	busy := false
	return future.PollFunc(func(w future.Waker) (int, error) {
		for n > 0 {
			if !busy {
				v, err := r.Next(w)
				if err != nil {
					return 0, err
				}
				send, busy = s.Send(v), true
			}
			if _, err := send.Poll(w); err != nil {
				return 0, err
			}
			busy = false
			n--
		}
		return n, nil
	})
}

// ParkTasks is how many bytes there are for a task that waits.
func ParkTasks(many int) float64 {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	before := used()
	for range many {
		scheduler.Spawn(e, future.Never[int]{})
	}
	e.Settle()
	after := used()
	e.Shutdown(0)
	return (after - before) / float64(many)
}
