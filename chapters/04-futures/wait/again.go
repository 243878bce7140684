package main

import (
	"fmt"

	"artofwaiting/code/future"
)

// again polls past the end, without a Fuse and with one.
func again() {
	once := future.PendingOnce(7)
	fmt.Println("first ", ask(&once))
	fmt.Println("second ", ask(&once))
	fmt.Println("third ", ask(&once))

	fused := future.Fuse(future.Ready(7))
	fmt.Println("fused, first ", ask(&fused))
	fmt.Println("fused, second ", ask(&fused))
}

// ask polls once, and says what that came to.
func ask(f future.Future[int]) (answer any) {
	defer func() {
		if r := recover(); r != nil {
			answer = fmt.Sprint("panic: ", r)
		}
	}()
	v, err := f.Poll(future.Waker{})
	if err != nil {
		return err
	}
	return v
}
