package main

import (
	"strings"

	"artofwaiting/code/await"
	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// plain is for those who can wait.
func plain(name string) (string, error) {
	data, err := read(name)
	if err != nil {
		return "", err
	}
	key := strings.ToUpper(data)
	more, err := read(key)
	return more + "!", err
}

// async is for those who cannot.
func async(name string) future.Boxed[string] {
	return await.Async(func(a *await.A) (string, error) {
		data, err := await.Await(a, reading(name))
		if err != nil {
			return "", err
		}
		key := strings.ToUpper(data)
		more, err := await.Await(a, reading(key))
		return more + "!", err
	})
}

// chain is for those who have no await.
func chain(name string) future.Boxed[string] {
	both := combinator.AndThen(reading(name),
		func(data string) future.Once[string] {
			return reading(strings.ToUpper(data))
		})
	return combinator.Map(both, func(more string) string {
		return more + "!"
	}).Box()
}

// read is some I/O, and reading is its future.
func read(s string) (string, error) { return "<" + s + ">", nil }

func reading(s string) future.Once[string] {
	return future.PendingOnce("<" + s + ">")
}
