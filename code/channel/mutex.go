package channel

import "artofwaiting/code/future"

// A Mutex is a value that one future at a time has, also while
// that waits for something else. For a few lines without a wait,
// sync.Mutex is what one wants.
type Mutex[T any] struct {
	semaphore *Semaphore
	value     T
}

// NewMutex makes a Mutex that holds v.
func NewMutex[T any](v T) *Mutex[T] {
	return &Mutex[T]{NewSemaphore(1), v}
}

// A Guard is the right to the value of a Mutex. To unlock it is
// to Release it.
type Guard[T any] struct {
	Permit
	Value *T
}

// A Lock is the future of a Guard.
type Lock[T any] struct {
	of      *Mutex[T]
	acquire Acquire
}

// Lock waits in line for the value.
func (m *Mutex[T]) Lock() Lock[T] {
	return Lock[T]{m, m.semaphore.Acquire()}
}

// Poll gets the value, or waits.
func (l *Lock[T]) Poll(w future.Waker) (g Guard[T], err error) {
	g.Permit, err = l.acquire.Poll(w)
	if err == nil {
		g.Value = &l.of.value
	}
	return g, err
}

// Cancel leaves the line.
func (l *Lock[T]) Cancel() { l.acquire.Cancel() }

// Box moves l to the heap.
func (l Lock[T]) Box() future.Boxed[Guard[T]] {
	return future.Boxed[Guard[T]]{Future: &l}
}
