// Package both waits for two answers at once.
package both

import "artofwaiting/code/future"

// A Pair is two answers.
type Pair struct{ Left, Right string }

// A Both is the future of two answers.
type Both struct {
	left, right future.Future[string]
	waker       future.Waker // whom the answers wake
}

// Wait waits for the answers of both. While neither has come both
// are under way, and each is asked until it has answered, and not
// again. One that fails is the end: Both fails with its error at
// once, and the other is cancelled, if it has not answered.
func Wait(left, right future.Future[string]) Both {
	return Both{left: left, right: right}
}

// Poll polls those that have not answered.
func (b *Both) Poll(w future.Waker) (Pair, error) {
	if b.waker == (future.Waker{}) {
		b.waker = w
	}
	left, err := b.left.Poll(b.waker)
	if err != nil {
		return Pair{}, err
	}
	right, err := b.right.Poll(b.waker)
	if err != nil {
		return Pair{}, err
	}
	return Pair{left, right}, nil
}

// Cancel cancels those that have not answered. To poll b after
// that, or after its end, panics.
func (b *Both) Cancel() {
	future.Cancel(b.left)
	future.Cancel(b.right)
}
