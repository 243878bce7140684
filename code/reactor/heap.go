package reactor

// children of a node i are from 4i+1 to 4i+4.
const children = 4

// add puts t where it belongs. It must not be running.
func (ts *timers) add(t *timer, at int64) {
	ts.count++
	ts.entries = append(ts.entries, entry{at, ts.count, t})
	ts.up(len(ts.entries) - 1)
}

// drop takes t out, if it is running.
func (ts *timers) drop(t *timer) {
	if t.place > 0 {
		ts.remove(t.place - 1)
	}
}

// remove takes out the entry at i, whose timer lets go of its
// Waker. The last entry takes its place, and then the place that
// is right for it.
func (ts *timers) remove(i int) {
	*ts.entries[i].timer = timer{}
	last := len(ts.entries) - 1
	moved := ts.entries[last]
	ts.entries[last] = entry{}
	ts.entries = ts.entries[:last]
	if i == last {
		return
	}
	ts.put(i, moved)
	ts.up(i)
	ts.down(moved.timer.place - 1)
}

// put writes e down at i, and tells its timer where that is.
func (ts *timers) put(i int, e entry) {
	ts.entries[i] = e
	e.timer.place = i + 1
}

// up moves the entry at i towards the first, past all that are
// later.
func (ts *timers) up(i int) {
	e := ts.entries[i]
	for i > 0 {
		parent := (i - 1) / children
		if !e.before(&ts.entries[parent]) {
			break
		}
		ts.put(i, ts.entries[parent])
		i = parent
	}
	ts.put(i, e)
}

// down moves the entry at i away from the first, past all that
// are earlier.
func (ts *timers) down(i int) {
	e := ts.entries[i]
	for {
		first := ts.firstChild(i)
		if first < 0 || !ts.entries[first].before(&e) {
			break
		}
		ts.put(i, ts.entries[first])
		i = first
	}
	ts.put(i, e)
}

// firstChild is which child of i runs out first, or -1 if it has
// none.
func (ts *timers) firstChild(i int) int {
	from := children*i + 1
	if from >= len(ts.entries) {
		return -1
	}
	first := from
	to := min(from+children, len(ts.entries))
	for c := from + 1; c < to; c++ {
		if ts.entries[c].before(&ts.entries[first]) {
			first = c
		}
	}
	return first
}
