package combinator

import "artofwaiting/code/future"

// A Chained is two futures, one after the other: the second is
// made from the answer of the first. There is room for both, for
// Go has no way to put one in the place of the other.
type Chained[
	T, U any, F future.Inline[T], G future.Inline[U],
	P future.Pointer[F, T], Q future.Pointer[G, U],
] struct {
	first  F
	link   link[T, U, G] // nil when the first has finished
	second G
	live   bool // the second has been made, and has not finished
}

// Then goes on when f has finished, one way or the other, with
// the future that fn makes of its answer.
func Then[
	T, U any, F future.Inline[T], G future.Inline[U],
	P future.Pointer[F, T], Q future.Pointer[G, U],
](f F, fn func(T, error) G) Chained[T, U, F, G, P, Q] {
	return Chained[T, U, F, G, P, Q]{
		first: f, link: always[T, U, G](fn)}
}

// AndThen goes on when f has succeeded, with the future that fn
// makes of its value. If f fails that is all.
func AndThen[
	T, U any, F future.Inline[T], G future.Inline[U],
	P future.Pointer[F, T], Q future.Pointer[G, U],
](f F, fn func(T) G) Chained[T, U, F, G, P, Q] {
	return Chained[T, U, F, G, P, Q]{
		first: f, link: success[T, U, G](fn)}
}

// OrElse goes on when f has failed, with the future that fn makes
// of its error. If f succeeds that is all.
func OrElse[
	T any, F future.Inline[T], G future.Inline[T],
	P future.Pointer[F, T], Q future.Pointer[G, T],
](f F, fn func(error) G) Chained[T, T, F, G, P, Q] {
	return Chained[T, T, F, G, P, Q]{
		first: f, link: failure[T, G](fn)}
}

// Flatten is the value of the future that is the value of f.
func Flatten[
	T any, F future.Inline[G], G future.Inline[T],
	P future.Pointer[F, G], Q future.Pointer[G, T],
](f F) Chained[G, T, F, G, P, Q] {
	return AndThen[G, T, F, G, P, Q](f, func(g G) G { return g })
}

// Poll polls the first, and goes on with the second at once.
// Were it to wait for another poll, nobody might ever ask for it:
// the first has finished, and will not wake anybody.
func (c *Chained[T, U, F, G, P, Q]) Poll(
	w future.Waker) (u U, err error) {
	if link := c.link; link != nil {
		v, err := P(&c.first).Poll(w)
		if err == future.Pending {
			return u, err
		}
		c.drop() // before link, which may panic
		c.second, u, err = link.follow(v, err)
		if err != future.Pending {
			return u, err
		}
		c.live = true
	}
	if !c.live {
		future.PolledAgain("Then, AndThen, OrElse or Flatten")
	}
	if u, err = Q(&c.second).Poll(w); err != future.Pending {
		c.drop()
	}
	return u, err
}

// Cancel cancels the one whose turn it is.
func (c *Chained[T, U, F, G, P, Q]) Cancel() {
	if c.link != nil {
		future.Cancel(P(&c.first))
	}
	if c.live {
		future.Cancel(Q(&c.second))
	}
	c.drop()
}

// drop lets go of everything.
func (c *Chained[T, U, F, G, P, Q]) drop() {
	*c = Chained[T, U, F, G, P, Q]{}
}

// Box moves c to the heap.
func (c Chained[T, U, F, G, P, Q]) Box() future.Boxed[U] {
	return future.Boxed[U]{Future: &c}
}
