//go:build sim || !unix || solaris || aix

package sys

import "artofwaiting/code/sys/box"

// Box is the kernel of this program: there is none underneath
// that could do what the book needs, or a test wants one that can
// be made to misbehave. Package box says what it models.
var Box = box.New(box.Config{Descriptors: 1 << 16})
