//go:build sim || !unix || solaris || aix

package sys

import (
	"os"

	"artofwaiting/code/sys/box"
)

// Box is the kernel of this program: there is none underneath
// that could do what the book needs, or a test wants one that can
// be made to misbehave. Package box says what it models.
var Box = box.New(box.Config{Descriptors: 1 << 16})

// InBox is true where the kernel is the one in a box.
const InBox = true

// Nobody is to take this program's word for what a real kernel
// does, so it says so itself, and not where its output goes.
func init() {
	os.Stderr.WriteString("(the kernel is one in a box)\n")
}
