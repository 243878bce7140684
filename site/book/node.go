package book

import (
	"artofwaiting/site/listings"
	"artofwaiting/site/outputs"

	"github.com/yuin/goldmark/ast"
)

// A Listing is a fence that names code.
type Listing struct {
	ast.BaseBlock
	Ref      string // "code/sys/sys.go#Now"
	Excerpts []listings.Excerpt
	Copy     []byte // what the Markdown holds
	Line     int
}

// An Output is a fence that names what a program printed.
type Output struct {
	ast.BaseBlock
	Ref     string
	Command string // "go run ./chapters/…"
	Printed string
	Boxed   bool // a kernel in a box prints the same
	Vary    []Vary
	Line    int
}

// A Shell is commands for the reader.
type Shell struct {
	ast.BaseBlock
	Commands []string // without the prompt
	Line     int
}

// An Illustration is a fence in another language, or a diagram.
type Illustration struct {
	ast.BaseBlock
	Language string
	Content  string
	Ref      string // "a/b.rs#turn"; "" if it is of no file
	Line     int
}

// A Value is a number in a sentence.
type Value struct {
	ast.BaseInline
	Ref    string
	Number outputs.Value
	offset int
}

// A Figure is a drawing.
type Figure struct {
	ast.BaseBlock
	File    string // "book/figures/01-lanes.svg"
	SVG     []byte
	Alt     string
	Caption string
	Line    int
}

// A Note stands in the margin; a hint is folded away.
type Note struct {
	ast.BaseBlock
	Hint  bool
	Words int
	Line  int
}

// A Directive is something that the press draws: Name is "tower",
// "table", "plot", "trace", "timeline" or "outline".
type Directive struct {
	ast.BaseBlock
	Name    string
	Caption string
	Data    *outputs.Data // of a table or a plot
	Trace   *TraceFigure

	Timeline *outputs.Timeline

	Line int
}

// The kinds of our nodes.
var (
	KindListing      = ast.NewNodeKind("Listing")
	KindOutput       = ast.NewNodeKind("Output")
	KindShell        = ast.NewNodeKind("Shell")
	KindIllustration = ast.NewNodeKind("Illustration")
	KindValue        = ast.NewNodeKind("Value")
	KindFigure       = ast.NewNodeKind("Figure")
	KindNote         = ast.NewNodeKind("Note")
	KindDirective    = ast.NewNodeKind("Directive")
)

func (*Listing) Kind() ast.NodeKind      { return KindListing }
func (*Output) Kind() ast.NodeKind       { return KindOutput }
func (*Shell) Kind() ast.NodeKind        { return KindShell }
func (*Illustration) Kind() ast.NodeKind { return KindIllustration }
func (*Value) Kind() ast.NodeKind        { return KindValue }
func (*Figure) Kind() ast.NodeKind       { return KindFigure }
func (*Note) Kind() ast.NodeKind         { return KindNote }
func (*Directive) Kind() ast.NodeKind    { return KindDirective }

func (n *Listing) Dump(s []byte, l int)      { ast.DumpHelper(n, s, l, nil, nil) }
func (n *Output) Dump(s []byte, l int)       { ast.DumpHelper(n, s, l, nil, nil) }
func (n *Shell) Dump(s []byte, l int)        { ast.DumpHelper(n, s, l, nil, nil) }
func (n *Illustration) Dump(s []byte, l int) { ast.DumpHelper(n, s, l, nil, nil) }
func (n *Value) Dump(s []byte, l int)        { ast.DumpHelper(n, s, l, nil, nil) }
func (n *Figure) Dump(s []byte, l int)       { ast.DumpHelper(n, s, l, nil, nil) }
func (n *Note) Dump(s []byte, l int)         { ast.DumpHelper(n, s, l, nil, nil) }
func (n *Directive) Dump(s []byte, l int)    { ast.DumpHelper(n, s, l, nil, nil) }
