package render

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"artofwaiting/site/outputs"
)

// caption says an event of a recording in a sentence.
func caption(t *outputs.Trace, i int) string {
	e := t.Events[i]
	lane := t.Lanes[laneOf(t, e)]
	var s string
	switch {
	case t.Threads:
		s = insideCaption(t, i)
	case lane.Thread:
		s = threadCaption(t, i, name(lane))
	case e.Kind == "call":
		s = callCaption(e, t.Scenes[i].Lanes[laneOf(t, e)].Unread)
	default:
		s = laneCaption(t, i)
	}
	if e.Text != "" {
		s += " (" + e.Text + ")"
	}
	return capital(s) + "."
}

func name(l outputs.Lane) string {
	if l.Name != "" {
		return l.Name
	}
	return l.ID
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func threadCaption(t *outputs.Trace, i int, who string) string {
	switch e := t.Events[i]; {
	case e.Kind == "call":
		return callCaption(e, 0)
	case e.Kind == "wake":
		after := " after " + span(slept(t, i))
		switch e.N {
		case 0:
			return who + " wakes" + after + ": there is no edge"
		case 1:
			return who + " wakes" + after + ": there is one edge"
		}
		return fmt.Sprintf("%s wakes%s: there are %d edges", who, after,
			e.N)
	case e.N == 0 && e.Kind == "wait":
		return who + " has work, so it only looks for edges"
	case e.N <= 0:
		return who + " has nothing to do, and goes to sleep"
	default:
		return who + " goes to sleep, for " +
			span(time.Duration(e.N)) + " at most"
	}
}

// slept is how long the wait took that event i ends.
func slept(t *outputs.Trace, i int) time.Duration {
	for j := i - 1; j >= 0; j-- {
		e := t.Events[j]
		if e.Lane == t.Events[i].Lane {
			return time.Duration(t.Events[i].Time - e.Time)
		}
	}
	return 0
}

// span is a duration in two digits: the third differs in each run.
func span(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.1f ms", d.Seconds()*1e3)
	}
	return fmt.Sprintf("%d µs", (d+time.Microsecond/2)/time.Microsecond)
}

func laneCaption(t *outputs.Trace, i int) string {
	switch e := t.Events[i]; e.Kind {
	case "register":
		return e.Lane + " is registered: the kernel will tell its edges"
	case "arrive":
		return arrived(t, i)
	case "ready":
		return "an edge puts " + e.Lane + " into the queue"
	case "wake":
		if !t.Kernel {
			return e.Lane + " is woken, and joins the queue"
		}
		return e.Lane + " joins the queue, without an edge"
	case "spawn":
		return e.Lane + " is spawned, and joins the queue"
	case "poll":
		return e.Lane + " is polled"
	case "make":
		return e.Lane + " is made"
	case "resume":
		return e.Lane + " is resumed"
	case "yield":
		return e.Lane + " yields"
	case "pending":
		return e.Lane + " is pending"
	default:
		return e.Lane + " is " + e.Kind
	}
}

func arrived(t *outputs.Trace, i int) string {
	e := t.Events[i]
	s := byteCount(e.N) + " for " + e.Lane
	if e.N == 0 {
		s = "the other end of " + e.Lane + " has finished"
	}
	for j, l := range t.Lanes {
		if l.Thread && t.Scenes[i].Lanes[j].State == outputs.Running {
			return s + " while " + name(l) + " is busy"
		}
	}
	return s
}

func byteCount(n int) string {
	if n == 1 {
		return "1 byte arrives"
	}
	return outputs.Group(fmt.Sprint(n)) + " bytes arrive"
}

func callCaption(e outputs.Event, left int) string {
	read := e.Call == "read" || e.Call == "recv"
	switch {
	case read && e.Err == "EAGAIN":
		return e.Lane + " reads: EAGAIN, it would block"
	case read && e.Err == "" && e.N == 0:
		return e.Lane + " reads the end"
	case read && e.Err == "" && left > 0:
		return fmt.Sprintf("%s reads %d bytes, and leaves %d", e.Lane,
			e.N, left)
	case read && e.Err == "":
		return fmt.Sprintf("%s reads %d bytes, all there are", e.Lane, e.N)
	case e.Call == "close" && e.Err == "":
		return e.Lane + " is closed"
	case e.Err != "":
		return e.Lane + ": " + e.Call + " says " + e.Err
	}
	return strings.TrimSpace(fmt.Sprintf("%s: %s gives %d", e.Lane,
		e.Call, e.N))
}
