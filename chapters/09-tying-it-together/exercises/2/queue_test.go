//go:build exercise

package queue

import (
	"fmt"
	"slices"
	"testing"
)

// fill is a queue of the numbers from 0 to n-1.
func fill(n int) *Queue[int] {
	q := &Queue[int]{}
	for i := range n {
		q.Push(i)
	}
	return q
}

func drain(q *Queue[int]) (all []int) {
	for t, ok := q.Pop(); ok; t, ok = q.Pop() {
		all = append(all, t)
	}
	return all
}

// upTo is the numbers from a to b-1.
func upTo(a, b int) (all []int) {
	for i := a; i < b; i++ {
		all = append(all, i)
	}
	return all
}

func same(t *testing.T, what string, got, want []int) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %s, want %s", what, short(got), short(want))
	}
}

// short is the numbers without those in the middle.
func short(all []int) string {
	if len(all) < 9 {
		return fmt.Sprint(all)
	}
	return fmt.Sprint(len(all), " numbers, ", all[:3], " to ",
		all[len(all)-3:])
}

func TestOverflow(t *testing.T) {
	q := fill(Room)
	forAll := q.Push(Room)
	same(t, "for all", forAll, append(upTo(0, Room/2), Room))
	if q.Len() != Room/2 {
		t.Errorf("%d are left, want half", q.Len())
	}
	for i := range Room / 2 {
		if more := q.Push(Room + 1 + i); more != nil {
			t.Fatalf("the next push sends %v away at once", more)
		}
	}
	same(t, "still", forAll, append(upTo(0, Room/2), Room))
	same(t, "left", drain(q), append(upTo(Room/2, Room),
		upTo(Room+1, Room+1+Room/2)...))
}

func TestSteal(t *testing.T) {
	for _, n := range []int{1, 2, 3, 7, Room} {
		from, to := fill(n), &Queue[int]{}
		if !to.Steal(from) {
			t.Fatalf("nothing to steal of %d", n)
		}
		half := n - n/2
		from.Push(1000)
		same(t, "stolen", drain(to), upTo(0, half))
		same(t, "left", drain(from),
			append(upTo(half, n), 1000))
	}
	if (&Queue[int]{}).Steal(&Queue[int]{}) {
		t.Error("stolen from an empty queue")
	}
}

// What has left the queue must not be kept alive by it.
func TestLetsGo(t *testing.T) {
	q := &Queue[*int]{}
	for range 4 {
		q.Push(new(int))
	}
	all := q.tasks
	q.Pop()
	(&Queue[*int]{}).Steal(q)
	for i, p := range all[:3] {
		if p != nil {
			t.Errorf("task %d is gone, and still held", i)
		}
	}
}
