// Stuck has three tasks that go wrong, each in its way, and asks
// the loop about them.
package main

import (
	"fmt"
	"os"

	"artofwaiting/chapters/08-scheduler/stuck/bad"
	"artofwaiting/code/scheduler"
)

func main() {
	e, err := scheduler.New()
	if err != nil {
		panic(err)
	}
	defer e.Shutdown(0)
	e.FindLost()
	scheduler.Spawn(e, bad.Forgotten())
	scheduler.Spawn(e, bad.Spinner{})
	fmt.Println("before")
	e.Dump(os.Stdout)
	_, err = scheduler.Run(e, bad.Hog{Executor: e})
	fmt.Println("and then ", err)
}
