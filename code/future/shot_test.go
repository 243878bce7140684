package future

import "testing"

// A waiter is a thread that polls an end of a Oneshot, and sleeps
// while it is Pending. The poll is one step, for it is made under
// the lock.
type waiter struct {
	thread
	poll  func(Waker) error
	err   error
	woken bool // since the poll began
	post  *post
}

func wait(p *post, poll func(Waker) error) *waiter {
	w := &waiter{poll: poll, err: Pending, post: p}
	w.next = w.step
	return w
}

func (w *waiter) step() {
	w.woken, w.next = false, w.pend
	if w.err = w.poll(NewWaker(w)); w.err != Pending {
		w.next = nil
	}
}

func (w *waiter) pend() {
	w.next = nil
	if w.woken {
		w.next = w.step
	}
}

// Wake goes by post. A wake is given after the lock, and so is a
// step of its own.
func (w *waiter) Wake() {
	w.post.letters = append(w.post.letters, w)
	w.post.next = w.post.deliver
}

// A post is a thread that wakes waiters.
type post struct {
	thread
	letters []*waiter
}

func (p *post) deliver() {
	w := p.letters[0]
	if p.letters = p.letters[1:]; len(p.letters) == 0 {
		p.next = nil
	}
	w.woken = true
	if w.err == Pending && w.next == nil {
		w.next = w.step
	}
}

// An ending is what ends the waiting, each on a thread of its
// own, and in how many orders it can come about.
type ending struct {
	send, cancel, close bool
	orders              int
}

// begin lets both ends of a Oneshot wait for the ending. It is
// bad if one of them sleeps for ever, or if they do not agree on
// what has happened.
func (e ending) begin() (threads []*thread, bad func() bool) {
	s, r := Oneshot[int]()
	value, sent := 0, ErrClosed
	p := new(post)
	receiver := wait(p, func(w Waker) (err error) {
		value, err = r.Poll(w)
		return err
	})
	sender := wait(p, func(w Waker) error {
		_, err := s.PollClosed(w)
		return err
	})
	threads = append(threads,
		&p.thread, &receiver.thread, &sender.thread)
	if e.send {
		threads = append(threads,
			does(func() { sent = s.Send(1) }))
	}
	if e.cancel {
		threads = append(threads, does(s.Cancel))
	}
	if e.close {
		threads = append(threads, does(r.Close))
	}
	return threads, func() bool {
		return sender.err != nil || receiver.err != sent ||
			(value == 1) != (sent == nil)
	}
}

// Every order in which both ends of a Oneshot wait, and what ends
// the waiting is done, by one or by two at once.
func TestOneshotInterleavings(t *testing.T) {
	for name, e := range map[string]ending{
		"sent":             {true, false, false, 182},
		"given up":         {false, true, false, 182},
		"closed":           {false, false, true, 182},
		"sent, closed":     {true, false, true, 2240},
		"sent, given up":   {true, true, false, 2240},
		"given up, closed": {false, true, true, 2240},
	} {
		all, bad := orders(e.begin)
		if all != e.orders || bad != 0 {
			t.Errorf("%s: %d orders of %d are bad, want 0 of %d",
				name, bad, all, e.orders)
		}
	}
}
