// Package essay is the async functions of the chapter. Its
// directory compiled has the same ones, made into structs.
package essay

//go:generate go run artofwaiting/code/generator/compile

import (
	"time"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
	"artofwaiting/code/generator"
)

// Total awaits two numbers, one after the other.
func Total(x future.Value[int],
	y future.Once[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		v, err := await.Await(a, x)
		if err != nil {
			return 0, err
		}
		w, err := await.Await(a, y)
		return v + w, err
	})
}

// Laps runs n laps, of one second, of two, and so on, and is the
// sum of them.
func Laps(c *future.Clock, n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		sum := 0
		for lap := 1; lap <= n; lap++ {
			d := time.Duration(lap) * time.Second
			await.Await(a, c.Sleep(d))
			sum += lap
		}
		return sum, nil
	})
}

// Squares is a stream: a wait, a square, a wait, a square.
func Squares(n int) future.BoxedStream[int] {
	return await.Stream(
		func(a *await.A, y *generator.Y[int]) error {
			for i := range n {
				v, err := await.Await(a, future.PendingOnce(i))
				if err != nil {
					return err
				}
				y.Yield(v * v)
			}
			return nil
		})
}

// Sum sums the first squares, up to one that is too large.
func Sum(most int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		sum := 0
		for v, err := range await.Each(a, Squares(100)) {
			if err != nil {
				return 0, err
			}
			if v > most {
				break
			}
			sum += v
		}
		return sum, nil
	})
}

// Even is a function that calls itself, by way of another.
func Even(n int) future.Boxed[bool] {
	return await.Async(func(a *await.A) (bool, error) {
		if n == 0 {
			return true, nil
		}
		odd, err := await.Await(a, Odd(n-1))
		return odd, err
	})
}

// Odd calls Even.
func Odd(n int) future.Boxed[bool] {
	return await.Async(func(a *await.A) (bool, error) {
		if n == 0 {
			return false, nil
		}
		even, err := await.Await(a, Even(n-1))
		return even, err
	})
}

// Order has two awaits in one expression, and calls around them.
func Order(say func(int) int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		n := say(1)*100 + value(await.Await(a, later(say, 2)))
		n += say(3)*10 + value(await.Await(a, later(say, 4)))
		return n, nil
	})
}

// later waits once, and then says n.
func later(say func(int) int, n int) future.Boxed[int] {
	return combinator.Map(future.PendingOnce(n), say).Box()
}

// value is the value of an answer without its error.
func value(v int, err error) int { return v }

// Guarded waits twice, and cleans up.
func Guarded(c *future.Clock,
	say func(...any)) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		say("opens")
		defer func() { say("closes") }()
		await.Await(a, c.Sleep(time.Second))
		say("is half done")
		defer func() { say("tidies up") }()
		await.Await(a, c.Sleep(time.Second))
		say("is done")
		return "done", nil
	})
}
