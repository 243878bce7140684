package main

import (
	"fmt"
	"slices"
	"strings"
)

// An op is one step of a body that was taken apart: a label, or
// text and where it may jump. All control flow between ops is by
// goto.
type op struct {
	label    string
	text     string
	to       []string // labels that text jumps to
	ends     bool     // the next op is not reached from here
	declares bool     // variables, so it needs a block
	copied   bool     // from the source
	line     int      // of the source, if text can fail
}

// jump is an op that only jumps.
func jump(to string) op {
	return op{text: "goto " + to, to: []string{to}, ends: true}
}

// isJump says whether o does nothing else.
func (o op) isJump() bool {
	return len(o.to) == 1 && o.text == "goto "+o.to[0]
}

// tidy drops ops that are not reached, jumps to where control
// goes anyway, and then labels that nobody jumps to: to Go, these
// are errors.
func tidy(ops []op) []op {
	ops = reached(ops)
	var kept []op
	for i, o := range ops {
		if !o.isJump() || !next(ops[i+1:], o.to[0]) {
			kept = append(kept, o)
		}
	}
	used := map[string]bool{}
	for _, o := range kept {
		for _, to := range o.to {
			used[to] = true
		}
	}
	return slices.DeleteFunc(kept, func(o op) bool {
		return o.label != "" && !used[o.label]
	})
}

// next says whether the label is among those that ops begin with.
func next(ops []op, label string) bool {
	for _, o := range ops {
		if o.label == "" {
			return false
		}
		if o.label == label {
			return true
		}
	}
	return false
}

// reached is the ops that control can come to.
func reached(ops []op) (live []op) {
	at := map[string]int{}
	for i, o := range ops {
		if o.label != "" {
			at[o.label] = i
		}
	}
	seen := make([]bool, len(ops))
	todo := []int{0}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for ; i < len(ops) && !seen[i]; i++ {
			seen[i] = true
			for _, to := range ops[i].to {
				todo = append(todo, at[to])
			}
			if ops[i].ends {
				break
			}
		}
	}
	for i, o := range ops {
		if seen[i] {
			live = append(live, o)
		}
	}
	return live
}

// print writes the ops as Go. No goto may jump over a variable
// declaration, or into a block: so what declares is put in braces
// together with all that follows up to the next label.
func print(ops []op) string {
	var b strings.Builder
	for len(ops) > 0 {
		if ops[0].label != "" {
			b.WriteString(ops[0].label + ":\n")
			ops = ops[1:]
			continue
		}
		n := group(ops)
		declares := slices.ContainsFunc(ops[:n], declaring)
		if declares {
			b.WriteString("{\n")
		}
		for _, o := range ops[:n] {
			if o.line > 0 {
				fmt.Fprintf(&b, "//line %d\n", o.line)
			}
			b.WriteString(o.text + "\n")
		}
		if declares {
			b.WriteString("}\n")
		}
		ops = ops[n:]
	}
	return b.String()
}

func declaring(o op) bool { return o.declares }

// group is how many ops there are before the next label.
func group(ops []op) int {
	n := slices.IndexFunc(ops, func(o op) bool {
		return o.label != ""
	})
	if n < 0 {
		return len(ops)
	}
	return n
}
