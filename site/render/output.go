package render

import (
	"html"
	"strings"

	"artofwaiting/site/book"

	"github.com/yuin/goldmark/ast"
)

// output is a command and what it printed. The prompt is drawn by
// the style sheet, so that nobody copies it.
func (b *body) output(n ast.Node) (string, error) {
	o := n.(*book.Output)
	s := "<figure class=\"code out\"><pre tabindex=0><kbd>" +
		html.EscapeString(o.Command) + "</kbd>\n<samp>" +
		html.EscapeString(strings.TrimSuffix(o.Printed, "\n")) +
		"</samp></pre>"
	if b.runs(o) {
		s += "<button class=go>Run</button>"
	}
	return s + "<button class=copy hidden>Copy</button></figure>\n", nil
}

// runs says whether the page can run an output's program, and it
// would print the same there.
func (p *press) runs(o *book.Output) bool {
	command, ok := strings.CutPrefix(o.Command, "go run ./")
	program, _, _ := strings.Cut(command, " ")
	return ok && o.Boxed && p.options.Runs != nil &&
		p.options.Runs(program)
}
