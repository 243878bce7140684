//go:build unix && !sim

// Stack shows that a goroutine begins with a small stack, and
// that a larger one is a copy at another address, in which
// pointers still point where they should.
package main

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"unsafe"
)

func main() {
	size := perGoroutine(100_000)
	moved, followed := grow()
	fmt.Println("bytes of stack per goroutine ", size)
	fmt.Println("the variable moved           ", moved)
	fmt.Println("the pointer followed         ", followed)
	if !moved || !followed {
		os.Exit(1)
	}
}

// perGoroutine is what one waiting goroutine among n takes, to a
// multiple of 64: Go may start a thread or two meanwhile, whose
// stacks must not show.
func perGoroutine(n uint64) uint64 {
	release := make(chan bool)
	defer close(release)
	before := stacks()
	for range n {
		go func() { <-release }()
	}
	each := float64(stacks()-before) / float64(n)
	return uint64(math.Round(each/64)) * 64
}

func stacks() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.StackInuse
}

// grow lends a variable of its own to a function that needs much
// stack, together with the variable's address as a mere number.
// Nothing but the pointer tells the runtime what it has to
// adjust.
func grow() (moved, followed bool) {
	done := make(chan bool)
	go func() { // on a stack that is still small
		defer close(done)
		variable := 1
		number := uintptr(unsafe.Pointer(&variable))
		moved = deep(200, &variable, number)
		followed = variable == 2
	}()
	<-done
	return moved, followed
}

// deep calls itself until it has used levels KB of stack, and
// then writes through the pointer that it was given at the top.
//
//go:noinline
func deep(levels int, pointer *int, number uintptr) (moved bool) {
	var kb [1024]byte
	use(&kb)
	if levels > 1 {
		return deep(levels-1, pointer, number)
	}
	*pointer = 2
	return uintptr(unsafe.Pointer(pointer)) != number
}

// use keeps the compiler from leaving out what nobody reads.
//
//go:noinline
func use(*[1024]byte) {}
