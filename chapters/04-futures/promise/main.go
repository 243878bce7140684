// Promise makes the same work a promise and a future, and looks
// which of them does it unasked.
package main

import (
	"fmt"

	"artofwaiting/code/future"
)

// ran is told of every time that the work is done.
var ran = make(chan bool, 4)

func work() int {
	ran <- true
	return 42
}

// promise starts the work, and gives back where its value will
// be: what JavaScript calls a Promise.
func promise() <-chan int {
	value := make(chan int, 1)
	go func() { value <- work() }()
	return value
}

// delayed says what the work is. Whoever wants the value polls.
func delayed() future.Func[int] {
	return future.PollFunc(func(future.Waker) (int, error) {
		return work(), nil
	})
}

func main() {
	p := promise()
	<-ran // it comes by itself
	fmt.Println("a promise that nobody asks  works")
	fmt.Println("the promise's value ", <-p)

	dropped, f := delayed(), delayed()
	_ = dropped
	fmt.Println("two futures that nobody asks ", worked())
	v, _ := f.Poll(future.Waker{})
	fmt.Println("one of them is polled ", worked())
	fmt.Println("the future's value ", v)
}

func worked() string {
	select {
	case <-ran:
		return "works"
	default:
		return "do nothing"
	}
}
