package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

const (
	maxListeners = 64
	heartbeat    = 15 * time.Second
	patience     = 10 * time.Second // with a page that does not read
)

// A hub tells the open pages how the last build went.
type hub struct {
	heartbeat time.Duration

	mu        sync.Mutex
	listeners map[chan string]bool
	standing  string // the event of a problem that is not solved yet
}

func newHub() *hub {
	return &hub{heartbeat: heartbeat, listeners: make(map[chan string]bool)}
}

func (h *hub) reload() { h.tell("event: reload\ndata: \"\"\n\n", false) }

func (h *hub) problem(text string) {
	data, _ := json.Marshal(text) // a string has no way to fail
	h.tell(fmt.Sprintf("event: problem\ndata: %s\n\n", data), true)
}

// tell replaces what a slow page has not read yet: only the newest
// state matters, and nobody waits for a page.
func (h *hub) tell(event string, stands bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.standing = ""
	if stands {
		h.standing = event
	}
	for c := range h.listeners {
		select {
		case <-c:
		default:
		}
		c <- event
	}
}

// join is nil when there are too many listeners.
func (h *hub) join() chan string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.listeners) >= maxListeners {
		return nil
	}
	c := make(chan string, 1)
	if h.standing != "" {
		c <- h.standing
	}
	h.listeners[c] = true
	return c
}

func (h *hub) leave(c chan string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.listeners, c)
}

// ServeHTTP streams the events to one page.
func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := h.join()
	if c == nil {
		http.Error(w, "too many open pages", http.StatusServiceUnavailable)
		return
	}
	defer h.leave(c)
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	rc := http.NewResponseController(w)
	rc.SetReadDeadline(time.Time{}) // the stream outlives the request's
	beat := time.NewTicker(h.heartbeat)
	defer beat.Stop()
	text := "retry: 1000\n\n"
	for {
		rc.SetWriteDeadline(time.Now().Add(patience))
		if _, err := fmt.Fprint(w, text); err != nil || rc.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case text = <-c:
		case <-beat.C:
			text = ":\n\n"
		}
	}
}
