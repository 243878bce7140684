// Package both waits for two answers at once.
package both

import "artofwaiting/code/future"

// A Pair is two answers.
type Pair struct{ Left, Right string }

// A Both is the future of two answers.
type Both struct {
	left, right side
	live        bool
}

// A side is a future, until it has answered, and then the answer.
type side struct {
	future future.Future[string]
	answer string
}

// poll is nil when the answer is there, now or from before.
func (s *side) poll(w future.Waker) (err error) {
	if s.future == nil {
		return nil
	}
	s.answer, err = s.future.Poll(w)
	if err != future.Pending {
		s.future = nil
	}
	return err
}

func (s *side) cancel() {
	if s.future != nil {
		future.Cancel(s.future)
	}
}

// Wait waits for the answers of both. While neither has come both
// are under way, and each is asked until it has answered, and not
// again. One that fails is the end: Both fails with its error at
// once, and the other is cancelled, if it has not answered.
func Wait(left, right future.Future[string]) Both {
	return Both{side{future: left}, side{future: right}, true}
}

// Poll polls those that have not answered.
func (b *Both) Poll(w future.Waker) (Pair, error) {
	if !b.live {
		future.PolledAgain("Wait")
	}
	err := b.left.poll(w)
	if err == nil || err == future.Pending {
		if e := b.right.poll(w); e != nil {
			err = e // a failure, or Pending as well
		}
	}
	if err == future.Pending {
		return Pair{}, err
	}
	p := Pair{b.left.answer, b.right.answer}
	b.Cancel()
	if err != nil {
		return Pair{}, err
	}
	return p, nil
}

// Cancel cancels those that have not answered. To poll b after
// that, or after its end, panics.
func (b *Both) Cancel() {
	b.left.cancel()
	b.right.cancel()
	*b = Both{}
}
