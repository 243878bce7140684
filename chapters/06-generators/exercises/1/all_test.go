//go:build exercise

package all

import (
	"slices"
	"testing"

	"artofwaiting/code/generator"
)

// counting yields 0, 1, 2, and says when it gives back.
func counting(ended *int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
		defer func() { *ended++ }()
		for i := range 3 {
			y.Yield(i)
		}
	})
}

func TestWhole(t *testing.T) {
	ended := 0
	var got []int
	for v := range All(counting(&ended)) {
		got = append(got, v)
	}
	if !slices.Equal(got, []int{0, 1, 2}) || ended != 1 {
		t.Errorf("got %v, ended %d times", got, ended)
	}
}

func TestBreak(t *testing.T) {
	ended := 0
	for v := range All(counting(&ended)) {
		if v == 1 {
			break
		}
	}
	if ended != 1 {
		t.Errorf("after break it has ended %d times, want 1",
			ended)
	}
}

func TestPanic(t *testing.T) {
	ended := 0
	func() {
		defer func() { recover() }()
		for range All(counting(&ended)) {
			panic("enough")
		}
	}()
	if ended != 1 {
		t.Errorf("after a panic it has ended %d times, want 1",
			ended)
	}
}
