package future

import "testing"

// A thread is what it does next: nil when it has ended, and while
// it sleeps. Nothing comes in the middle of a step, so a step is
// what a lock or an atomic makes whole, and no more.
type thread struct{ next func() }

// does makes a thread of steps that follow each other.
func does(steps ...func()) *thread {
	t := new(thread)
	t.next = func() {
		step := steps[0]
		steps = steps[1:]
		if len(steps) == 0 {
			t.next = nil
		}
		step()
	}
	return t
}

// A choice is which of the threads that could go on did.
type choice struct{ taken, of int }

// orders runs threads in every order of their steps. For each it
// begins anew, with what begin makes, and goes on until no thread
// can. Then it asks whether that is bad. It counts the orders and
// the bad ones.
func orders(begin func() (threads []*thread,
	bad func() bool)) (all, bad int) {
	var path []choice
	for more := true; more; path, more = another(path) {
		threads, isBad := begin()
		path = run(threads, path)
		all++
		if isBad() {
			bad++
		}
	}
	return all, bad
}

// run goes the way that path says, and where that ends, takes the
// first thread that can go on. It returns the whole way.
func run(threads []*thread, path []choice) []choice {
	for i := 0; ; i++ {
		var ready []*thread
		for _, t := range threads {
			if t.next != nil {
				ready = append(ready, t)
			}
		}
		if len(ready) == 0 {
			return path
		}
		if i == len(path) {
			path = append(path, choice{0, len(ready)})
		}
		ready[path[i].taken].next()
	}
}

// another is the beginning of a way not gone yet: it leaves path
// at the last choice that has something left to choose.
func another(path []choice) (next []choice, ok bool) {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i].taken++; path[i].taken < path[i].of {
			return path[:i+1], true
		}
	}
	return nil, false
}

// TestOrders knows how many orders there are: as many as words of
// so many letters.
func TestOrders(t *testing.T) {
	seen := map[string]bool{}
	all, bad := orders(func() ([]*thread, func() bool) {
		var word []byte
		write := func(letter byte) *thread {
			f := func() { word = append(word, letter) }
			return does(f, f)
		}
		return []*thread{write('a'), write('b'), write('c')},
			func() bool {
				seen[string(word)] = true
				return string(word) == "abccba"
			}
	})
	if all != 90 || len(seen) != 90 || bad != 1 {
		t.Errorf("%d orders, %d different, %d bad; "+
			"want 90, 90, 1", all, len(seen), bad)
	}
}
