package echo

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
	"artofwaiting/code/tcp"
)

// scratchSize is how much is read at once.
const scratchSize = 64 << 10

// Serve makes a task of every client, of Echo, say. It is for
// Run.
func Serve[F future.Inline[none], P future.Pointer[F, none]](
	e *scheduler.Executor, l *tcp.Listener,
	echo func(*tcp.Conn, []byte) F) future.Boxed[none] {
	return await.Async(func(a *await.A) (none, error) {
		scratch := make([]byte, scratchSize)
		for c, err := range await.Each(a, l.Incoming()) {
			if err != nil {
				return none{}, err
			}
			scheduler.Spawn[none, F, P](e, echo(c, scratch))
		}
		return none{}, nil
	})
}
