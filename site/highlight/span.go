package highlight

import (
	"go/scanner"
	"go/token"
	"go/types"
	"strings"
)

// A span is a token that is drawn as more than its text.
type span struct {
	start, end int
	tag        string      // b, i, s, u; "" for a name
	def        *Definition // what the name defines here
	use        *Definition // what of ours it uses
	title      string      // its type
	url        string      // where the documentation of others' is
}

// drawn is the file's spans in their order. They are found when the
// file is first drawn, since most lines of a program never are.
func (f *file) drawn(places map[place]*Definition) []span {
	f.once.Do(func() {
		name := f.untyped
		if f.pkg != nil {
			f.pkg.from.Lock()
			defer f.pkg.from.Unlock()
			name = newResolver(f, places).name
		}
		f.scan(name)
	})
	return f.spans
}

// scan finds the spans; name looks a name up.
func (f *file) scan(name func(start, end int) span) {
	fset := token.NewFileSet()
	own := fset.AddFile("", -1, len(f.src))
	var s scanner.Scanner
	ignore := func(token.Position, string) {}
	s.Init(own, []byte(f.src), ignore, scanner.ScanComments)
	for {
		pos, tok, text := s.Scan()
		start := own.Offset(pos)
		end := start + len(text)
		switch {
		case tok == token.EOF:
			return
		case tok == token.IDENT:
			if sp := name(start, end); sp != (span{start: start, end: end}) {
				f.spans = append(f.spans, sp)
			}
		case tok == token.COMMENT:
			f.comment(start, end)
		case tok.IsKeyword():
			f.spans = append(f.spans, span{start: start, end: end, tag: "b"})
		case tok.IsLiteral():
			f.spans = append(f.spans, span{start: start, end: end, tag: "s"})
		}
	}
}

// comment adds a comment, or lengthens the one in the lines above.
func (f *file) comment(start, end int) {
	if n := len(f.spans); n > 0 && f.spans[n-1].tag == "i" &&
		strings.TrimSpace(f.src[f.spans[n-1].end:start]) == "" {
		f.spans[n-1].end = end
		return
	}
	f.spans = append(f.spans, span{start: start, end: end, tag: "i"})
}

// untyped is what a name alone tells: whether it is predeclared,
// and whether a declaration begins with it.
func (f *file) untyped(start, end int) span {
	sp := span{start: start, end: end, def: f.defs[start]}
	before := strings.TrimRight(f.src[:start], " \t\n")
	selected := strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "...")
	if sp.def == nil && !selected &&
		types.Universe.Lookup(f.src[start:end]) != nil {
		sp.tag = "u"
	}
	return sp
}
