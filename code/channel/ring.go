package channel

// A ring is a queue in a slice that is used round and round. It
// grows when it is full, and never beyond what was in it at once.
type ring[T any] struct {
	items []T // a power of two of them
	first int
	len   int
}

func (r *ring[T]) push(v T) {
	if r.len == len(r.items) {
		r.grow()
	}
	r.items[(r.first+r.len)&(len(r.items)-1)] = v
	r.len++
}

func (r *ring[T]) grow() {
	items := make([]T, max(2*len(r.items), 4))
	n := copy(items, r.items[r.first:])
	copy(items[n:], r.items[:r.first])
	r.items, r.first = items, 0
}

// pop takes the first out. There must be one.
func (r *ring[T]) pop() (v T) {
	i := r.first
	v, r.items[i] = r.items[i], v
	r.first = (i + 1) & (len(r.items) - 1)
	r.len--
	return v
}
