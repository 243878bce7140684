package render

import (
	"fmt"
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
	if b.runs(o) && o.Vary != nil {
		s += "<div class=args>" + vary(o.Vary) + "</div>"
	}
	return s + "</figure>\n", nil
}

// vary is a slider for each argument that a reader may change. The
// command follows it, by a script.
func vary(all []book.Vary) string {
	var s strings.Builder
	for _, v := range all {
		// The output has a place of its own: a label is of one control.
		fmt.Fprintf(&s, "<div><label>%s <input type=range name=%s min=%d "+
			"max=%d value=%d></label><output>%s</output></div>",
			html.EscapeString(v.Label), v.Flag, v.Least, v.Most,
			v.Printed, v.Value(v.Printed))
	}
	return s.String()
}

// runs says whether the page can run an output's program, and it
// would print the same there.
func (p *press) runs(o *book.Output) bool {
	return o.Boxed && p.canRun(o.Command)
}

// canRun says whether the page has the program of a command.
func (p *press) canRun(command string) bool {
	command, ok := strings.CutPrefix(command, "go run ./")
	program, _, _ := strings.Cut(command, " ")
	return ok && p.options.Runs != nil && p.options.Runs(program)
}
