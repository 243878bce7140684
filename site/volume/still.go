package volume

import (
	"slices"
	"strings"

	"artofwaiting/site/markup"
)

// still takes away what only a script or a pointer can use: buttons,
// the frames of a run that paper does not show, links to a heading
// from itself. What is folded is unfolded.
func still(tokens []markup.Token) []markup.Token {
	kept := make([]markup.Token, 0, len(tokens))
	var open []bool // for each list, whether it is one of frames
	skip := 0       // how deep in an element that is left out
	for _, t := range tokens {
		switch {
		case skip > 0 && t.Kind == markup.Start && !markup.Void(t.Name):
			skip++
		case skip > 0 && t.Kind == markup.End:
			skip--
		case skip > 0:
		case t.Kind == markup.Start && moving(t, open):
			if !markup.Void(t.Name) {
				skip = 1
			}
		default:
			open = lists(open, t)
			kept = append(kept, quiet(t))
		}
	}
	return kept
}

func lists(open []bool, t markup.Token) []bool {
	switch {
	case t.Name != "ol":
	case t.Kind == markup.Start:
		return append(open, t.Has("frames"))
	case t.Kind == markup.End:
		return open[:len(open)-1]
	}
	return open
}

// moving says whether an element is left out.
func moving(t markup.Token, open []bool) bool {
	switch t.Name {
	case "button", "input", "script":
		return true
	case "a":
		return t.Has("anchor")
	case "div":
		return t.Has("keys") || t.Has("args")
	case "li":
		return len(open) > 0 && open[len(open)-1] && !t.Has("key")
	case "rect":
		return t.Has("cursor")
	}
	return false
}

// quiet is an element without what a script would look for.
func quiet(t markup.Token) markup.Token {
	script := func(a markup.Attr) bool {
		return strings.HasPrefix(a.Key, "data-") || a.Key == "aria-live"
	}
	if slices.ContainsFunc(t.Attrs, script) {
		t.Attrs = slices.DeleteFunc(slices.Clone(t.Attrs), script)
	}
	if t.Kind == markup.Start && t.Name == "details" {
		t.Attrs = append(slices.Clone(t.Attrs),
			markup.Attr{Key: "open", Bare: true})
	}
	return t
}
