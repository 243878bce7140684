package browser

import (
	"strings"
	"testing"
	"time"
)

// goes does what leads to another page, and says which.
func (b *tab) goes(t *testing.T, do string) string {
	t.Helper()
	select {
	case <-b.loaded:
	default:
	}
	b.eval(do)
	select {
	case <-b.loaded:
	case <-time.After(answerTime):
		t.Fatalf("%s leads nowhere", do)
	}
	path := b.eval("location.pathname + location.hash")
	return strings.TrimPrefix(path[strings.LastIndex(path, "/"):], "/")
}

// stroke is a key of the page, unless on says of what.
func stroke(key, on string) string {
	if on == "" {
		on = "document.body"
	}
	return "key(" + on + ", '" + key + "')"
}

func TestKeys(t *testing.T) {
	b, url, _ := openBook(t)
	b.complain(t, b.visit(t, url+"/03-epoll.html", views[2]))
	for _, s := range []struct{ do, want string }{
		{stroke("n", ""), "04-futures.html"},
		{stroke("p", ""), "03-epoll.html"},
		{stroke("p", ""), "02-non-blocking-io.html"},
		{stroke("n", "document.querySelector('pre')"), "03-epoll.html"},
	} {
		if got := b.goes(t, s.do); got != s.want {
			t.Errorf("%s leads to %s, want %s", s.do, got, s.want)
		}
	}
	b.arrows(t)
	b.keyList(t)
	b.visit(t, url+"/identifiers.html", views[0]) // the switch is remembered
	b.off(t)
	b.eval("localStorage.clear()")
	b.complain(t, b.take())
}

// arrows are the browser's, and letters those of who types.
func (b *tab) arrows(t *testing.T) {
	typed := "document.querySelector('.steps input')"
	for _, do := range []string{stroke("ArrowRight", ""), stroke("ArrowLeft", ""),
		stroke("n", typed), stroke("p", typed)} {
		if got := b.eval(do + ", location.pathname"); got != "/03-epoll.html" {
			t.Errorf("%s leads to %s", do, got)
		}
	}
	taken := b.eval(`!document.body.dispatchEvent(new KeyboardEvent('keydown',
		{ key: 'ArrowRight', bubbles: true, cancelable: true }))`)
	if taken != "false" {
		t.Error("an arrow key is taken from the browser")
	}
}

// keyList: the list opens, has the keys of this page, and its switch
// switches them off.
func (b *tab) keyList(t *testing.T) {
	var list string
	b.await(`(async () => {
		document.body.dispatchEvent(new KeyboardEvent('keydown',
			{ key: '?', shiftKey: true, bubbles: true }));
		await until(document.body, () => document.querySelector('dialog[open]'));
		return document.querySelector('dialog').innerText.replace(/\s+/g, ' ');
	})()`, &list)
	for _, part := range []string{"Keys n next chapter p previous chapter",
		"? this list", "← → a step back or on, in a recorded run", "Close"} {
		if !strings.Contains(list, part) {
			t.Errorf("the list is %q, without %q", list, part)
		}
	}
	for _, f := range b.check(views[2]) {
		t.Error(f)
	}
	for _, s := range []struct{ do, want string }{
		{stroke("n", "document.querySelector('dialog')"), "/03-epoll.html"},
		{"document.querySelector('dialog input').click()", "/03-epoll.html"},
		{"document.querySelector('dialog button').click()", "/03-epoll.html"},
	} {
		if got := b.eval(s.do + ", location.pathname"); got != s.want {
			t.Errorf("%s leads to %s", s.do, got)
		}
	}
	b.off(t)
	if got := b.eval("document.querySelectorAll('dialog[open]').length"); got != "0" {
		t.Error("the list is still open")
	}
}

// off: no key of one letter comes by, also not to other scripts, and
// the button in the foot still opens the list.
func (b *tab) off(t *testing.T) {
	at := b.eval("location.pathname")
	got := b.eval(`(() => {
		let seen = '';
		const see = e => { seen += e.key; };
		addEventListener('keydown', see);
		for (const k of ['n', 'p', '?', '/', 'x']) key(document.body, k);
		removeEventListener('keydown', see);
		return seen + ' ' + location.pathname; })()`)
	if got != "x "+at {
		t.Errorf("switched off, %s", got)
	}
	var open bool
	b.await(`(async () => {
		document.querySelector('.help').click();
		await until(document.body, () => document.querySelector('dialog[open]'));
		document.querySelector('dialog').close();
		return document.querySelector('dialog input').checked;
	})()`, &open)
	if open {
		t.Error("the switch says on")
	}
}

// Where one stopped is a link on the front page, and only there.
func TestResume(t *testing.T) {
	b, url, _ := openBook(t)
	b.complain(t, b.visit(t, url+"/index.html", views[0]))
	if got := b.eval("document.querySelector('.resume').textContent"); got != "" {
		t.Errorf("nobody has read, and it says %q", got)
	}
	height := b.eval("document.querySelector('.resume').offsetHeight")
	b.visit(t, url+"/03-epoll.html", views[0])
	b.eval("document.documentElement.style.scrollBehavior = 'auto', " +
		"document.getElementById('drain').scrollIntoView()")
	b.complain(t, b.visit(t, url+"/index.html", views[0]))
	b.visit(t, url+"/contents.html", views[0]) // is no place to stop at
	b.visit(t, url+"/index.html", views[0])
	if got := b.eval("document.querySelector('.resume').textContent"); got !=
		"Continue where you were: 3 epoll, The rule" {
		t.Errorf("it says %q", got)
	}
	if now := b.eval("document.querySelector('.resume').offsetHeight"); now != height {
		t.Errorf("the page has moved by %s - %s", now, height)
	}
	if got := b.goes(t, "document.querySelector('.resume a').click()"); got !=
		"03-epoll.html#drain" {
		t.Errorf("it leads to %s", got)
	}
	b.complain(t, b.take())
}
