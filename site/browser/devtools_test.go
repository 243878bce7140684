package browser

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"
)

// A devtools is a running Chromium at the other end of two pipes, on
// which it speaks the DevTools protocol: JSON, each message ended by
// a zero byte.
type devtools struct {
	out *os.File

	mu      sync.Mutex
	last    int
	waiting map[int]chan message
	event   map[string]func(message) // by session
	closed  error
}

type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// answerTime is far more than any answer takes.
const answerTime = 2 * time.Minute

// find skips the test when there is no browser.
func find(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const none = "no Chromium: install chromium, or name it in CHROMIUM"
	if os.Getenv("BROWSER") == "required" {
		t.Fatal(none)
	}
	t.Skip(none)
	return ""
}

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

func startBrowser(t *testing.T) *devtools {
	t.Helper()
	path := find(t)
	cmd := exec.Command(path, "--remote-debugging-pipe", "--headless=new",
		"--user-data-dir="+t.TempDir(), "--no-sandbox", "--disable-gpu",
		"--hide-scrollbars", "--no-first-run", "--no-default-browser-check",
		"--disable-dev-shm-usage", "--disable-extensions", "--disable-sync",
		"--disable-background-networking", "--disable-component-update",
		"--disable-default-apps", "--disable-breakpad", "--mute-audio",
		// Pages that were left would keep their event streams, and so the
		// few connections that a browser makes to one host.
		"--disable-features=BackForwardCache",
		"--password-store=basic", "--force-color-profile=srgb",
		"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
	commands, out := pipe(t)
	in, answers := pipe(t)
	cmd.ExtraFiles = []*os.File{commands, answers} // they become 3 and 4
	var said bytes.Buffer
	cmd.Stderr = &said // Wait waits for all that hold it: the helpers, too
	cmd.WaitDelay = 10 * time.Second
	err := cmd.Start()
	commands.Close()
	answers.Close()
	if err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	d := &devtools{out: out, waiting: make(map[int]chan message),
		event: make(map[string]func(message))}
	read := make(chan bool)
	go func() { defer close(read); d.read(in) }()
	t.Cleanup(func() {
		_, err := d.call("", "Browser.close", nil)
		if err != nil {
			cmd.Process.Kill()
		}
		cmd.Wait()
		out.Close()
		<-read
		in.Close()
		if err != nil {
			t.Logf("%s: %v\n%s", path, err, said.String())
		}
	})
	return d
}

// read hands out answers and events until the browser is gone.
func (d *devtools) read(in *os.File) {
	r := bufio.NewReader(in)
	for {
		frame, err := r.ReadBytes(0)
		var m message
		if err == nil {
			err = json.Unmarshal(frame[:len(frame)-1], &m)
		}
		d.mu.Lock()
		if err != nil {
			d.closed = fmt.Errorf("the browser is gone: %w", err)
			for _, c := range d.waiting {
				close(c)
			}
			d.waiting = nil
			d.mu.Unlock()
			return
		}
		answer, event := d.waiting[m.ID], d.event[m.SessionID]
		delete(d.waiting, m.ID)
		d.mu.Unlock()
		switch {
		case answer != nil:
			answer <- m
		case event != nil:
			event(m)
		}
	}
}

// call returns the result of a command. When it returns, the events
// that the browser sent before have been handled.
func (d *devtools) call(session, method string, params any) (json.RawMessage, error) {
	c, err := d.send(session, method, params)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", method, err)
	}
	limit, cancel := context.WithTimeout(context.Background(), answerTime)
	defer cancel()
	select {
	case m, ok := <-c:
		if !ok {
			return nil, fmt.Errorf("%s: the browser is gone", method)
		}
		if m.Error != nil {
			return nil, fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		return m.Result, nil
	case <-limit.Done():
		return nil, fmt.Errorf("%s: no answer in %v", method, answerTime)
	}
}

func (d *devtools) send(session, method string, params any) (chan message, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed != nil {
		return nil, d.closed
	}
	d.last++
	m := message{ID: d.last, SessionID: session, Method: method}
	text, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	if params != nil {
		m.Params = text
	}
	if text, err = json.Marshal(m); err != nil {
		return nil, err
	}
	c := make(chan message, 1)
	d.waiting[m.ID] = c
	if _, err := d.out.Write(append(text, 0)); err != nil {
		delete(d.waiting, m.ID)
		return nil, errors.Join(errors.New("the browser is gone"), err)
	}
	return c, nil
}
