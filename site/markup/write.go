package markup

import "strings"

var (
	text = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attr = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;",
		`"`, "&#34;")
)

// HTML writes tokens as HTML.
func HTML(b *strings.Builder, tokens []Token) { write(b, tokens, false) }

// XHTML writes tokens as XML. Drawings get the names of their space.
func XHTML(b *strings.Builder, tokens []Token) { write(b, tokens, true) }

func write(b *strings.Builder, tokens []Token, xml bool) {
	drawing := 0
	for _, t := range tokens {
		switch t.Kind {
		case Text:
			text.WriteString(b, t.Text)
		case Start:
			if t.Name == "svg" {
				drawing++
			}
			start(b, t, xml, drawing > 0)
		case End:
			if t.Name == "svg" {
				drawing--
			}
			b.WriteString("</" + t.Name + ">")
		}
	}
}

func start(b *strings.Builder, t Token, xml, drawing bool) {
	b.WriteString("<" + t.Name)
	if xml && t.Name == "svg" {
		b.WriteString(` xmlns="http://www.w3.org/2000/svg"` +
			` xmlns:xlink="http://www.w3.org/1999/xlink"`)
	}
	for _, a := range t.Attrs {
		key := a.Key
		if xml && drawing && key == "href" {
			key = "xlink:href" // SVG 1.1, which readers know
		}
		b.WriteString(" " + key)
		if xml && a.Bare {
			a.Value, a.Bare = a.Key, false
		}
		if !a.Bare {
			b.WriteString(`="`)
			attr.WriteString(b, a.Value)
			b.WriteByte('"')
		}
	}
	if xml && void[t.Name] {
		b.WriteByte('/')
	}
	b.WriteByte('>')
}
