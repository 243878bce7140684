package wasm

import (
	"encoding/binary"
	"errors"
	"slices"
)

const (
	header      = "\x00asm\x01\x00\x00\x00"
	dataSection = 11 // what is in the memory at first
)

var errFile = errors.New("wasm: the linker writes another format")

// pack writes the memory of a WebAssembly file in one piece. Go's
// linker leaves out wherever eight bytes are zero, which makes some
// 50,000 pieces. Their addresses stand between them, and hide from
// a compressor that the pieces are often the same: with the zeros,
// the download is a tenth smaller. The lines of other modules than
// the one named are forgotten.
func pack(file []byte, module string) ([]byte, error) {
	r := reader{rest: file}
	out := slices.Clone(r.bytes(len(header)))
	if string(out) != header {
		return nil, errFile
	}
	for len(r.rest) > 0 {
		id := r.byte()
		section := r.bytes(r.number())
		if id == dataSection {
			var err error
			if section, err = onePiece(section, module); err != nil {
				return nil, err
			}
		}
		out = append(out, id)
		out = binary.AppendUvarint(out, uint64(len(section)))
		out = append(out, section...)
	}
	if r.bad {
		return nil, errFile
	}
	return out, nil
}

// onePiece writes a data section in one piece, from address 0 on.
func onePiece(section []byte, module string) ([]byte, error) {
	const (
		constant = 0x41 // i32.const, and then the address
		end      = 0x0b
	)
	r := reader{rest: section}
	var memory []byte
	for range r.number() {
		known := r.byte() == 0 && r.byte() == constant
		at := r.number() // signed, but no address is negative
		known = known && r.byte() == end
		piece := r.bytes(r.number())
		if r.bad || !known {
			return nil, errFile
		}
		if n := at + len(piece) - len(memory); n > 0 {
			memory = append(memory, make([]byte, n)...)
		}
		copy(memory[at:], piece)
	}
	forgetLines(memory, module)
	out := []byte{1, 0, constant, 0, end}
	out = binary.AppendUvarint(out, uint64(len(memory)))
	return append(out, memory...), nil
}

// A reader takes a file apart. Where it ends too early, what is read
// is nothing, and the reader is bad.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.rest) {
		r.bad, r.rest = true, nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) byte() byte {
	if b := r.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

// number reads one as WebAssembly has them, of 32 bits at most.
func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > 1<<32-1 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}
