// Stopping shuts an event loop down while its tasks wait.
package main

import (
	"fmt"
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

const tick = 20 * time.Millisecond

// work takes its time, and gives back what it has.
func work(e *scheduler.Executor, name string,
	d time.Duration) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer fmt.Println("   ", name, "gives back")
		_, err := await.Await(a, e.Reactor().Sleep(d))
		if err == nil {
			fmt.Println("   ", name, "is done")
		}
		return 0, err
	})
}

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	scheduler.Spawn(e, work(e, "short", tick))
	scheduler.Spawn(e, work(e, "long", time.Hour))
	endless := scheduler.Spawn(e, future.Never[int]{})
	e.Settle()
	cut, err := e.Shutdown(3 * tick)
	fmt.Println("cut short ", cut, err)
	late := scheduler.Spawn(e, work(e, "late", tick))
	for _, h := range []scheduler.JoinHandle[int]{endless, late} {
		_, err = h.Poll(future.Waker{})
		fmt.Println(err)
	}
}
