package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// split makes a text of letters, a line each.
func split(s string) []string { return strings.Split(s, "") }

func written(lines []Line, from, to []string) string {
	var s strings.Builder
	for _, l := range lines {
		text := ""
		if l.Kind == Added {
			text = to[l.New-1]
		} else {
			text = from[l.Old-1]
		}
		fmt.Fprintf(&s, "%c%s", l.Kind, text)
	}
	return s.String()
}

func TestLines(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"", "", ""},
		{"abc", "abc", " a b c"},
		{"", "ab", "+a+b"},
		{"ab", "", "-a-b"},
		{"abc", "axc", " a-b+x c"},
		{"abcd", "axyd", " a-b-c+x+y d"},
		{"abc", "bcd", "-a b c+d"},
		{"aab", "ab", " a-a b"},
		{"ab", "ba", "-a b+a"},
	} {
		from, to := split(test.from), split(test.to)
		lines := Lines(from, to)
		if got := written(lines, from, to); got != test.want {
			t.Errorf("from %q to %q: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

func TestHunks(t *testing.T) {
	from, to := split("abcdefghijk"), split("abXdefgYijkZ")
	for around, want := range map[int]string{
		0: "-c+X|-h+Y|+Z",
		1: " b-c+X d| g-h+Y i| k+Z",
		2: " a b-c+X d e f g-h+Y i j k+Z",
		9: " a b-c+X d e f g-h+Y i j k+Z",
	} {
		var parts []string
		for _, h := range Hunks(Lines(from, to), around) {
			parts = append(parts, written(h, from, to))
		}
		if got := strings.Join(parts, "|"); got != want {
			t.Errorf("with %d around: %q, want %q", around, got, want)
		}
	}
	if got := Hunks(Lines(from, from), 3); got != nil {
		t.Errorf("of the same text: %v", got)
	}
}

// FuzzLines asserts that the lines are both texts, in their order,
// and no more than must be changed.
func FuzzLines(f *testing.F) {
	f.Add("abcabba", "cbabac")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = a[:min(len(a), 50)], b[:min(len(b), 50)]
		from, to := split(a), split(b)
		lines := Lines(from, to)
		var old, fresh []string
		same := 0
		for _, l := range lines {
			if l.Kind != Added {
				old = append(old, from[l.Old-1])
			}
			if l.Kind != Gone {
				fresh = append(fresh, to[l.New-1])
			}
			if l.Kind == Same {
				same++
			}
		}
		if !slices.Equal(old, from) || !slices.Equal(fresh, to) {
			t.Errorf("from %q to %q: the lines are from %q to %q", from, to, old, fresh)
		}
		if most := longest(from, to); same != most {
			t.Errorf("from %q to %q: %d lines stay, %d could", from, to, same, most)
		}
	})
}

// longest is the length of the longest common subsequence, by another
// way: for each length, the earliest end in b of one that is so long.
func longest(a, b []string) int {
	ends := []int{-1}
	for _, x := range a {
		for n := len(ends) - 1; n >= 0; n-- {
			at := slices.Index(b[ends[n]+1:], x)
			if at < 0 {
				continue
			}
			at += ends[n] + 1
			if n+1 == len(ends) {
				ends = append(ends, at)
			} else {
				ends[n+1] = min(ends[n+1], at)
			}
		}
	}
	return len(ends) - 1
}
