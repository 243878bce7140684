package box

import "time"

// Faults are what a kernel may do to a program and seldom does:
// each field but the last is how probable it is, from 0 to 1, in
// each call that it could befall. All are legal, and a program
// has to live with them.
type Faults struct {
	EINTR      float64 // a call that would wait is interrupted
	ShortRead  float64 // a socket gives less than it has
	ShortWrite float64 // a socket takes less than it could
	EMFILE     float64 // no number is free for a new descriptor
	ECONNRESET float64 // the connection breaks before the call
	Delay      float64 // the thread is held up before the call

	LongestDelay time.Duration // 0 means a millisecond
}

// SetFaults changes the faults from here on. It does not rewind
// the source of chance.
func (k *Kernel) SetFaults(f Faults) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.faults = f
}

// happens throws the dice. A fault that is off throws none, so
// that the others come out as if it did not exist.
func (k *Kernel) happens(probability float64) bool {
	return probability > 0 && k.random.Float64() < probability
}

// delay is for how long other goroutines may overtake this call.
func (k *Kernel) delay() time.Duration {
	if !k.happens(k.faults.Delay) {
		return 0
	}
	longest := k.faults.LongestDelay
	if longest <= 0 {
		longest = time.Millisecond
	}
	return 1 + time.Duration(k.random.Int64N(int64(longest)))
}

// shorten leaves at least one byte of p.
func (k *Kernel) shorten(p []byte, probability float64) []byte {
	if len(p) > 1 && k.happens(probability) {
		return p[:1+k.random.IntN(len(p)-1)]
	}
	return p
}

// sabotage breaks a connection as if a router between the two
// ends had lost its memory: both get a reset.
func (k *Kernel) sabotage(e endpoint) {
	s, ok := e.(*tcp)
	if !ok || s.peer == nil || s.state == closed {
		return
	}
	if k.happens(k.faults.ECONNRESET) {
		s.peer.reset()
		s.reset()
	}
}
