package generator_test

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"

	"artofwaiting/code/generator/testdata/corpus"
	"artofwaiting/code/generator/testdata/corpus/compiled"
	"artofwaiting/code/generator/testdata/probe"
)

// What a program calls, it calls from the same line of the same
// file in both forms: so a trace points into the author's file.
//
// But a call that was deferred comes from the end of the function
// in one form, and from the defer in the other. So programs that
// log in such a call are not compared.
func TestLines(t *testing.T) {
	probe.Compare(t, placed(corpus.Programs),
		placed(compiled.Programs), 1)
}

// placed is programs that note where their calls are.
func placed(
	programs map[string]probe.Program) map[string]probe.Program {
	made := map[string]probe.Program{}
	for name, p := range programs {
		if strings.HasPrefix(name, "Defer") || name == "FromNil" {
			continue
		}
		made[name] = func(t *probe.T) probe.Machine {
			t.Place()
			return p(t)
		}
	}
	return made
}

// A panic's trace names the line of the author's file.
func TestPanicLine(t *testing.T) {
	text, err := os.ReadFile("testdata/corpus/panics.go")
	if err != nil {
		t.Fatal(err)
	}
	for name, line := range map[string]string{
		"PanicPlain":  `panic("plain")`,
		"PanicIndex":  "y.Yield(s[t.I(i)])",
		"PanicBounds": "range s[n:t.I(5-2*n)]",
		"PanicNil":    "for n := sample()",
		"PanicDivide": "i /= t.I(n)",
	} {
		before, _, found := strings.Cut(string(text), line)
		if !found {
			t.Fatalf("no %q", line)
		}
		want := fmt.Sprintf("\t../panics.go:%d ",
			strings.Count(before, "\n")+1)
		m := compiled.Programs[name](&probe.T{})
		if stack := panicking(m); !strings.Contains(stack, want) {
			t.Errorf("%s: no %q in\n%s", name, want, stack)
		}
	}
}

// panicking is the trace of the panic that m comes to.
func panicking(m probe.Machine) (stack string) {
	defer func() {
		if recover() != nil {
			stack = string(debug.Stack())
		}
	}()
	for complete := false; !complete; {
		_, complete = m.Step()
	}
	return ""
}
