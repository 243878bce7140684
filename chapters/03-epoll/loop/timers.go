package loop

// timers is every client, in a heap: the first is the one whose
// patience ends first. Each knows its place, so that it can be
// moved when its deadline changes.
type timers []*client

func (t timers) Len() int { return len(t) }

func (t timers) Less(i, j int) bool {
	return t[i].until.Before(t[j].until)
}

func (t timers) Swap(i, j int) {
	t[i], t[j] = t[j], t[i]
	t[i].timer, t[j].timer = i, j
}

// Push and Pop are for container/heap.
func (t *timers) Push(x any) {
	c := x.(*client)
	c.timer = len(*t)
	*t = append(*t, c)
}

// Pop takes the last one away.
func (t *timers) Pop() any {
	last := (*t)[len(*t)-1]
	(*t)[len(*t)-1] = nil
	*t = (*t)[:len(*t)-1]
	return last
}
