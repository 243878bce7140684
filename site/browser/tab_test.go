package browser

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

//go:embed check.js
var checkScript string

//go:embed contrast.js
var contrastScript string

// A view is how a reader looks at a page.
type view struct {
	Name   string  `json:"name"`
	Width  int     `json:"width"`
	Height int     `json:"height"`
	Scale  float64 `json:"-"`
	Phone  bool    `json:"phone"`
	Scheme string  `json:"-"` // "light" or "dark"
}

var views = []view{
	{"phone, light", 360, 740, 2, true, "light"},
	{"phone, dark", 360, 740, 2, true, "dark"},
	{"desktop, light", 1280, 900, 1, false, "light"},
	{"desktop, dark", 1280, 900, 1, false, "dark"},
}

// A finding is something wrong on a page.
type finding struct {
	Rule  string `json:"rule"`  // "console", "contrast", ...
	Where string `json:"where"` // an element, or an address
	What  string `json:"what"`
}

func (f finding) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s: %s: %s", f.Rule, f.Where, f.What))
}

// A tab of the browser, used for one page after the other.
type tab struct {
	t       *testing.T // of the page that is looked at
	d       *devtools
	session string

	mu       sync.Mutex
	findings []finding
	loaded   chan bool
}

func newTab(t *testing.T, d *devtools) *tab {
	t.Helper()
	b := &tab{t: t, d: d, loaded: make(chan bool, 1)}
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID,
		"flatten": true}, &attached)
	b.session = attached.SessionID
	d.mu.Lock()
	d.event[b.session] = b.event
	d.mu.Unlock()
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(domain+".enable", nil, nil)
	}
	return b
}

func (b *tab) call(method string, params, result any) {
	b.t.Helper()
	raw, err := b.d.call(b.session, method, params)
	if err == nil && result != nil {
		err = json.Unmarshal(raw, result)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// visit loads a page and returns what is wrong with it in that view.
func (b *tab) visit(t *testing.T, url string, v view) []finding {
	t.Helper()
	b.t = t
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": v.Width,
		"height": v.Height, "deviceScaleFactor": v.Scale, "mobile": v.Phone}, nil)
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []any{
		map[string]any{"name": "prefers-color-scheme", "value": v.Scheme},
		// Colours in transition would be judged half way.
		map[string]any{"name": "prefers-reduced-motion", "value": "reduce"},
	}}, nil)
	b.take()
	select {
	case <-b.loaded:
	default:
	}
	var to struct{ ErrorText string }
	b.call("Page.navigate", map[string]any{"url": url}, &to)
	if to.ErrorText != "" {
		return []finding{{"load", url, to.ErrorText}}
	}
	select {
	case <-b.loaded:
	case <-time.After(answerTime):
		return append(b.take(), finding{"load", url, "never loaded"})
	}
	found := b.check(v)
	return append(b.take(), found...)
}

// check runs check.js in the page.
func (b *tab) check(v view) (found []finding) {
	b.t.Helper()
	param, err := json.Marshal(v)
	if err != nil {
		b.t.Fatal(err)
	}
	script := fmt.Sprintf("(() => {%s\n%s\nreturn check(%s); })()",
		checkScript, contrastScript, param)
	var answer struct {
		Result           struct{ Value []finding }
		ExceptionDetails json.RawMessage
	}
	b.call("Runtime.evaluate", map[string]any{"expression": script,
		"awaitPromise": true, "returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		b.t.Fatalf("check.js: %s", answer.ExceptionDetails)
	}
	return answer.Result.Value
}

// take is what the browser has complained about since the last time.
func (b *tab) take() []finding {
	b.mu.Lock()
	defer b.mu.Unlock()
	found := b.findings
	b.findings = nil
	return found
}

func (b *tab) note(rule, where, what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.findings = append(b.findings, finding{rule, where, what})
}
