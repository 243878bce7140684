package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const stepsChapter = `---
title: Steps
summary: A run to step through.
layers:
---

Before.

{{trace 03-steps "The run."}}

{{trace 03-steps}}
`

// stepsDir is a book of one page with the committed recording twice.
func stepsDir(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, dir := range []string{"code", "chapters/recording",
		"chapters/03-epoll/steps",
		"book/data/traces"} {
		err := os.CopyFS(filepath.Join(root, dir), os.DirFS("../../"+dir))
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "Makefile"} {
		src, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(root, name), string(src))
	}
	write(t, filepath.Join(root, "book/03-steps.md"), stepsChapter)
	dir := filepath.Join(root, "public")
	publish(t, root, dir)
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// eval is what an expression gives in the page, as text. It may use
// $, the first figure, and shown(), which frames are to be seen.
func (b *tab) eval(expression string) string {
	b.t.Helper()
	var answer struct {
		Result           struct{ Value any }
		ExceptionDetails json.RawMessage
	}
	script := `(() => { const $ = document.querySelector('.steps');
		const shown = () => [...$.querySelectorAll('li')].filter(
			l => getComputedStyle(l).display !== 'none').map(l => l.value).join(' ');
		const key = (on, k) => on.dispatchEvent(new KeyboardEvent('keydown',
			{ key: k, bubbles: true, cancelable: true }));
		return String((` + expression + `)); })()`
	b.call("Runtime.evaluate", map[string]any{"expression": script,
		"returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, answer.ExceptionDetails)
	}
	s, _ := answer.Result.Value.(string)
	return s
}

// a step of the test: what is done, and what it must give.
var stepsScript = []struct{ do, want string }{
	{`shown()`, "1"},
	{`$.querySelectorAll('button[aria-label^=N]')[0].click(), shown()`, "2"},
	{`$.querySelector('input').value`, "2"},
	{`key($.querySelector('button'), 'ArrowRight'), shown()`, "3"},
	{`key($.querySelector('button'), 'ArrowLeft'), shown()`, "2"},
	// The book would turn the page, were it told.
	{`location.pathname`, "/03-steps.html"},
	{`key($.querySelector('pre'), 'ArrowRight'), shown()`, "2"},
	{`$.querySelector('input').value = 8, ` +
		`$.querySelector('input').dispatchEvent(new Event('input')), shown()`, "8"},
	{`$.querySelector('input').getAttribute('aria-valuetext')`,
		"8 of 26. B reads 5 bytes, all there are."},
	{`document.getAnimations().length`, "0"}, // motion is reduced
	// The lines in the light are those of the read.
	{`(() => { const lit = $.querySelector('.lit').getBoundingClientRect();
		const code = $.querySelector('code'), box = code.getBoundingClientRect();
		const lines = code.textContent.trimEnd().split('\n');
		const row = y => Math.round((y - box.top) / box.height * lines.length);
		return lines.slice(row(lit.top), row(lit.bottom))
			.map(l => l.trim()).join(' '); })()`,
		"// read: until the kernel says that it would block. " +
			"n, err := sys.Read(c.fd, l.buf[:left])"},
	{`(() => { const lit = $.querySelector('.lit').getBoundingClientRect();
		const pre = $.querySelector('pre').getBoundingClientRect();
		return lit.top >= pre.top && lit.bottom <= pre.bottom; })()`, "true"},
	{`key($.querySelector('button'), 'ArrowLeft'), shown()`, "7"},
	{`$.querySelector('button[aria-label=Play]').click(), ` +
		`$.querySelector('ol').ariaLive`, "off"},
	{`$.querySelector('button[aria-label=Pause]').click(), ` +
		`$.querySelector('ol').ariaLive`, "polite"},
	{`$.querySelectorAll('button[aria-label=Play]').length`, "1"},
	// The other figure has its own place.
	{`document.querySelectorAll('.steps .now').length`, "2"},
	{`document.querySelectorAll('.steps')[1].querySelector('.now').value`, "1"},
	{`$.querySelector('input').value = 26, ` +
		`$.querySelector('input').dispatchEvent(new Event('input')), ` +
		`key($.querySelector('button'), 'ArrowRight'), shown()`, "26"},
}

func TestSteps(t *testing.T) {
	find(t)
	url := serve(t, os.DirFS(stepsDir(t))) + "/03-steps.html"
	b := newTab(t, startBrowser(t))
	for _, v := range views {
		for _, f := range b.visit(t, url, v) {
			t.Errorf("%s: %v", v.Name, f)
		}
		for _, s := range stepsScript {
			if got := b.eval(s.do); got != s.want {
				t.Errorf("%s: %s gives %q, want %q", v.Name, s.do, got, s.want)
			}
		}
	}
	features := func(name, value string) map[string]any {
		return map[string]any{"features": []any{
			map[string]any{"name": name, "value": value}}}
	}
	b.call("Emulation.setEmulatedMedia",
		features("prefers-reduced-motion", "no-preference"), nil)
	moved := b.eval(`$.querySelector('input').value = 13, ` +
		`$.querySelector('input').dispatchEvent(new Event('input')), ` +
		`$.querySelector('button[aria-label^=N]').click(), ` +
		`document.getAnimations().map(a => a.effect.getKeyframes()` +
		`.map(k => k.transform).join(' to ')).join('; ')`)
	if !strings.Contains(moved, "translate(62px, 68px) to translate(62px, 36px)") {
		t.Errorf("an edge for A moves %q", moved)
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print"}, nil)
	if got := b.eval(`shown()`); got != "1 6 13 21 26" {
		t.Errorf("on paper: frames %s", got)
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": ""}, nil)
	b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	b.visit(t, url, views[0])
	b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": false}, nil)
	if got := b.eval(`shown() + getComputedStyle($.querySelector('.keys')).display`); got !=
		"1 6 13 21 26none" {
		t.Errorf("without the script: frames %s", got)
	}
}
