// Package work is async functions that wait for each other, and
// for nothing else.
package work

//go:generate go run artofwaiting/code/generator/compile

import (
	"artofwaiting/code/await"
	"artofwaiting/code/channel"
	"artofwaiting/code/future"
)

// Count sends the numbers from 1 to n.
func Count(out *channel.Sender[int], n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		defer out.Close()
		for i := range n {
			_, err := await.Await(a, out.Send(i+1))
			if err != nil {
				return i, err
			}
		}
		return n, nil
	})
}

// Square passes on the squares of what it gets.
func Square(in *channel.Receiver[int],
	out *channel.Sender[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (n int, err error) {
		defer out.Close()
		for v, err := range await.Each(a, in.Box()) {
			if err != nil {
				return n, err
			}
			_, err = await.Await(a, out.Send(v*v))
			if err != nil {
				return n, err
			}
			n++
		}
		return n, nil
	})
}

// Sum adds up what it gets.
func Sum(in *channel.Receiver[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (sum int, err error) {
		for v, err := range await.Each(a, in.Box()) {
			if err != nil {
				return sum, err
			}
			sum += v
		}
		return sum, nil
	})
}
