package probe

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Place makes the trace say also from which line of which file a
// thing was logged.
func (t *T) Place() { t.placed = true }

// place is the first caller that is a program's.
func place() string {
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(2, pc)])
	for {
		f, more := frames.Next()
		if strings.Contains(f.Function, "/testdata/corpus") {
			return fmt.Sprintf(" at %s:%d",
				filepath.Base(f.File), f.Line)
		}
		if !more || strings.Contains(f.Function, ".try") {
			return ""
		}
	}
}
