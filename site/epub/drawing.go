package epub

import (
	"slices"
	"strings"

	"artofwaiting/site/markup"
)

// drawings makes the drawings what an EPUB allows: an <svg> is an
// image or has no role, and a link in it says in words where to.
func drawings(body []markup.Token) {
	depth := 0
	for i, t := range body {
		switch {
		case t.Name == "svg" && t.Kind == markup.Start:
			depth++
			body[i].Attrs = slices.DeleteFunc(slices.Clone(t.Attrs),
				func(a markup.Attr) bool {
					return a.Key == "role" && a.Value == "group"
				})
		case t.Name == "svg" && t.Kind == markup.End:
			depth--
		case depth > 0 && t.Name == "a" && t.Kind == markup.Start:
			body[i].Attrs = append(slices.Clone(t.Attrs), markup.Attr{
				Key: "xlink:title", Value: words(body[i+1:])})
		}
	}
}

// words is the text up to the end of a link.
func words(body []markup.Token) string {
	var all []string
	for _, t := range body {
		if t.Name == "a" && t.Kind == markup.End {
			break
		}
		if s := strings.TrimSpace(t.Text); s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, " ")
}
