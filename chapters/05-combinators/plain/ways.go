package main

import (
	"strings"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

// work is what one writes when one can wait.
func work(name string) string {
	data := read(name)
	key := strings.ToUpper(data)
	more := read(key)
	return data + " " + more
}

// chain is the same, for those who cannot.
func chain(name string) future.Boxed[string] {
	return combinator.AndThen(reading(name),
		func(data string) future.Boxed[string] {
			key := strings.ToUpper(data)
			return combinator.Map(reading(key),
				func(more string) string {
					return data + " " + more
				}).Box()
		}).Box()
}

// read is some I/O, and reading is its future.
func read(s string) string { return "<" + s + ">" }

func reading(s string) future.Once[string] {
	return future.PendingOnce(read(s))
}
