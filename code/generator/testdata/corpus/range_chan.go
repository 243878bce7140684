package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// filled is a channel with values in it, and closed.
func filled(values ...int) chan int {
	ch := make(chan int, len(values))
	for _, v := range values {
		ch <- v
	}
	close(ch)
	return ch
}

// RangeChan takes what is in a channel until it is closed.
func RangeChan(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := filled(3, 0, 5)
		for v := range ch {
			y.Yield(v)
			v += 100
			t.Log(v, len(ch))
		}
		for range ch {
			y.Yield(-1)
		}
	})
}

// RangeChanBreak leaves the rest in the channel.
func RangeChanBreak(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := filled(1, 2, 3, 4)
		for v := range ch {
			if v == 1 {
				continue
			}
			y.Yield(v)
			if v == 3 {
				break
			}
		}
		t.Log(<-ch, len(ch))
	})
}

// RangeChanOuter assigns, and what it takes from stays the first.
func RangeChanOuter(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		var s [2]int
		var ch <-chan int = filled(1, 2)
		for s[1] = range ch {
			y.Yield(s[1])
			ch = nil
		}
		t.Log(s, ch == nil)
		for range filled(7, 8) {
			y.Yield(s[1])
			s[1]++
		}
	})
}

// RangeChanFeeds puts into the channel that it takes from.
func RangeChanFeeds(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := make(chan int, 2)
		ch <- 1
		var fs []func() int
		for v := range ch {
			fs = append(fs, func() int { v *= 3; return v })
			if y.Yield(v); v < 4 {
				ch <- v + 1
			} else {
				close(ch)
			}
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

func init() {
	add("RangeChan", RangeChan)
	add("RangeChanBreak", RangeChanBreak)
	add("RangeChanOuter", RangeChanOuter)
	add("RangeChanFeeds", RangeChanFeeds)
}
