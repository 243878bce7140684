package render

import (
	"fmt"
	"strings"

	"artofwaiting/site/outputs"
)

// insideCaption says an event where all lanes are threads, which
// sleep inside their calls.
func insideCaption(t *outputs.Trace, i int) string {
	e := t.Events[i]
	k := laneOf(t, e)
	who := name(t.Lanes[k])
	state := t.Scenes[i].Lanes[k]
	switch {
	case e.Kind == "arrive":
		return wakes(t, i, k)
	case e.Kind == "enter" && state.State == outputs.Waiting:
		return who + " calls " + e.Call + ", and falls asleep in it"
	case e.Kind == "enter":
		return who + " calls " + e.Call + ", and need not wait"
	case e.Kind == "call" && e.Call == "accept" && e.Err == "":
		return who + " returns from accept, with a connection"
	case e.Kind == "call" && e.Call == "write" && e.Err == "":
		return fmt.Sprintf("%s writes %d bytes", who, e.N)
	case e.Kind == "call":
		return callCaption(e, state.Unread)
	case e.Kind == "spawn":
		return who + " begins, and is ready to run"
	}
	return who + " ends" + sleepOn(t, i)
}

// wakes says what has arrived for thread k, whom that wakes, and who
// does not notice.
func wakes(t *outputs.Trace, i, k int) string {
	e := t.Events[i]
	who := name(t.Lanes[k])
	s := byteCount(e.N) + " for " + who
	switch state := t.Scenes[i].Lanes[k]; {
	case state.In == "accept":
		s = "a client connects"
	case e.N == 0:
		s = "the client of " + who + " has finished"
	}
	if i == 0 || t.Scenes[i-1].Lanes[k].State != outputs.Waiting {
		return s
	}
	return s + ": the kernel wakes " + who + sleepOn(t, i)
}

// sleepOn says who sleeps after event i.
func sleepOn(t *outputs.Trace, i int) string {
	var who []string
	for k, l := range t.Lanes {
		if t.Scenes[i].Lanes[k].State == outputs.Waiting {
			who = append(who, name(l))
		}
	}
	switch len(who) {
	case 0:
		return ""
	case 1:
		return ", and " + who[0] + " sleeps on"
	}
	return ", and " + strings.Join(who, " and ") + " sleep on"
}
