package main

import (
	"strings"
	"sync"
	"testing"
)

// imported is where the packages are that tests import.
var imported = sync.OnceValues(func() ([]listed, error) {
	return built(".", "fmt", "strings", "sync", "bytes",
		runtime, runtime+"/testdata/probe", awaits, futures, "iter",
		"unsafe")
})

// source is a file with a generator that has this body. The body
// begins in line 11.
func source(body string) string {
	return `package p

import (
	"artofwaiting/code/generator"
	"fmt"
)

var _ = fmt.Sprint

func F(n int, f func() int) generator.Series[int] {
	return generator.New(func(y *generator.Y[int]) {
` + body + `
	})
}
`
}

// checked is a program of one file.
func checked(t *testing.T, src string) *program {
	t.Helper()
	deps, err := imported()
	if err != nil {
		t.Fatal(err)
	}
	p := newProgram("test/p", deps)
	if err := p.parse("p.go", []byte(src)); err != nil {
		t.Fatal(err)
	}
	p.check()
	return p
}

// compiled is what becomes of a file.
func compiled(t *testing.T, src string) (string, error) {
	t.Helper()
	p := checked(t, src)
	if err := p.errors(); err != nil {
		t.Fatal(err)
	}
	made, err := p.compile("compiled")
	return string(made["p.go"]), err
}

// must is compiled, for what must compile.
func must(t *testing.T, src string) string {
	t.Helper()
	text, err := compiled(t, src)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// contains fails the test unless text has each of the lines, but
// for their indentation, in this order.
func contains(t *testing.T, text string, lines ...string) {
	t.Helper()
	rest := strings.Split(text, "\n")
	for _, want := range lines {
		for len(rest) > 0 && strings.TrimSpace(rest[0]) != want {
			rest = rest[1:]
		}
		if len(rest) == 0 {
			t.Errorf("no %q, in this order, in\n%s", want, text)
			return
		}
	}
}

// async is a file with an async function that has this body. The
// body begins in line 14; f and g are futures of numbers.
func async(body string) string {
	return `package p

import (
	"artofwaiting/code/await"
	"artofwaiting/code/future"
	"fmt"
)

var _ = fmt.Sprint

func F(f, g future.Boxed[int], n int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		_ = n
` + body + `
	})
}

func val(n int, err error) int { return n }
`
}
