//go:build sim || !unix || solaris || aix

package main

import (
	"slices"
	"testing"

	"artofwaiting/chapters/09-tying-it-together/greeters"
)

// From futures on, all greeters make the same calls.
func TestSameCalls(t *testing.T) {
	var first []string
	for _, g := range greeters.All[3:] {
		calls, err := play(g)
		if err != nil {
			t.Fatalf("%s: %v", g.Name, err)
		}
		var names []string
		for _, c := range calls {
			name := c.Name
			if c.Err != nil {
				name += " " + c.Err.Error()
			}
			names = append(names, name)
		}
		if first == nil {
			first = names
		}
		if !slices.Equal(names, first) {
			t.Errorf("%s: %q, want %q", g.Name, names, first)
		}
	}
}
