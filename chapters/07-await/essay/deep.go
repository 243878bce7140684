package essay

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
)

// Wait awaits what does not come.
func Wait(f future.Never[int]) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, f)
	})
}

// Deep is four calls, and a wait at the bottom.
func Deep(n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		v, err := await.Await(a, deeper(n))
		return v + 1, err
	})
}

func deeper(n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		v, err := await.Await(a, deepest(n))
		return v + 1, err
	})
}

func deepest(n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		v, err := await.Await(a, bottom(n))
		return v + 1, err
	})
}

func bottom(n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		return await.Await(a, future.PendingOnce(n))
	})
}
