package highlight

import (
	"testing"

	"artofwaiting/site/listings"
)

const long = `package p

// F does much.
func F(
	n int,
) {
	a := 1
	b := 2

	// one: the first
	if a < b {
		a++
	}
	b++
	c := ` + "`x\n\ty`" + `
	a, b = b, a

	if a > b {
		for range c {
			// two: deep
			print(n)

			a--
			b--
			n--
			// three: last
			n++
		}
	}
}

func G() { // brace
	// all: everything
	print(1)
}
`

func TestRegions(t *testing.T) {
	f := load(t, module(t, map[string]string{"code/p/p.go": long}))
	const signature = "{func F(\n\tn int,\n) {\n"
	for _, test := range []struct{ name, ref, want string }{
		{"gap below", "#F/one", signature + "\ta := 1\n\tb := 2\n\n}" +
			"\t// one: the first\n\tif a < b {\n\t\ta++\n\t}\n" +
			"{\tb++\n\tc := `x\n⋮\n}\n}"},
		{"gaps on both sides", "#F/two", signature +
			"\t⋮\n\tif a > b {\n\t\tfor range c {\n}" +
			"\t\t\t// two: deep\n\t\t\tprint(n)\n" +
			"{\n\t\t\ta--\n⋮\n}\n}"},
		{"few lines left out", "#F/three", signature +
			"\t\t\t⋮\n\t\t\tb--\n\t\t\tn--\n}" +
			"\t\t\t// three: last\n\t\t\tn++\n{\t\t}\n\t}\n}\n}"},
		{"two regions", "#F/one+F/two", signature + "\ta := 1\n\tb := 2\n\n}" +
			"\t// one: the first\n\tif a < b {\n\t\ta++\n\t}\n" +
			"{\tb++\n\tc := `x\n\t⋮\n\tif a > b {\n\t\tfor range c {\n}" +
			"\t\t\t// two: deep\n\t\t\tprint(n)\n{\n\t\t\ta--\n⋮\n}\n}"},
		{"whole body", "#G/all", "{func G() { // brace\n}" +
			"\t// all: everything\n\tprint(1)\n{}\n}"},
		{"two functions", "#G+G/all", "func G() { // brace\n" +
			"\t// all: everything\n\tprint(1)\n}\n\n{func G() { // brace\n}" +
			"\t// all: everything\n\tprint(1)\n{}\n}"},
	} {
		out := f.html("code/p/p.go" + test.ref)
		got := plain(braced(out))
		if got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// braced draws braces around what is greyed.
func braced(out string) string {
	return ctx.ReplaceAllStringFunc(out, func(s string) string {
		return "{" + s + "}"
	})
}

func TestRegionsUpwards(t *testing.T) {
	f := load(t, module(t, map[string]string{"code/p/p.go": long}))
	if n := len(ctx.FindAllString(f.html("code/p/p.go#F/two+F/one"), -1)); n != 4 {
		t.Errorf("regions in the other order have %d greyed parts, want 2 each", n)
	}
}

func TestCutToken(t *testing.T) {
	f := load(t, module(t, map[string]string{"code/p/p.go": long}))
	out, err := f.HTML([]listings.Excerpt{{File: "code/p/p.go", Start: 16, End: 16}},
		Options{})
	if want := "\t<s>y`</s>\n"; err != nil || "\t"+out != want {
		t.Errorf("%q, %v; want %q", out, err, want)
	}
}
