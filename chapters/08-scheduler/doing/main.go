// Doing asks a loop what its tasks are doing.
package main

import (
	"fmt"
	"os"
	"time"

	"artofwaiting/chapters/07-await/essay/compiled"
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
	"artofwaiting/code/scheduler"
)

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	var c future.Clock
	s, r := channel.New[int](1)
	scheduler.Spawn(e, compiled.Laps(&c, 2))
	scheduler.Spawn(e, compiled.Sum(100))
	scheduler.Spawn(e, s.Send(1))
	scheduler.Spawn(e, s.Send(2))
	scheduler.Spawn(e, e.Reactor().Sleep(time.Hour))
	fmt.Println("before")
	e.Dump(os.Stdout)
	e.Settle()
	fmt.Println("settled")
	e.Dump(os.Stdout)
	r.TryNext()
	c.Advance(time.Second)
	fmt.Println("woken")
	e.Dump(os.Stdout)
}
