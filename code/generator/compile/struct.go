package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
)

// declarations is the struct that c becomes, and its methods.
func (p *program) declarations(c *coroutine) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n// %s is %s as a struct.\n",
		c.name, c.fn.Name.Name)
	fmt.Fprintf(&b, "type %s%s struct {\n", c.name, p.params(c))
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
	p.resume(&b, c)
	p.stop(&b, c)
	return b.String()
}

// resume writes the method that the body has become: a jump to
// where it stood, and the ops.
func (p *program) resume(b *strings.Builder, c *coroutine) {
	fmt.Fprintf(b, "// Resume goes on from the last yield.\n"+
		"func (%s *%s%s) Resume() (\n%s %s) {\n",
		c.self, c.name, p.args(c), c.out, p.state(c))
	p.guard(b, c)
	fmt.Fprintf(b, "%s := %s.state\n%[2]s.state = -1\n"+
		"switch %[1]s {\ncase 0:\n", c.at, c.self)
	for i := 1; i <= c.states; i++ {
		if label := fmt.Sprintf("resume%d", i); c.enters(label) {
			fmt.Fprintf(b, "case %d:\ngoto %s\n", i, label)
		}
	}
	again := p.qualified(c, "ResumedAgain")
	fmt.Fprintf(b, "default:\n%s()\n}\n%s}\n\n",
		again, print(c.ops))
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

// stop writes Stop. A struct that is running must be left alone,
// for it will go on.
func (p *program) stop(b *strings.Builder, c *coroutine) {
	fmt.Fprintf(b, "// Stop ends it where it stands.\n"+
		"func (%s *%s%s) Stop() {\nif %[1]s.state == -1 {\n"+
		"return\n}\n", c.self, c.name, p.args(c))
	n := p.inside(c)
	child, defers := "nil", "nil"
	if c.child != "" {
		child = n.fresh("child")
		fmt.Fprintf(b, "%s := %s.%s\n", child, c.self, c.child)
	}
	if c.machine.defers != "" {
		defers = n.fresh("defers")
		fmt.Fprintf(b, "%s := %s.%s\n",
			defers, c.self, c.machine.defers)
	}
	fmt.Fprintf(b, "*%s = %s%s{state: -1}\n",
		c.self, c.name, p.args(c))
	switch {
	case defers != "nil":
		fmt.Fprintf(b, "%s(%s, %s)\n",
			p.qualified(c, "Abandon"), defers, child)
	case child != "nil":
		fmt.Fprintf(b, "if %s != nil {\n%[1]s.Stop()\n}\n", child)
	}
	b.WriteString("}\n")
}

// guard writes what deferred calls need: should the body panic,
// they run with the panic on its way. If they recover it, the
// generator is complete.
func (p *program) guard(b *strings.Builder, c *coroutine) {
	if c.machine.defers == "" {
		return
	}
	result := ""
	if c.result != "" {
		result = fmt.Sprintf("%s.Result = %s\n", c.out, c.result)
	}
	fmt.Fprintf(b, `defer func() {
		if %s.state == -1 && %[1]s.%[2]s != nil {
			%[3]s(&%[1]s.%[2]s, recover())
			%[4]s = %[5]s{Complete: true}
			%[6]s}
	}()
	`, c.self, c.machine.defers, p.qualified(c, "Unwind"), c.out,
		p.state(c), result)
}

// series is the type of the child: generator.Series[T].
func (p *program) series(c *coroutine) string {
	return p.qualified(c, "Series") + "[" +
		p.typ(c.file, c.fn, c.yields) + "]"
}

// qualified is how c's file says a name of the runtime.
func (p *program) qualified(c *coroutine, name string) string {
	pkg := p.imported(c.file, runtime)
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
		return ours(err, made)
	}
	return nil
}

// ours is an error in what we have made, with the line.
func ours(err error, made map[string][]byte) error {
	var at types.Error
	if !errors.As(err, &at) {
		return err
	}
	pos := at.Fset.Position(at.Pos)
	lines := strings.Split(string(made[pos.Filename]), "\n")
	return fmt.Errorf("the compiler's fault: %w\n%s",
		err, lines[pos.Line-1])
}
