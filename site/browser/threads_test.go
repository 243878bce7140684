package browser

import "testing"

// marks says which letter stands at which line of the code, and how
// it is drawn; and whether it can be seen.
const marks = `[...$.querySelectorAll('.mark')].filter(m => m.offsetWidth).map(m => {
	const code = $.querySelector('code').getBoundingClientRect();
	const lines = $.querySelector('code').textContent.trimEnd().split('\n');
	const box = m.getBoundingClientRect(), pre = $.querySelector('pre').getBoundingClientRect();
	const row = Math.floor(((box.top + box.bottom) / 2 - code.top) / code.height * lines.length);
	return [m.dataset.k, m.className, box.right <= pre.right && box.left >= pre.left,
		lines[row].trim()].join(' ');
}).join('; ')`

const toFrame = `$.querySelector('input').value = `

const change = `, $.querySelector('input').dispatchEvent(new Event('input')), `

var threadsScript = []struct{ do, want string }{
	{marks, "A mark wait true fd, _, err := sys.Accept(s.fd)"},
	{toFrame + "15" + change + marks,
		"A mark wait true fd, _, err := sys.Accept(s.fd); " +
			"B mark run true n, err = sys.Write(fd, buf[:n]); " +
			"C mark ready true n, err := sys.Read(fd, buf[:])"},
	{toFrame + "22" + change + marks,
		"A mark wait true fd, _, err := sys.Accept(s.fd); " +
			"C mark wait true n, err := sys.Read(fd, buf[:])"},
	// Whoever can step sees them in the code, and not once more.
	{`getComputedStyle($.querySelector('.frames .now svg')).display`, "none"},
	{`$.querySelector('pre').textContent.includes('ABC')`, "false"},
}

// Every thread has its mark in the code, and on paper its row.
func TestThreads(t *testing.T) {
	b, url, _ := openBook(t)
	for _, v := range views {
		b.complain(t, b.visit(t, url+"/01-blocking-threads.html", v))
		for _, s := range threadsScript {
			if got := b.eval(s.do); got != s.want {
				t.Errorf("%s: %s gives %q, want %q", v.Name, s.do, got, s.want)
			}
		}
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print"}, nil)
	if got := b.eval(`shown() + ' ' + $.querySelectorAll('.mark')[0].offsetWidth + ' ' +
		getComputedStyle($.querySelector('.frames .now svg')).display`); got !=
		"1 2 7 12 13 20 22 0 block" {
		t.Errorf("on paper: %s", got)
	}
}
