package box

// Every piece of data occupies more memory than it has bytes; so
// much more, about, on Linux.
const overhead = 768

// A stream is bytes that have arrived and have not been read, in
// the pieces in which they came.
type stream struct {
	pieces [][]byte
	size   int // bytes in all
}

func (q *stream) push(p []byte) {
	q.pieces = append(q.pieces, append([]byte(nil), p...))
	q.size += len(p)
}

// take moves bytes into p, and says also how many pieces have
// been used up.
func (q *stream) take(p []byte) (n, emptied int) {
	for n < len(p) && len(q.pieces) > 0 {
		m := copy(p[n:], q.pieces[0])
		n += m
		if q.pieces[0] = q.pieces[0][m:]; len(q.pieces[0]) == 0 {
			q.pieces = q.pieces[1:]
			emptied++
		}
	}
	q.size -= n
	return n, emptied
}

// cost is the memory that the stream occupies.
func (q *stream) cost() int {
	return q.size + overhead*len(q.pieces)
}
