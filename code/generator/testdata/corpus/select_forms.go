package corpus

import (
	"artofwaiting/code/generator"
	"artofwaiting/code/generator/testdata/probe"
)

// SelectReceive takes from one channel, in every form.
func SelectReceive(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := filled(1, 2, 3, 4, 5)
		select {
		case v := <-ch:
			y.Yield(v)
			v++
			t.Log(v)
		}
		select {
		case v, ok := <-ch:
			y.Yield(v)
			t.Log(v, ok)
		}
		var s [2]int
		var ok bool
		select {
		case s[t.I(1)] = <-ch:
			y.Yield(s[1])
		}
		select {
		case s[0], ok = <-ch:
			y.Yield(s[0])
		}
		select {
		case <-ch:
			y.Yield(len(ch))
		}
		select {
		case _, ok = <-ch:
			t.Log(s, ok)
		}
	})
}

// SelectSend sends, or has the default where it cannot.
func SelectSend(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := make(chan int, 2)
		for i := range 4 {
			select {
			case ch <- i:
				y.Yield(i)
			default:
				y.Yield(-<-ch)
			}
			t.Log(len(ch))
		}
	})
}

// SelectOrder calls for channels and values once, in order, those
// of clauses that are not taken too.
func SelectOrder(t *probe.T) generator.Series[string] {
	return generator.New(func(y *generator.Y[string]) {
		var never chan int
		full := filled(7)
		named := func(name string, ch chan int) chan int {
			t.Log("channel", name)
			return ch
		}
		for range 2 {
			select {
			case v := <-named("never", never):
				y.Yield("never")
				t.Log(v)
			case named("nil", never) <- t.I(5):
				y.Yield("sent")
			case v, ok := <-named("full", full):
				y.Yield("full")
				t.Log(v, ok)
			}
		}
	})
}

// SelectBreak breaks out of a select, and of the loop around it.
func SelectBreak(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := filled(1, 2, 3, 4)
	loop:
		for {
			select {
			case v, ok := <-ch:
				switch {
				case v == 1:
					break
				case v == 2:
					y.Yield(v)
					continue loop
				case !ok:
					break loop
				}
				if v == 3 {
					break
				}
				y.Yield(10 * v)
			}
			t.Log("below", len(ch))
		}
	})
}

// SelectLabel breaks a select by its label, out of a loop in it.
func SelectLabel(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := filled(5, 6)
	choose:
		select {
		case v := <-ch:
			for {
				y.Yield(v)
				if v++; v > 6 {
					break choose
				}
			}
		}
		t.Log(<-ch)
	})
}

// SelectEmpty has clauses with nothing in them, around one.
func SelectEmpty(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := filled(1)
		for range 3 {
			select {
			default:
			case <-(chan int)(nil):
			case v, ok := <-ch:
				if ok {
					y.Yield(v)
				}
			}
		}
		t.Log("end")
	})
}

// SelectClosures keeps what each round received, and shadows.
func SelectClosures(t *probe.T) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		ch := filled(10, 20)
		var fs []func() int
		v := 1
		for range 2 {
			select {
			case v := <-ch:
				fs = append(fs, func() int { v++; return v })
				y.Yield(v)
				v += 100
			}
			v *= 2
		}
		get := func() int { return v }
		select {
		case v = <-ch:
			y.Yield(get())
		}
		for _, f := range fs {
			t.Log(f(), f())
		}
	})
}

func init() {
	add("SelectReceive", SelectReceive)
	add("SelectSend", SelectSend)
	add("SelectOrder", SelectOrder)
	add("SelectBreak", SelectBreak)
	add("SelectLabel", SelectLabel)
	add("SelectEmpty", SelectEmpty)
	add("SelectClosures", SelectClosures)
}
