package wasm

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// A symtab is where the runtime looks up what to say of a function,
// in the memory of a program. Its layout is that of Go 1.20 and later:
// see runtime/symtab.go.
type symtab struct {
	names []byte // each ends with a zero
	steps []byte // tables, from places in the code to numbers
	funcs []byte // an index, and the functions it finds
	count int
}

// What a function's entry has, and where.
const (
	entryName     = 4
	entrySteps    = 16 // of the stack pointer
	entryFile     = 20
	entryLine     = 24
	entryMore     = 28 // how many further tables
	entryFiles    = 32 // those of its package
	entryStart    = 36 // the line of its first word
	entryStartEnd = 40
	entrySize     = 44
)

// findSymtab does not find a table of another layout.
func findSymtab(memory []byte) (t symtab, ok bool) {
	const (
		magic = "\xf1\xff\xff\xff\x00\x00\x01\x08"
		words = 8
		size  = len(magic) + 8*words
	)
	at := bytes.Index(memory, []byte(magic))
	if at < 0 || len(memory)-at < size {
		return t, false
	}
	table := memory[at:]
	var word [words]int
	for i := range word {
		word[i] = int(u32(table[len(magic)+8*i:]))
	}
	names, units, steps, funcs := word[3], word[4], word[6], word[7]
	if names < size || units < names || steps < units ||
		funcs < steps || len(table) < funcs+8*word[0] {
		return t, false
	}
	return symtab{table[names:units], table[steps:funcs],
		table[funcs:], word[0]}, true
}

func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// function is entry i.
func (t *symtab) function(i int) []byte {
	return t.funcs[u32(t.funcs[8*i+4:]):]
}

func (t *symtab) name(entry []byte) string {
	name := t.names[u32(entry[entryName:]):]
	return string(name[:bytes.IndexByte(name, 0)])
}

// forgetLines takes away the line numbers of all functions but the
// module's own, for they are an eighteenth of a download. A stack
// trace still has every function's name, and ?:0 for its place if it
// is the standard library's.
func forgetLines(memory []byte, module string) {
	t, ok := findSymtab(memory)
	if !ok {
		return
	}
	used := make([]bool, len(t.steps))
	for i := range t.count {
		f := t.function(i)
		name := t.name(f)
		if !strings.HasPrefix(name, module+"/") &&
			!strings.HasPrefix(name, "main.") {
			clear(f[entryFile:entryMore])
			clear(f[entryFiles:entryStartEnd])
		}
		t.mark(f, used)
	}
	for i := range t.steps {
		if !used[i] {
			t.steps[i] = 0
		}
	}
}

// mark marks the tables that a function uses.
func (t *symtab) mark(entry []byte, used []bool) {
	use := func(at int) {
		from := u32(entry[at:])
		if from == 0 {
			return // it has none
		}
		to := int(from) + length(t.steps[from:])
		for i := int(from); i < to; i++ {
			used[i] = true
		}
	}
	for at := entrySteps; at < entryMore; at += 4 {
		use(at)
	}
	for i := range int(u32(entry[entryMore:])) {
		use(entrySize + 4*i)
	}
}

// length is that of a table: pairs of numbers, of which the first is
// zero at the end, and may be so at the beginning.
func length(table []byte) int {
	r := reader{rest: table}
	for first := true; !r.bad; first = false {
		if r.number() == 0 && !first {
			break
		}
		r.number()
	}
	return len(table) - len(r.rest)
}
