package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// searching is what the steps below may use: the parts of the dialog,
// and what is found, as "group: title | title; group: …".
const searching = `
	const input = document.querySelector('.search input');
	const active = () => document.getElementById(
		input.getAttribute('aria-activedescendant'));
	const found = () => [...document.querySelectorAll('.search [role=group]')].map(
		g => g.firstElementChild.textContent + ': ' + [...g.querySelectorAll('a')]
			.map(a => a.firstElementChild.textContent).join(' | ')).join('; ');
	const status = () => document.querySelector('.search [role=status]').textContent;
	const query = text => {
		input.value = text;
		input.dispatchEvent(new Event('input', { bubbles: true }));
		return found();
	};
	const first = text => (query(text), active() ? active().textContent : '');
	const until = (what, then) => new Promise(done => {
		const look = () => { const is = what();
			if (is) done(then ? then(is) : is); else requestAnimationFrame(look); };
		look();
	});`

// search is what an expression gives in the page, which may be a
// promise.
func (b *tab) search(expression string) string {
	b.t.Helper()
	var answer struct {
		Result           struct{ Value any }
		ExceptionDetails json.RawMessage
	}
	b.call("Runtime.evaluate", map[string]any{"returnByValue": true,
		"awaitPromise": true, "expression": "(async () => {" + searching +
			"\nreturn String(await (" + expression + ")); })()"}, &answer)
	if answer.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, answer.ExceptionDetails)
	}
	s, _ := answer.Result.Value.(string)
	return s
}

// press is a key as the reader's hand gives it.
func (b *tab) press(key, text string) {
	b.t.Helper()
	event := map[string]any{"type": "keyDown", "key": key, "text": text}
	if key == "Escape" {
		event["windowsVirtualKeyCode"] = 27
	}
	b.call("Input.dispatchKeyEvent", event, nil)
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": key}, nil)
}

// open waits for the dialog and its index.
func (b *tab) open() {
	b.t.Helper()
	b.search(`until(() => document.querySelector(
		'dialog[open] [aria-busy=false]'))`)
}

func TestSearch(t *testing.T) {
	find(t)
	dir := publicDir(t)
	for name, url := range map[string]string{
		"served": serve(t, os.DirFS(dir)), "from a disk": "file://" + dir} {
		t.Run(name, func(t *testing.T) { testSearch(t, url) })
	}
}

func testSearch(t *testing.T, url string) {
	b := newTab(t, startBrowser(t))
	for _, v := range views {
		for _, f := range b.visit(t, url+"/05-combinators.html", v) {
			t.Errorf("%s: %v", v.Name, f)
		}
		if got := b.search(`document.querySelectorAll('dialog, ` +
			`script[src*=search]').length`); got != "0" {
			t.Errorf("%s: before anybody searches there is %s of it", v.Name, got)
		}
		b.press("/", "/")
		b.open()
		b.steps(v.Name, searchScript)
		b.search(`query('wait')`)
		for _, f := range append(b.take(), b.check(v)...) {
			t.Errorf("%s, searching: %v", v.Name, f)
		}
	}
	b.keyboard()
}

func (b *tab) steps(name string, script []struct{ do, want string }) {
	b.t.Helper()
	for _, s := range script {
		if got := b.search(s.do); got != s.want {
			b.t.Errorf("%s: %s gives %q, want %q", name, s.do, got, s.want)
		}
	}
}

var searchScript = []struct{ do, want string }{
	{`document.activeElement === input`, "true"},
	{`input.value`, ""}, // the key that opens it is not typed
	{`first('edge-triggered')`, "Level and edge 3 epoll"},
	{`first('Waker')`, "future.Waker type, 4 Futures"},
	{`first('poll')`, "future.Future.Poll method, 4 Futures"},
	{`query('waker') === query('Waker')`, "true"},
	{`first('Waker.Wake')`, "future.Waker.Wake method, H Futures in full"},
	{`query('thundering herd').startsWith('In the text: The rule')`, "true"},
	{`first('combinat')`, "Combinators"},
	{`query('zzyzx')`, ""},
	{`status()`, "Nothing found."},
	{`query('(((')`, ""},
	{`input.getAttribute('aria-expanded')`, "false"},
	{`input.hasAttribute('aria-activedescendant')`, "false"},
	{`query('wake') && input.getAttribute('aria-expanded')`, "true"},
	{`document.querySelectorAll('.search [aria-selected=true]').length`, "1"},
	{`[...document.querySelectorAll('.search a[href]')].every(
		a => a.href.startsWith(new URL('.', location)))`, "true"},
}

// keyboard searches without a mouse.
func (b *tab) keyboard() {
	b.search(`query('wake')`)
	first := b.search(`active().id`)
	b.press("ArrowDown", "")
	second := b.search(`active().id`)
	b.press("ArrowUp", "")
	b.press("ArrowUp", "")
	last := b.search(`active().id`)
	b.press("ArrowDown", "")
	if again := b.search(`active().id`); again != first || first == second || last ==
		second || last == first {
		b.t.Errorf("down from %s to %s; up from it to %s, and down to %s", first,
			second, last, again)
	}
	if got := b.search(`(() => { const o = active().getBoundingClientRect();
		const l = document.getElementById('search-found').getBoundingClientRect();
		return o.top >= l.top && o.bottom <= l.bottom; })()`); got != "true" {
		b.t.Error("the chosen one is out of sight")
	}
	b.press("Escape", "")
	if got := b.search(`document.querySelector('dialog').open`); got != "false" {
		b.t.Error("Escape does not close the dialog")
	}
	b.press("/", "/")
	b.search(`until(() => document.querySelector('dialog').open)`)
	b.call("Input.insertText", map[string]string{"text": "edge-triggered"}, nil)
	b.press("Enter", "\r")
	<-b.loaded
	if got := b.search(`location.hash`); got != "#edge" {
		b.t.Errorf("Enter leads to %s", got)
	}
}

// TestSearchFindsAll asks for each section by its title.
func TestSearchFindsAll(t *testing.T) {
	find(t)
	url := serve(t, os.DirFS(publicDir(t)))
	b := newTab(t, startBrowser(t))
	b.visit(t, url+"/contents.html", views[desktop])
	b.search(`document.querySelector('.find').click()`)
	b.open()
	missing := b.search(`[...document.querySelectorAll('main li a[href*="#"]')]
		.filter(a => (query(a.textContent),
			![...document.querySelectorAll('.search [role=option]')].some(
				o => o.href === a.href)))
		.map(a => a.textContent).join(', ')`)
	if missing != "" {
		t.Errorf("not found by their titles: %s", missing)
	}
	if b.search(`document.querySelectorAll('main li a[href*="#"]').length > 100`) !=
		"true" {
		t.Error("the contents list few sections")
	}
}

func TestSearchWithoutScript(t *testing.T) {
	find(t)
	url := serve(t, os.DirFS(publicDir(t)))
	b := newTab(t, startBrowser(t))
	b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	b.visit(t, url+"/03-epoll.html", views[phone])
	b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": false}, nil)
	href := b.search(`document.querySelector('.find').href`)
	if href != url+"/identifiers.html" {
		t.Errorf("the search leads to %s", href)
	}
	b.visit(t, href, views[phone])
	want := `a[href="03-epoll.html#edge"], a[href="04-futures.html#future.Waker"]`
	if got := b.search(fmt.Sprintf(`[...document.querySelectorAll('main :is(%s)')]
		.map(a => a.textContent).join(', ')`, want)); !strings.Contains(got, "Waker") {
		t.Errorf("the index has %q", got)
	}
}
