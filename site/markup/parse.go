// Package markup reads the HTML of our own pages, with the end tags
// that HTML lets one leave out, so that it can be made into pages of
// another kind: XHTML, for an EPUB.
package markup

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

// Kind is what a token is.
type Kind int

// Each Start of an element that is not void has its End.
const (
	Text Kind = iota
	Start
	End
)

// A Token is a tag, or the text between two tags, without entities.
type Token struct {
	Kind  Kind
	Name  string // of the element
	Text  string
	Attrs []Attr
}

// An Attr is an attribute of an element; Bare ones have no value.
type Attr struct {
	Key, Value string
	Bare       bool
}

// Attr is the value of an attribute, or "".
func (t Token) Attr(key string) string {
	for _, a := range t.Attrs {
		if a.Key == key {
			return a.Value
		}
	}
	return ""
}

// Has says whether a token has a class.
func (t Token) Has(class string) bool {
	return slices.Contains(strings.Fields(t.Attr("class")), class)
}

// Void says whether an element never has content.
func Void(name string) bool { return void[name] }

var void = map[string]bool{"br": true, "col": true, "hr": true,
	"img": true, "input": true, "link": true, "meta": true}

// closes is the elements that end where another begins beside them.
var closes = map[string][]string{
	"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"},
	"td": {"td", "th"}, "th": {"td", "th"}, "tr": {"td", "th", "tr"},
	"tbody": {"td", "th", "tr", "thead", "tbody"},
}

// optional is the elements whose end need not be said.
var optional = map[string]bool{"li": true, "dt": true, "dd": true,
	"td": true, "th": true, "tr": true, "thead": true, "tbody": true}

// A parser has read src to pos.
type parser struct {
	name, src string
	pos       int
	tokens    []Token
	open      []string
}

// Parse reads what stands in an element of a page, which is named in
// errors.
func Parse(name, src string) ([]Token, error) {
	p := &parser{name: name, src: src,
		tokens: make([]Token, 0, len(src)/12)}
	for p.pos < len(src) {
		n := strings.IndexByte(src[p.pos:], '<')
		if n < 0 {
			n = len(src) - p.pos
		}
		if n > 0 {
			p.emit(Token{Kind: Text,
				Text: html.UnescapeString(src[p.pos : p.pos+n])})
			p.pos += n
			continue
		}
		if err := p.tag(); err != nil {
			return nil, err
		}
	}
	p.pop(func(name string) bool { return optional[name] })
	if len(p.open) > 0 {
		return nil, p.fail("<%s> is not closed", p.open[len(p.open)-1])
	}
	return p.tokens, nil
}

func (p *parser) emit(t Token) { p.tokens = append(p.tokens, t) }

func (p *parser) fail(format string, args ...any) error {
	line := 1 + strings.Count(p.src[:p.pos], "\n")
	return fmt.Errorf("%s:%d: %s", p.name, line,
		fmt.Sprintf(format, args...))
}

// pop ends elements, the innermost first, as long as they may be.
func (p *parser) pop(may func(name string) bool) {
	for len(p.open) > 0 && may(p.open[len(p.open)-1]) {
		p.emit(Token{Kind: End, Name: p.open[len(p.open)-1]})
		p.open = p.open[:len(p.open)-1]
	}
}

func (p *parser) tag() error {
	rest := p.src[p.pos+1:]
	if strings.HasPrefix(rest, "/") {
		return p.end(rest[1:])
	}
	name := word(rest)
	if name == "" {
		return p.fail("a < that begins no tag")
	}
	attrs, n, empty := attributes(rest[len(name):])
	if n < 0 {
		return p.fail("<%s> without its end", name)
	}
	p.pop(func(open string) bool {
		return slices.Contains(closes[name], open)
	})
	p.emit(Token{Kind: Start, Name: name, Attrs: attrs})
	switch {
	case void[name]:
	case empty:
		p.emit(Token{Kind: End, Name: name})
	default:
		p.open = append(p.open, name)
	}
	p.pos += 1 + len(name) + n
	return nil
}

// end reads an end tag, of which rest is what follows its slash.
func (p *parser) end(rest string) error {
	name, _, ended := strings.Cut(rest, ">")
	if !ended {
		return p.fail("a tag without its end")
	}
	p.pop(func(open string) bool { return open != name && optional[open] })
	if len(p.open) == 0 || p.open[len(p.open)-1] != name {
		return p.fail("</%s> ends nothing", name)
	}
	p.emit(Token{Kind: End, Name: name})
	p.open = p.open[:len(p.open)-1]
	p.pos += len("</>") + len(name)
	return nil
}

// word is the name that s begins with.
func word(s string) string {
	n := strings.IndexFunc(s, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' ||
			'0' <= r && r <= '9' || r == '-' || r == ':')
	})
	if n < 0 {
		n = len(s)
	}
	return s[:n]
}

// Tag reads a start tag, of which s is what follows its <. It is n
// bytes long; one that is not whole is of none.
func Tag(s string) (name string, list []Attr, n int) {
	name = word(s)
	if name == "" {
		return "", nil, 0
	}
	list, n, _ = attributes(s[len(name):])
	if n < 0 {
		return name, nil, 0
	}
	return name, list, len(name) + n
}

// attributes reads to the end of a tag, n bytes from the beginning of
// s, or says -1. empty is a tag that is its own end.
func attributes(s string) (list []Attr, n int, empty bool) {
	for n < len(s) {
		switch s[n] {
		case '>':
			return list, n + 1, empty
		case '/':
			empty = true
			n++
		case ' ', '\n', '\t', '\r':
			n++
		default:
			a, m := attribute(s[n:])
			if m <= 0 {
				return nil, -1, false
			}
			list, n, empty = append(list, a), n+m, false
		}
	}
	return nil, -1, false
}

// attribute reads one, which is m bytes long.
func attribute(s string) (a Attr, m int) {
	a.Key = word(s)
	m = len(a.Key)
	if m == 0 || m >= len(s) || s[m] != '=' {
		a.Bare = true
		return a, m
	}
	value := s[m+1:]
	end := 0
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		end = strings.IndexByte(value[1:], value[0])
		if end < 0 {
			return a, -1
		}
		a.Value = html.UnescapeString(value[1 : 1+end])
		return a, m + 1 + end + 2
	}
	end = strings.IndexAny(value, " \n\t\r>")
	if end < 0 {
		return a, -1
	}
	a.Value = html.UnescapeString(value[:end])
	return a, m + 1 + end
}
