package highlight

import (
	"strings"
	"testing"
)

var shop = map[string]string{
	"code/box/box.go": `// Package box holds things.
package box

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// A Box holds a value. It has a lid.
type Box[T any] struct {
	sync.Mutex
	lid
	Value T // what it holds
	size  struct{ w, h int }
}

type lid struct{ Open bool }

// Get takes the value out.
func (b *Box[T]) Get() T { return b.Value }

func (l *lid) Shut() error { l.Open = false; return nil }

// Max is as many as there may be.
const Max = 3

var table = []struct{ name string }{{name: "a"}}

// A Shutter shuts.
type Shutter interface {
	Shut() error
	io.Closer
}

func Of[T any](v T) *Box[T] { return &Box[T]{Value: v} }

func use(s Shutter) {
	b := Of(Max)
	b.Lock()
	f := b.Get
	fmt.Println(f(), b.Shut, b.size.w, table[0].name, b.Open)
	if s.Shut() != nil && s.Close() != nil {
		println(` + "`a<b & \"c\"`" + `, 'x', 1.5)
	}
	len := func(s string) int { return 0 }
	_ = len("")
	var t time.Timer
	_ = t.C
	_ = time.Second
	_ = io.LimitedReader{N: 1}
	var err error
	_ = err.Error()
}
`,
	"code/box/other_plan9.go": `package box

// A Tray has no lid.
type Tray struct{ w int }

// Get is another.
func (t *Tray) Get() int { return len("x") + t.len }

// Of makes none.
func Of(v ...int) string { return "<" }
`,
	"code/box/box_test.go": `package box

import "testing"

func TestBox(t *testing.T) { t.Log(Max) }
`,
	"chapters/01-go/main.go": `package main

import "mini/code/box"

var kept box.Box[string]

func main() {
	b := box.Of("x")
	b.Value = b.Get()
	kept.Open = true
	_ = b.Shut()
	start(b)
}

func start(b *box.Box[string]) { _ = box.Max }
`,
	"chapters/02-go/main.go": `package main

func main() {}
`,
}

func TestLinks(t *testing.T) {
	f := load(t, module(t, shop))
	const box, main = "code/box/box.go", "chapters/01-go/main.go"
	for _, test := range []struct{ name, ref, want string }{
		{"type", main + "#kept",
			`<a href="#mini/code/box.Box" title="struct">Box</a>`},
		{"predeclared", main + "#kept", `<u>string</u>`},
		{"generic func", main + "#main",
			`<a href="#mini/code/box.Of" title="func[T any](v T) *box.Box[T]">Of</a>`},
		{"instance's field", main + "#main",
			`<a href="#mini/code/box.Box.Value" title="string">Value</a>`},
		{"instance's method", main + "#main",
			`<a href="#mini/code/box.Box.Get" title="func() string">Get</a>`},
		{"promoted field", main + "#main",
			`<a href="#mini/code/box.lid.Open" title="bool">`},
		{"promoted method", main + "#main", `<a href="#mini/code/box.lid.Shut" `},
		{"own func", main + "#main", `<a href="#mini/chapters/01-go.start" `},
		{"says nothing to search engines", main + "#main",
			` rel=nofollow>start</a>`},
		{"local", main + "#main", "\tb := box."},
		{"const", main + "#start", `title="untyped int = 3">Max</a>`},
		{"method value", box + "#use", `b.<a href="#mini/code/box.Box.Get" `},
		{"own type in a title", box + "#use", `title="func[T any](v T) *Box[T]">Of`},
		{"nested field", box + "#use",
			`<a href="#mini/code/box.Box.size.w" title="int">`},
		{"field of a table", box + "#use", `<a href="#mini/code/box.table.name" `},
		{"key of a literal", box + "#Of", `<a href="#mini/code/box.Box.Value" `},
		{"interface method", box + "#use", `s.<a href="#mini/code/box.Shutter.Shut" `},
		{"package", box + "#use", "\tfmt."},
		{"std func", box + "#use",
			`.<a href="https://pkg.go.dev/fmt#Println">Println</a>`},
		{"std method", box + "#use",
			`"https://pkg.go.dev/sync#Mutex.Lock">Lock</a>`},
		{"std field", box + "#use", `"https://pkg.go.dev/time#Timer.C">C</a>`},
		{"std key", box + "#use", `"https://pkg.go.dev/io#LimitedReader.N">N</a>`},
		{"std const", box + "#use", `"https://pkg.go.dev/time#Second">Second</a>`},
		{"std interface", box + "#use",
			`s.<a href="https://pkg.go.dev/io#Closer.Close">`},
		{"method of error", box + "#use", `err.Error()`},
		{"shadowed", box + "#use", "\n\tlen := <b>func</b>(s <u>string</u>) "},
		{"use of the shadow", box + "#use", `_ = len(<s>""</s>)`},
		{"builtin", box + "#use", `<u>println</u>(<s>` + "`a&lt;b &amp; \"c\"`</s>"},
		{"literals", box + "#use", `<s>'x'</s>, <s>1.5</s>)`},
		{"nil", box + "#use", `!= <u>nil</u> &amp;&amp; `},
		{"comment", box + "#Box", `<i>// A Box holds a value. It has a lid.</i>` + "\n"},
	} {
		contains(t, test.name, f.html(test.ref), test.want)
	}
}

func TestNoLink(t *testing.T) {
	f := load(t, module(t, shop))
	out, err := f.HTML(f.resolve("code/box/box.go#Of"), Options{})
	if want := `<b>func</b> Of[T <u>any</u>](v T) *Box[T] { ` +
		`<b>return</b> &amp;Box[T]{Value: v} }` + "\n"; err != nil || out != want {
		t.Errorf("%q, %v; want %q", out, err, want)
	}
}

func TestDefining(t *testing.T) {
	f := load(t, module(t, shop))
	out := f.html("code/box/box.go#Box", "*")
	for _, want := range []string{
		`<dfn id="box.Box">Box</dfn>[T <u>any</u>]`,
		`<dfn id="box.Box.Mutex"><a href="https://pkg.go.dev/sync#Mutex">Mutex</a></dfn>`,
		`<dfn id="box.Box.lid"><a href="#mini/code/box.lid" title="struct">lid</a></dfn>`,
		`<dfn id="box.Box.Value">Value</dfn> T <i>// what`,
		`<dfn id="box.Box.size.w">w</dfn>, <dfn id="box.Box.size.h">h</dfn> <u>int`,
	} {
		contains(t, "Box", out, want)
	}
	out = f.html("chapters/01-go/main.go#main", "mini/chapters/01-go.main")
	contains(t, "main", out, `<dfn id="01-go.main">main</dfn>`)
	out = f.html("chapters/01-go/main.go#main", "mini/chapters/02-go.main")
	if strings.Contains(out, "<dfn") {
		t.Errorf("a name that is defined elsewhere has an id:\n%s", out)
	}
}

func TestDefinitions(t *testing.T) {
	f := load(t, module(t, shop))
	seen := make(map[string]string)
	for _, test := range []struct{ ref, want string }{
		{"code/box/box.go#Box", "type Box, field Box.Mutex, field Box.lid, " +
			"field Box.Value, field Box.size, field Box.size.w, field Box.size.h"},
		{"code/box/box.go#Box.Get", "method Box.Get"},
		{"code/box/box.go#Max", "const Max"},
		{"code/box/box.go#table", "var table, field table.name"},
		{"code/box/box.go#Shutter", "type Shutter, method Shutter.Shut"},
		{"code/box/box.go#use", "func use"},
		{"code/box/other_plan9.go", "type Tray, field Tray.w, method Tray.Get, " +
			"func Of@other_plan9"},
		{"code/box/box_test.go", "func TestBox"},
	} {
		var got []string
		for _, d := range f.Definitions(f.resolve(test.ref)[0]) {
			got = append(got, d.Kind+" "+strings.TrimPrefix(d.Key, "mini/code/box."))
			if other := seen[d.ID]; other != "" {
				t.Errorf("%s and %s have the id %q", d.Key, other, d.ID)
			}
			seen[d.ID] = d.Key
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s defines %s; want %s", test.ref, s, test.want)
		}
	}
	d := f.Definitions(f.resolve("code/box/box.go#Box")[0])
	if d[0].Doc != "A Box holds a value." || d[0].Line != 12 ||
		d[3].Doc != "what it holds" {
		t.Errorf("%+v, %+v", d[0], d[3])
	}
}

func TestExcludedFiles(t *testing.T) {
	f := load(t, module(t, shop))
	out := f.html("code/box/other_plan9.go", "*")
	for _, want := range []string{
		`<b>type</b> <dfn id="box.Tray">Tray</dfn> <b>struct</b>{ ` +
			`<dfn id="box.Tray.w">w</dfn> <u>int</u> }`,
		`<b>return</b> <u>len</u>(<s>"x"</s>) + t.len }`,
		`<dfn id="box.Of@other_plan9">Of</dfn>(v ...<u>int</u>) <u>string</u> { `,
		`{ <b>return</b> <s>"&lt;"</s> }`,
	} {
		contains(t, "excluded file", out, want)
	}
	contains(t, "test file", f.html("code/box/box_test.go", "*"),
		`<dfn id="box.TestBox">TestBox</dfn>(t *testing.T) { t.Log(Max) }`)
}
