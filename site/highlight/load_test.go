package highlight

import (
	"path/filepath"
	"strings"
	"testing"

	"artofwaiting/site/listings"
)

func TestLoadErrors(t *testing.T) {
	const a, b = "code/a/a.go", "chapters/b/b.go"
	for _, test := range []struct {
		name, a, b, want string
	}{
		{"syntax", "package a\n\nfunc F( {}\n", "package b\n", "code/a/a.go:3: "},
		{"type", "package a\n\nvar X int = \"\"\n",
			"package b\n\nimport _ \"mini/code/a\"\n",
			`code/a/a.go:3: cannot use ""`},
		{"undefined", "package a\n", "package b\n\n\nvar Y = x\n",
			"chapters/b/b.go:4: undefined: x"},
		{"no such import", "package a\n\nimport _ \"nosuch/x\"\n", "package b\n",
			"code/a/a.go:3: could not import nosuch/x"},
		{"cycle", "package a\n\nimport _ \"mini/chapters/b\"\n",
			"package b\n\nimport _ \"mini/code/a\"\n", "import cycle"},
		{"no body", "package a\n\nfunc F()\n", "package b\n",
			"code/a/a.go:3: "},
		{"none", "package a\n", "package b\n", ""},
	} {
		root := module(t, map[string]string{a: test.a, b: test.b})
		p, err := Load(root, listings.NewSources(root))
		if test.want == "" {
			if err != nil {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), test.want) ||
			strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, %v; want %q", test.name, p, err, test.want)
		}
	}
}

func TestNothingToLoad(t *testing.T) {
	root := module(t, nil)
	_, err := Load(root, listings.NewSources(root))
	if err == nil || !strings.Contains(err.Error(), "no code/ and no chapters/") {
		t.Errorf("%v", err)
	}
}

func TestNoSuchLines(t *testing.T) {
	f := load(t, module(t, map[string]string{"code/a.go": "package a\n"}))
	for _, e := range []listings.Excerpt{
		{File: "code/a.go", Start: 1, End: 2},
		{File: "code/a.go", Start: 0, End: 1},
		{File: "code/a.go", Start: 1, End: 0},
		{File: "code/a.go", Start: 1, End: 1, DeclStart: 1, DeclEnd: 9},
		{File: "code/b.go", Start: 1, End: 1},
		{File: "../a.go", Start: 1, End: 1},
	} {
		if out, err := f.HTML([]listings.Excerpt{e}, Options{}); err == nil {
			t.Errorf("%+v: %q", e, out)
		}
	}
	if d := f.Definitions(listings.Excerpt{File: "code/b.go"}); d != nil {
		t.Errorf("a file that is not there defines %+v", d)
	}
}

// TestEdited edits a file between the reading of listings and Load.
func TestEdited(t *testing.T) {
	root := module(t, map[string]string{"code/a.go": "package a\n\nvar X = 1\n"})
	s := listings.NewSources(root)
	excerpts, err := s.Resolve("code/a.go#X")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(root, "code/a.go"), "package a\n\nfunc F() {}\n\nvar X = 1\n")
	p, err := Load(root, s)
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.HTML(excerpts, Options{})
	if want := "<b>var</b> X = <s>1</s>\n"; err != nil || out != want {
		t.Errorf("%q, %v; want %q", out, err, want)
	}
}
