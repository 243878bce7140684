package highlight

import "testing"

func TestIDsOfNamesakes(t *testing.T) {
	const never = "//go:build never\n\npackage off\n\nvar V int\n"
	f := load(t, module(t, map[string]string{
		"code/a/p/p.go":                  "package p\n\nfunc F() {}\n",
		"code/b/p/p.go":                  "package p\n\nfunc F() {}\n",
		"chapters/01-x/exercises/1/p.go": "package main\n\nfunc main() {}\n",
		"code/off/o.go":                  never,
		"code/p.go":                      "package code\n\nfunc init() {}\n\nvar _ = 1\n",
	}))
	for file, want := range map[string]string{
		"code/a/p/p.go":                  "p.F",
		"code/b/p/p.go":                  "code-b-p.F",
		"chapters/01-x/exercises/1/p.go": "01-x-exercises-1.main",
		"code/off/o.go":                  "off.V",
	} {
		d := f.Definitions(f.resolve(file)[0])
		if len(d) != 1 || d[0].ID != want {
			t.Errorf("%s: %+v, want %s", file, d, want)
		}
	}
	if d := f.Definitions(f.resolve("code/p.go")[0]); d != nil {
		t.Errorf("what nobody can name: %+v", d)
	}
}
