package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// declarations is the struct that c becomes, and its methods.
func (p *program) declarations(c *coroutine) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n// %s is %s as a struct.\n",
		c.name, c.fn.Name.Name)
	fmt.Fprintf(&b, "type %s%s struct {\n", c.name,
		p.params(c.file, c.fn))
	b.WriteString("state int // -1: ended, or running\n")
	for _, f := range c.fields {
		fmt.Fprintf(&b, "%s %s\n", f.name, f.typ)
	}
	if c.child != "" {
		fmt.Fprintf(&b, "%s %s\n", c.child, p.series(c))
	}
	if c.machine.defers != "" {
		fmt.Fprintf(&b, "%s []func()\n", c.machine.defers)
	}
	b.WriteString("}\n\n")
	p.drive(&b, c)
	p.stop(&b, c)
	p.make(&b, c)
	return b.String()
}

// drive writes the method that the body has become: a jump to
// where it stood, and the ops.
func (p *program) drive(b *strings.Builder, c *coroutine) {
	fmt.Fprintf(b, "// %s %s.\nfunc (%s *%s%s) %[1]s(%[6]s) ("+
		"\n%[7]s) {\n", c.kind.method, c.kind.doc, c.self,
		c.name, p.args(c.fn), c.form.takes, c.form.outs)
	p.guard(b, c)
	fmt.Fprintf(b, "%s := %s.state\n%[2]s.state = -1\n"+
		"switch %[1]s {\ncase 0:\n", c.at, c.self)
	for i := 1; i <= c.states; i++ {
		if label := fmt.Sprintf("resume%d", i); c.enters(label) {
			fmt.Fprintf(b, "case %d:\ngoto %s\n", i, label)
		}
	}
	fmt.Fprintf(b, "%sdefault:\n%s\n}\n%s}\n//line 0\n\n",
		c.form.over, c.form.again, print(c.ops))
}

// enters says whether any op is at the label.
func (m *machine) enters(label string) bool {
	for _, o := range m.ops {
		if o.label == label {
			return true
		}
	}
	return false
}

// stop writes the method that ends it early. A struct that is
// running must be left alone, for it will go on.
func (p *program) stop(b *strings.Builder, c *coroutine) {
	fmt.Fprintf(b, "// %s ends it where it stands.\n"+
		"func (%s *%s%s) %[1]s() {\n",
		c.kind.stop, c.self, c.name, p.args(c.fn))
	release := p.release(c)
	if len(c.slots) > 0 {
		fmt.Fprintf(b, "%s := %s.state\n", c.at, c.self)
	}
	fmt.Fprintf(b, "if %s.state == -1 {\nreturn\n}\n", c.self)
	if c.machine.defers != "" {
		fmt.Fprintf(b, "%s.state = -1\n%s(&%[1]s.%[3]s, "+
			"func() {\n%[4]s})\n", c.self,
			p.qualified(c, runtime, "Abandon"),
			c.machine.defers, release)
	} else if strings.HasPrefix(release, "defer ") {
		fmt.Fprintf(b, "%s.state = -1\nfunc() {\n%s}()\n",
			c.self, release)
	} else if release != "" {
		fmt.Fprintf(b, "%s.state = -1\n%s", c.self, release)
	}
	fmt.Fprintf(b, "*%s = %s%s{state: -1}\n}\n",
		c.self, c.name, p.args(c.fn))
}

// release is the text that gives up what c is in the middle of,
// from the inside to the outside.
func (p *program) release(c *coroutine) string {
	var b strings.Builder
	if len(c.slots) > 0 {
		fmt.Fprintf(&b, "switch %s {\n", c.at)
		for _, s := range c.slots {
			var states []string
			for _, n := range s.states {
				states = append(states, strconv.Itoa(n))
			}
			fmt.Fprintf(&b, "case %s:\n%s(&%s)\n",
				strings.Join(states, ", "),
				p.qualified(c, futures, "Cancel"), s.at)
		}
		b.WriteString("}\n")
	}
	if c.child != "" {
		fmt.Fprintf(&b, "if %s.%s != nil {\n%[1]s.%[2]s.Stop()"+
			"\n}\n", c.self, c.child)
	}
	return unwinds(c.loops, b.String())
}

// unwinds is the text for the end of a function that gives up
// what is inside of loops over streams, and then the loops, from
// the inside to the outside, also if one of them panics.
func unwinds(loops []string, inside string) (text string) {
	for i, loop := range loops {
		if inside != "" || i < len(loops)-1 {
			text += "defer "
		}
		text += loop + ".Cancel()\n"
	}
	return text + inside
}

// guard writes what a panic needs: loops over streams end, and
// deferred calls run with the panic on its way. If they recover
// it, the body has come to its end.
func (p *program) guard(b *strings.Builder, c *coroutine) {
	if c.machine.defers == "" && c.loops == nil {
		return
	}
	fmt.Fprintf(b, "defer func() {\nif %s.state != -1 {\n"+
		"return\n}\n", c.self)
	if c.machine.defers != "" {
		fmt.Fprintf(b, "if %s.%s != nil {\n%s(&%[1]s.%[2]s, "+
			"recover(), ", c.self, c.machine.defers,
			p.qualified(c, runtime, "Unwind"))
		if c.loops == nil {
			b.WriteString("nil")
		} else {
			loops := unwinds(c.loops, "")
			b.WriteString("func() {\n" + loops + "}")
		}
		fmt.Fprintf(b, ")\n%s\nreturn\n}\n", c.end)
	}
	b.WriteString(unwinds(c.loops, "") + "}()\n")
}

// series is the type of the child: generator.Series[T].
func (p *program) series(c *coroutine) string {
	return p.qualified(c, runtime, "Series") + "[" +
		p.typ(c.file, c.fn, c.yields) + "]"
}

// qualified is how c's file says a name of another package.
func (p *program) qualified(c *coroutine,
	pkg, name string) string {
	pkg = p.imported(c.file, pkg)
	if pkg == "" {
		return name
	}
	return pkg + "." + name
}

// verify checks that what we have made is a Go package. If it is
// not, the fault is ours, and nothing is written.
func (p *program) verify(pkg string,
	made map[string][]byte) error {
	fset := token.NewFileSet()
	var trees []*ast.File
	for name, text := range made {
		tree, err := parser.ParseFile(fset, name, text, 0)
		if err != nil {
			return fmt.Errorf("%s: the compiler's fault: %w",
				name, err)
		}
		trees = append(trees, tree)
	}
	conf := types.Config{Importer: p.imports}
	_, err := conf.Check(p.path+"/"+pkg, fset, trees, nil)
	if err != nil {
		return withLine(err, made)
	}
	return nil
}

// withLine is an error in what we have made, with the line.
func withLine(err error, made map[string][]byte) error {
	var at types.Error
	if !errors.As(err, &at) {
		return err
	}
	pos := at.Fset.PositionFor(at.Pos, false)
	lines := strings.Split(string(made[pos.Filename]), "\n")
	return fmt.Errorf("the compiler's fault: %w\n%s",
		err, lines[pos.Line-1])
}
