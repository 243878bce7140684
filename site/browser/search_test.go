package browser

import (
	"encoding/json"
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
	const first = text => (query(text), active() ? [...active().children].slice(0, 2)
		.map(e => e.textContent).join(' ') : '');
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
		'.search[open] [aria-busy=false]'))`)
}

func TestSearch(t *testing.T) {
	b, url, dir := openBook(t)
	for name, test := range map[string]func(*tab){
		"views":          func(b *tab) { b.inViews(url) },
		"finds":          func(b *tab) { b.finds(url) },
		"from a disk":    func(b *tab) { b.finds("file://" + dir) },
		"keyboard":       func(b *tab) { b.keyboard(url) },
		"every section":  func(b *tab) { b.everySection(url) },
		"without script": func(b *tab) { b.withoutScript(url) },
	} {
		t.Run(name, func(t *testing.T) {
			b.t = t
			test(b)
		})
	}
}

// inViews looks at the dialog with what it has found.
func (b *tab) inViews(url string) {
	for _, v := range views {
		b.visit(b.t, url+"/05-combinators.html", v)
		if got := b.search(`document.querySelectorAll('.search, ` +
			`script[src*=search]').length`); got != "0" {
			b.t.Errorf("%s: before anybody searches there is %s of it", v.Name, got)
		}
		b.press("/", "/")
		b.open()
		b.search(`query('wait')`)
		for _, f := range append(b.take(), b.check(v)...) {
			b.t.Errorf("%s: %v", v.Name, f)
		}
	}
}

// finds searches on a page from the web or from a disk.
func (b *tab) finds(url string) {
	b.visit(b.t, url+"/05-combinators.html", views[phone])
	b.press("/", "/")
	b.open()
	for _, s := range searchScript {
		if got := b.search(s.do); got != s.want {
			b.t.Errorf("%s gives %q, want %q", s.do, got, s.want)
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
	{`(query('thundering herd'), until(() => document.querySelector('.search mark'), m =>
		m.textContent + ' in ' + m.closest('a').firstElementChild.textContent))`,
		"thundering in The rule"},
	{`[...document.querySelectorAll('.search span')].every(s => s.offsetHeight > 10)`,
		"true"}, // also those that are still to come
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
func (b *tab) keyboard(url string) {
	b.visit(b.t, url+"/05-combinators.html", views[desktop])
	b.press("/", "/")
	b.open()
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
	if got := b.search(`document.querySelector('.search').open`); got != "false" {
		b.t.Error("Escape does not close the dialog")
	}
	b.press("/", "/")
	b.search(`until(() => document.querySelector('.search').open)`)
	b.call("Input.insertText", map[string]string{"text": "edge-triggered"}, nil)
	b.press("Enter", "\r")
	<-b.loaded
	if got := b.search(`location.hash`); got != "#edge" {
		b.t.Errorf("Enter leads to %s", got)
	}
}

// everySection asks for each section by its title.
func (b *tab) everySection(url string) {
	b.visit(b.t, url+"/contents.html", views[desktop])
	b.search(`document.querySelector('.find').click()`)
	b.open()
	missing := b.search(`[...document.querySelectorAll('main li a[href*="#"]')]
		.filter(a => (query(a.textContent),
			![...document.querySelectorAll('.search [role=option]')].some(
				o => o.href === a.href)))
		.map(a => a.textContent).join(', ')`)
	if missing != "" {
		b.t.Errorf("not found by their titles: %s", missing)
	}
	if b.search(`document.querySelectorAll('main li a[href*="#"]').length > 100`) !=
		"true" {
		b.t.Error("the contents list few sections")
	}
}

// withoutScript follows the link to the index.
func (b *tab) withoutScript(url string) {
	scripts := func(off bool) {
		b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": off}, nil)
	}
	scripts(true)
	b.visit(b.t, url+"/03-epoll.html", views[phone])
	scripts(false)
	href := b.search(`document.querySelector('.find').href`)
	if href != url+"/identifiers.html" {
		b.t.Errorf("the search leads to %s", href)
	}
	b.visit(b.t, href, views[phone])
	if got := b.search(`[...document.querySelectorAll('main [href="03-epoll.html#edge"], ' +
		'main [href="04-futures.html#future.Waker"]')].map(a => a.textContent).join(', ')`); got != "future.Waker, Level and edge" {
		b.t.Errorf("the index has %q", got)
	}
}
