package main

import (
	"fmt"
	"testing"
)

func shape(x any) string { return fmt.Sprintf("%T", x) }

// a is an op that falls through to the next one.
func a(text string) op { return op{text: text} }

func TestTidy(t *testing.T) {
	tests := []struct {
		name string
		ops  []op
		want string
	}{
		{"label without a jump", []op{a("x"), {label: "l"}, a("y")},
			"x\ny\n"},
		{"jump to the next line",
			[]op{a("x"), jump("l"), {label: "l"}, a("y")},
			"x\ny\n"},
		{"jump past another label", []op{a("x"), jump("l"),
			{label: "k"}, {label: "l"}, a("y")}, "x\ny\n"},
		{"dead code", []op{jump("l"), a("x"), {label: "k"}, a("y"),
			{label: "l"}, a("z")}, "z\n"},
		{"a loop", []op{{label: "l"}, a("x"), jump("l"), a("y")},
			"l:\nx\ngoto l\n"},
		{"declares", []op{a("w"),
			{text: "x := 1", declares: true}, {label: "l"},
			a("y"), jump("l")},
			"{\nw\nx := 1\n}\nl:\ny\ngoto l\n"},
	}
	for _, test := range tests {
		if got := print(tidy(test.ops)); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
