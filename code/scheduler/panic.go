package scheduler

import (
	"fmt"
	"runtime/debug"
)

// A PanicError is the failure of a task that panicked.
type PanicError struct {
	Value any    // what it panicked with
	Stack []byte // where
}

func panicked(value any) error {
	return &PanicError{value, debug.Stack()}
}

// Error has the value and no stack: a line stays a line.
func (e *PanicError) Error() string {
	return fmt.Sprintf("scheduler: panic: %v", e.Value)
}

// Unwrap is the value, if the panic was with an error.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}
