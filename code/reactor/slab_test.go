package reactor

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSlab: a place is used again, its key is not.
func TestSlab(t *testing.T) {
	var s slab[string]
	a, b := s.add("a"), s.add("b")
	s.remove(a)
	s.remove(a) // must not free the place twice
	c, d := s.add("c"), s.add("d")
	if uint32(c) != uint32(a) || c == a {
		t.Errorf("after %#x came %#x, not the same place", a, c)
	}
	if len(s.places) != 3 {
		t.Errorf("%d places for three", len(s.places))
	}
	s.remove(a) // an old key harms nobody
	for key, want := range map[uint64]string{
		a: "", b: "b", c: "c", d: "d", 0: "", 1: "",
		uint64(bellToken): "", 1<<32 | 3: "", 2 << 32: "",
	} {
		v, ok := s.get(key)
		if v != want || ok != (want != "") {
			t.Errorf("%#x has %q, %v; want %q", key, v, ok, want)
		}
	}
	if v := s.places[uint32(c)].value; v != "c" {
		t.Errorf("the place has %q", v)
	}
	s.remove(c)
	if v := s.places[uint32(c)].value; v != "" {
		t.Errorf("an empty place keeps %q", v)
	}
}

// TestSlabWraps: after the last generation comes none, which is
// what an empty place has.
func TestSlabWraps(t *testing.T) {
	var s slab[int]
	s.remove(s.add(1))
	s.places[0].generation = 1<<32 - 2
	last := s.add(2)
	s.remove(last)
	if _, ok := s.get(0); ok || len(s.all()) > 0 {
		t.Errorf("somebody lives in an empty place")
	}
	first := s.add(3)
	if v, ok := s.get(first); v != 3 || !ok {
		t.Errorf("%d, %v", v, ok)
	}
	if _, ok := s.get(last); ok {
		t.Errorf("an old key finds the next")
	}
}

// TestSlabModel: what a map would say, and no key comes twice.
func TestSlabModel(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var s slab[int]
	model := map[uint64]int{}
	var keys []uint64 // all that there ever were
	for i := range many(100_000) {
		if len(keys) == 0 || random.IntN(2) == 0 {
			key := s.add(i)
			if slices.Contains(keys, key) {
				t.Fatalf("key %#x came twice", key)
			}
			keys, model[key] = append(keys, key), i
		}
		key := keys[random.IntN(len(keys))]
		v, ok := s.get(key)
		if want, there := model[key]; v != want || ok != there {
			t.Fatalf("%#x has %d, %v; want %d, %v",
				key, v, ok, want, there)
		}
		s.remove(key)
		delete(model, key)
		if len(keys) > 200 { // the oldest have been tried enough
			for _, key := range keys[:100] {
				s.remove(key)
				delete(model, key)
			}
			keys = keys[100:]
		}
		if len(s.all()) != len(model) {
			t.Fatalf("%d values, want %d", len(s.all()),
				len(model))
		}
	}
	if len(s.places) > 201 {
		t.Errorf("%d places for 201", len(s.places))
	}
}
