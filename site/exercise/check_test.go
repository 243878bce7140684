package exercise

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

func TestCheckAll(t *testing.T) {
	for _, test := range []struct {
		name    string
		changes map[string]string
		err     string // "" when all is right
		printed string
	}{
		{"right", nil, "", "1.1   the starter fails, the solution passes\n"},
		{"done already", map[string]string{dir + "answer.go": answer("42")},
			"book/01-x.md:9: exercise 1.1: the starter passes its test already",
			"1.1   NOT RIGHT"},
		{"starter broken", map[string]string{dir + "answer.go": "package answer\n"},
			"the starter does not compile", "undefined: Answer"},
		{"solution wrong", map[string]string{dir + "solution/answer.go": answer("41")},
			"the solution does not pass", "Answer is 41"},
		{"solution broken", map[string]string{dir + "solution/answer.go": answer(`""`)},
			"the solution does not compile", "cannot use"},
		{"files wrong", map[string]string{dir + "solution/other.go": answer("42")},
			"replaces no file of the starter", "NOT RIGHT"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			err := CheckAll(t.Context(), mini(t, test.changes), &out)
			text := ""
			if err != nil {
				text = err.Error()
			}
			if (test.err == "") != (err == nil) || !strings.Contains(text, test.err) {
				t.Errorf("error %q, want %q", text, test.err)
			}
			if !strings.Contains(out.String(), test.printed) {
				t.Errorf("no %q in:\n%s", test.printed, out.String())
			}
		})
	}
}

func TestCheckAllInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := CheckAll(ctx, mini(t, nil), new(bytes.Buffer))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

func TestCheck(t *testing.T) {
	untagged := strings.TrimPrefix(exerciseTest, "//go:build exercise\n")
	for _, test := range []struct {
		name    string
		changes map[string]string
		want    string
	}{
		{"right", nil, ""},
		{"two tags", map[string]string{dir + "answer_test.go": strings.Replace(
			exerciseTest, "exercise", "linux && exercise", 1)}, ""},
		{"no tag", map[string]string{dir + "answer_test.go": untagged},
			"answer_test.go is built without the tag exercise"},
		{"another tag", map[string]string{dir + "answer_test.go": strings.Replace(
			exerciseTest, "exercise", "linux", 1)}, "without the tag"},
		{"no test", map[string]string{dir + "answer_test.go": ""}, "has no *_test.go"},
		{"no solution", map[string]string{dir + "solution/answer.go": ""},
			"no directory chapters/01-x/exercises/1/solution"},
		{"a test as solution", map[string]string{dir + "solution/answer_test.go": "x"},
			"would replace the test"},
		{"notes", map[string]string{dir + "solution/notes.txt": "x"}, "no Go file"},
		{"a new file", map[string]string{dir + "solution/new.go": answer("1")},
			"solution/new.go replaces no file"},
	} {
		problems := Check(mini(t, test.changes))
		got := problems.Error()
		if (test.want == "") != (got == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
