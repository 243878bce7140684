package exercise

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"artofwaiting/site/book"
)

const dir = "chapters/01-x/exercises/1/"

const chapter = `---
title: X
summary: About x.
layers:
---

## Exercises {#exercises}

### The answer {#ex-answer exercise="1"}

> [!HINT]
> It is the number after forty-one.
`

const exerciseTest = `//go:build exercise

package answer

import "testing"

func TestAnswer(t *testing.T) {
	if got := Answer(); got != 42 {
		t.Errorf("Answer is %d", got)
	}
}
`

func answer(n string) string {
	return "package answer\n\nfunc Answer() int { return " + n + " }\n"
}

// mini is a book with one exercise. Changes replace its files, or
// with an empty text remove them.
func mini(t *testing.T, changes map[string]string) *book.Book {
	t.Helper()
	files := map[string]string{
		"go.mod":                   "module mini\n\ngo 1.26\n",
		"book/01-x.md":             chapter,
		dir + "answer.go":          answer("0"),
		dir + "answer_test.go":     exerciseTest,
		dir + "solution/answer.go": answer("42"),
	}
	maps.Copy(files, changes)
	root := t.TempDir()
	for name, text := range files {
		if text == "" {
			continue
		}
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	b, err := book.Load(root)
	var problems book.Problems
	if err != nil && !errors.As(err, &problems) {
		t.Fatal(err)
	}
	return b
}

func TestRun(t *testing.T) {
	broken := map[string]string{dir + "answer.go": "package answer\n\nfunc Answer("}
	undefined := map[string]string{dir + "answer.go": "package answer\n"}
	const more = " make exercise E=1.1 HINT=1 shows a hint.\n"
	for _, test := range []struct {
		name    string
		changes map[string]string
		o       Options
		passed  bool
		want    []string
	}{
		{"starter", nil, Options{}, false, []string{"Exercise 1.1: The answer\nYours to change: " + dir + "answer.go\n",
			"Answer is 0", "exercise 1.1 does not pass yet." + more}},
		{"hint", nil, Options{Hint: true}, false, []string{"does not pass yet.\n",
			"Hint: It is the number after forty-one.\n"}},
		{"done", map[string]string{dir + "answer.go": answer("42")}, Options{}, true,
			[]string{"Your attempt at exercise 1.1 passes.\n"}},
		{"solution", nil, Options{Solution: true}, true,
			[]string{"The solution of exercise 1.1 passes.\n"}},
		{"not Go", broken, Options{}, false, []string{"does not compile yet." + more}},
		{"undefined", undefined, Options{}, false, []string{"undefined: Answer",
			"does not compile yet." + more}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			test.o.Out = &out
			passed, err := Run(t.Context(), mini(t, test.changes), "1.1", test.o)
			if err != nil || passed != test.passed {
				t.Errorf("passed %v, %v", passed, err)
			}
			for _, want := range test.want {
				if !strings.Contains(out.String(), want) {
					t.Errorf("no %q in:\n%s", want, out.String())
				}
			}
		})
	}
}

func TestRunCannot(t *testing.T) {
	whole := mini(t, nil)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for _, test := range []struct {
		name   string
		ctx    context.Context
		b      *book.Book
		number string
		want   string
	}{
		{"unknown", t.Context(), whole, "1.2", `no exercise "1.2": there are 1.1`},
		{"no number", t.Context(), whole, "../..", "there are 1.1"},
		{"empty book", t.Context(), &book.Book{}, "1.1", "the book has none yet"},
		{"interrupted", ended, whole, "1.1", "context canceled"},
		{"no test", t.Context(), mini(t, map[string]string{
			dir + "answer_test.go": ""}), "1.1", "has no test"},
	} {
		passed, err := Run(test.ctx, test.b, test.number, Options{})
		if passed || err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, %v, want %q", test.name, passed, err, test.want)
		}
	}
}

func TestRunRemovesTheOverlay(t *testing.T) {
	b := mini(t, nil)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	if _, err := Run(t.Context(), b, "1.1", Options{Solution: true}); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) != 0 {
		t.Errorf("left in the temporary directory: %v, %v", left, err)
	}
}

func TestRunWithoutASolution(t *testing.T) {
	b := mini(t, map[string]string{dir + "solution/answer.go": ""})
	_, err := Run(t.Context(), b, "1.1", Options{Solution: true})
	if err == nil || !strings.Contains(err.Error(), "has no Go file") {
		t.Errorf("without a solution: %v", err)
	}
}

func TestWrap(t *testing.T) {
	if got := wrap("one two  three\nfour", 9); got != "one two\nthree\nfour" {
		t.Errorf("wrapped: %q", got)
	}
}
