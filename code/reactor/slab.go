package reactor

// A slab keeps values under keys that are never used twice. A key
// has the index of a place in its lower half, and in the upper
// half the place's generation, which changes when the value goes:
// an old key finds nothing, and not the next who lives there.
type slab[T any] struct {
	places []place[T]
	free   []uint32 // indexes of places that are empty
}

type place[T any] struct {
	value      T
	generation uint32 // odd while somebody lives there
}

// add keeps v.
func (s *slab[T]) add(v T) (key uint64) {
	i := uint32(len(s.places))
	if n := len(s.free); n > 0 {
		i, s.free = s.free[n-1], s.free[:n-1]
	} else {
		s.places = append(s.places, place[T]{})
	}
	p := &s.places[i]
	p.value = v
	p.generation++
	return uint64(p.generation)<<32 | uint64(i)
}

// find is the place of key, or nil.
func (s *slab[T]) find(key uint64) *place[T] {
	i, generation := uint32(key), uint32(key>>32)
	if int(i) >= len(s.places) || generation%2 == 0 {
		return nil
	}
	if p := &s.places[i]; p.generation == generation {
		return p
	}
	return nil
}

func (s *slab[T]) get(key uint64) (v T, ok bool) {
	if p := s.find(key); p != nil {
		return p.value, true
	}
	return v, false
}

// remove lets go of the value of key, if it is there.
func (s *slab[T]) remove(key uint64) {
	if p := s.find(key); p != nil {
		*p = place[T]{generation: p.generation + 1}
		s.free = append(s.free, uint32(key))
	}
}

func (s *slab[T]) all() (values []T) {
	for _, p := range s.places {
		if p.generation%2 == 1 {
			values = append(values, p.value)
		}
	}
	return values
}
