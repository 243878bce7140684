package scheduler

import "artofwaiting/code/future"

// Yield is the future that everybody else has had a turn: all who
// are in the queue, and those whom the reactor wakes. It needs no
// help from the Executor. A task that wakes itself is one that
// yields, and is treated so.
func Yield() future.Once[struct{}] {
	return future.PendingOnce(struct{}{})
}
