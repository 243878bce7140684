//go:build exercise

package debounce

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestRandom plays what comes to mind.
func TestRandom(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 0))
		var score []string
		for range 20 {
			const notes = "abcdefghijklm!"
			s := ""
			for r.IntN(3) == 0 {
				i := r.IntN(len(notes))
				s += notes[i : i+1]
			}
			if s == "" {
				s = "."
			}
			score = append(score, s)
		}
		score = append(score, "|")
		debounced(t, strings.Join(score, " "), expect(score))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// expect is what is to be heard, worked out with pencil and
// paper.
func expect(score []string) string {
	var heard []string
	held, due := "", 0
	for now, notes := range score {
		s := ""
		for _, n := range strings.Trim(notes, ".") {
			if n == '!' || n == '|' {
				s += held + string(n)
				held = ""
			} else {
				held, due = string(n), now+quiet
			}
		}
		if held != "" && now >= due {
			s += held
			held = ""
		}
		if s == "" {
			s = "."
		}
		heard = append(heard, s)
	}
	return strings.Join(heard, " ")
}
