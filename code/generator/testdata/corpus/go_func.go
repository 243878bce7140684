package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// GoSum has goroutines add; their arguments are of the time
// when they began.
func GoSum(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		sums := make(chan int, 3)
		for i := range 3 {
			go func(n int) { sums <- n + i }(t.I(10 * i))
			y.Yield(i)
			t.Log(<-sums)
			i++
		}
		go close(sums)
		_, ok := <-sums
		t.Log(ok)
	})
}

// GoMethod starts methods and func values, which are what they
// are when the goroutine begins.
func GoMethod(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		out := make(chan int, 2)
		send := func(v int) { out <- v }
		go send(t.I(1))
		y.Yield(<-out)
		r := ring{}
		done := make(chan bool)
		go func() { r.Add(5); close(done) }()
		<-done
		y.Yield(r.Len())
		go r.tell(out)
		y.Yield(<-out)
	})
}

// tell sends how many places are taken.
func (r *ring) tell(out chan<- int) { out <- r.used }

// RangeFunc ranges over functions, between yields: of no, one and
// two values.
func RangeFunc(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		sum := 0
		for i := range upTo(4) {
			if i == 1 {
				continue
			}
			sum += i
		}
		y.Yield(sum)
		for i, v := range pairs("ab") {
			sum += i + len(v)
			t.Log(i, v)
		}
		y.Yield(sum)
		for range upTo(3) {
			sum++
		}
		y.Yield(sum)
	})
}

// RangeFuncLeaves leaves such ranges for loops outside, which do
// yield, by break, continue and return.
func RangeFuncLeaves(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
	outer:
		for i := 0; ; i++ {
			y.Yield(i)
			for j := range upTo(9) {
				switch {
				case i == 1 && j == 1:
					continue outer
				case i == 3 && j == 2:
					break outer
				case j > i:
					break
				default:
					continue
				}
				break
			}
			t.Log("tail", i)
		}
		for j := range upTo(9) {
			if j == 4 {
				t.Log("return")
				return
			}
		}
	})
}

// upTo is the numbers below n.
func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

// pairs is the letters of s with their places.
func pairs(s string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := range s {
			if !yield(i, s[i:i+1]) {
				return
			}
		}
	}
}

// RangeFuncLabel has a label in such a range.
func RangeFuncLabel(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		y.Yield(1)
		for i := range upTo(3) {
		inner:
			for j := range 3 {
				for range upTo(2) {
					if j == i {
						continue inner
					}
				}
				t.Log(i, j)
			}
		}
		y.Yield(2)
	})
}

func init() {
	add("GoSum", GoSum)
	add("GoMethod", GoMethod)
	add("RangeFunc", RangeFunc)
	add("RangeFuncLeaves", RangeFuncLeaves)
	add("RangeFuncLabel", RangeFuncLabel)
}
