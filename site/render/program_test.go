package render

import (
	"strings"
	"testing"
)

// twoGreeters is a book in which the program of chapter 2 is that of
// chapter 1, changed.
func twoGreeters(t *testing.T) Site {
	t.Helper()
	server := func(body string) string {
		return "// Package server serves.\npackage server\n\n// Run runs.\n" +
			"func Run() {\n" + body + "}\n"
	}
	main := func(dir, clients string) string {
		return "package main\n\nimport (\n\t\"artofwaiting/chapters/" + dir +
			"/server\"\n\t\"artofwaiting/code/sys\"\n)\n\nfunc main() {\n\tserver.Run()\n\t" +
			"sys.Wait(" + clients + ") // <&>\n}\n"
	}
	return rendered(t, mini(t, map[string]string{
		"chapters/01-one/main.go":            main("01-one", "1"),
		"chapters/01-one/server/server.go":   server("\tprintln()\n"),
		"chapters/01-one/server/old.go":      "package server\n\nvar a int\n",
		"chapters/01-one/server/run_test.go": "package server\n",
		"chapters/02-two/main.go":            main("02-two", "2"),
		"chapters/02-two/server/server.go":   server("\tprintln()\n"),
		"chapters/02-two/server/fresh.go":    "package server\n\n// B is.\nvar B int\n",
		"chapters/02-two/other/other.go":     "package other\n",
		"book/01-one.md":                     one + "\n```go code/sys/sys.go\n```\n",
		"book/02-two.md": "---\ntitle: Two\nsummary: S.\nlayers: code/sys code/thread\n---\n\n" +
			"```go chapters/02-two/server/fresh.go\n```\n",
	}), Options{})
}

func TestProgramTree(t *testing.T) {
	site := twoGreeters(t)
	site.holds(t, "02-two-code.html", `<h1>The program after chapter 2</h1>`,
		`<a href="02-two.html">Chapter 2</a> · <a href="01-one-code.html">after chapter 1</a></p>`,
		"<details><summary><code>code/socket</code> 1 file, 59 lines</summary>\n"+
			`<p>Package socket has sockets. <a href="01-one.html#api">Chapter 1</a></p>`,
		`<li><a href="01-one.html#socket.Socket"><code>socket.go</code></a> `+
			`<span class=dim>59 lines</span>`,
		"<details open><summary><code>code/thread</code> 2 files, 9 lines</summary>\n",
		"<li><code>thread.go</code> ", "<li><code>thread_bsd.go</code> ",
		"<details open><summary><code>code/sys</code> 1 file, 4 lines</summary>\n"+
			`<p> <a href="02-two.html">Chapter 2</a></p>`)
	site.holds(t, "01-one-code.html", `<a href="02-two-code.html">after chapter 2</a>`,
		"<details open><summary><code>code/socket</code>", "from chapter 0 to 1</h2>",
		"<p><code>01-one/main.go</code> is new, of ")
	if strings.Contains(string(site["01-one-code.html"]), "code/sys") {
		t.Error("chapter 1 has a package of chapter 2")
	}
	for name := range site {
		if strings.HasSuffix(name, "-code.html") && name[:2] != "01" && name[:2] != "02" {
			t.Errorf("there is a page %s", name)
		}
	}
	for _, name := range []string{"02-two.html", "contents.html"} {
		site.holds(t, name, `<a href="02-two-code.html">The program so far</a>`)
	}
}

func TestGreeterDiff(t *testing.T) {
	site := twoGreeters(t)
	site.holds(t, "02-two-code.html", "<h2 id=greeter>The greeter, from chapter 1 to 2</h2>",
		"<figcaption><code>02-two/main.go</code>: 2 lines go, 2 come</figcaption>"+
			"<pre tabindex=0><code>  <b>package</b> main\n",
		`<del>-     <s>"artofwaiting/chapters/01-one/server"</s>`+"\n</del>"+
			`<ins>+     <s>"artofwaiting/chapters/02-two/server"</s>`+"\n</ins>"+
			`      <s>"artofwaiting/code/sys"</s>`+"\n",
		`<del>-     sys.<a href="01-one.html#sys.Wait" title="func(fd int) int">Wait</a>`+
			"(<s>1</s>) <i>// &lt;&amp;&gt;</i>\n</del><ins>+ ",
		"  }\n</code></pre></figure>",
		`<p><a href="02-two.html#02-two-server.B"><code>02-two/server/fresh.go</code></a> is new, of 4 lines.</p>`,
		"<p><code>01-one/server/old.go</code> stays behind.</p>",
		"<p><code>02-two/server/server.go</code> is as it was.</p>")
	for _, not := range []string{"run_test.go", "other.go"} {
		if strings.Contains(string(site["02-two-code.html"]), not) {
			t.Errorf("%s is no part of the greeter", not)
		}
	}
}
