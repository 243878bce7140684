// Forgotten drops generators where they stand, and counts what
// stays.
package main

import (
	"fmt"
	"runtime"

	"artofwaiting/chapters/06-generators/byhand"
	"artofwaiting/chapters/06-generators/essay"
	"artofwaiting/chapters/06-generators/essay/compiled"
	"artofwaiting/code/generator"
)

func main() {
	fmt.Println("goroutine ", forget(byhand.ThreadedThree))
	fmt.Println("coroutine ", forget(essay.Three))
	fmt.Println("compiled ", forget(compiled.Three))
}

// forget makes a hundred, resumes each once, and drops them. It
// is how many goroutines the collector has left of them.
func forget(make func() generator.Series[int]) int {
	before := runtime.NumGoroutine()
	for range 100 {
		make().Resume()
	}
	runtime.GC()
	return runtime.NumGoroutine() - before
}
