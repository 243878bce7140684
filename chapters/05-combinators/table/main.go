// Table asks every combinator for one future what it makes of a
// success and of a failure.
package main

import (
	"errors"
	"fmt"

	"artofwaiting/code/combinator"
	"artofwaiting/code/future"
)

var errBad = errors.New("bad")

func main() {
	ok, bad := future.Ready(1), future.Fail[int](errBad)
	for _, row := range []struct {
		name string
		make func(future.Value[int]) future.Boxed[string]
	}{
		{"Map", mapped}, {"MapErr", mappedErr}, {"Then", then},
		{"AndThen", andThen}, {"OrElse", orElse},
	} {
		one, two := row.make(ok), row.make(bad)
		fmt.Printf("%s of 1  %s\n", row.name, run(one))
		fmt.Printf("%s of bad  %s\n", row.name, run(two))
	}
}

func run(f future.Boxed[string]) string {
	v, err := future.Wait(f)
	if err != nil {
		return "fails: " + err.Error()
	}
	return v
}

func mapped(f future.Value[int]) future.Boxed[string] {
	return combinator.Map(f, func(i int) string {
		return fmt.Sprint("value ", i)
	}).Box()
}

func mappedErr(f future.Value[int]) future.Boxed[string] {
	return combinator.MapErr(text(f), func(err error) error {
		return fmt.Errorf("very %w", err)
	}).Box()
}

func then(f future.Value[int]) future.Boxed[string] {
	return combinator.Then(f,
		func(i int, err error) future.Value[string] {
			return future.Ready(fmt.Sprint("both ", i, ", ", err))
		}).Box()
}

func andThen(f future.Value[int]) future.Boxed[string] {
	return combinator.AndThen(f,
		func(i int) future.Value[string] {
			return future.Ready(fmt.Sprint("then ", i))
		}).Box()
}

func orElse(f future.Value[int]) future.Boxed[string] {
	return combinator.OrElse(text(f),
		func(err error) future.Value[string] {
			return future.Ready("instead of " + err.Error())
		}).Box()
}

// text is the number as a string.
func text(f future.Value[int]) future.Boxed[string] {
	return combinator.Map(f, func(i int) string {
		return fmt.Sprint(i)
	}).Box()
}
