package volume

import (
	"artofwaiting/site/markup"
)

// Rewrite is the body with other ids and links. A link that becomes
// "" remains as its text.
func (p *Page) Rewrite(id, link func(string) string) []markup.Token {
	body := make([]markup.Token, len(p.Body))
	copy(body, p.Body)
	for i, t := range body {
		if len(t.Attrs) > 0 {
			body[i].Attrs = rewrite(t.Attrs, id, link)
		}
	}
	return body
}

func rewrite(attrs []markup.Attr, id, link func(string) string) (
	list []markup.Attr) {
	list = make([]markup.Attr, 0, len(attrs))
	for _, a := range attrs {
		switch a.Key {
		case "id":
			a.Value = id(a.Value)
		case "href":
			a.Value = link(a.Value)
			if a.Value == "" {
				continue
			}
		}
		list = append(list, a)
	}
	return list
}
