package small

import (
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

// A question is where the answer goes.
type question = future.Sender[int]

// askTasks asks n questions, one after the other. Each goes to a
// task that answers, on a channel that is there for it alone.
func askTasks(e *scheduler.Executor, n int) {
	s, r := channel.New[question](1)
	scheduler.Spawn(e, answers(r))
	scheduler.Run(e, asks(s, n))
	e.Drain()
}

// asks asks, and hears the answers.
func asks(s *channel.Sender[question], n int) future.Func[int] {
	var send channel.Send[question]
	var answer future.Receiver[int]
	asked, sent := false, false
	return future.PollFunc(func(w future.Waker) (int, error) {
		for ; n > 0; n-- {
			if !asked {
				var q question
				q, answer = future.Oneshot[int]()
				send, asked, sent = s.Send(q), true, false
			}
			if !sent {
				if _, err := send.Poll(w); err != nil {
					return 0, err
				}
				sent = true
			}
			if _, err := answer.Poll(w); err != nil {
				return 0, err
			}
			asked = false
		}
		s.Close()
		return n, nil
	})
}

// answers answers until nobody can ask any more.
func answers(r *channel.Receiver[question]) future.Func[int] {
	n := 0
	return future.PollFunc(func(w future.Waker) (int, error) {
		for {
			q, err := r.Next(w)
			if err == future.Pending {
				return n, err
			}
			if err != nil {
				return n, nil // the end
			}
			q.Send(n)
			n++
		}
	})
}

func askGoroutines(n int) {
	questions := make(chan chan int)
	go func() {
		for q := range questions {
			q <- 1
		}
	}()
	for range n {
		answer := make(chan int, 1)
		questions <- answer
		<-answer
	}
	close(questions)
}
