//go:build unix && !sim

package main

import (
	"fmt"
	"slices"
	"time"

	"golang.org/x/sys/unix"
)

// A timing does something n times and returns how long that took.
type timing struct {
	key  string
	unit time.Duration
	n    int
	run  func(n int) (time.Duration, error)
}

func timings() []timing {
	const us, ns = time.Microsecond, time.Nanosecond
	return []timing{
		{"thread_start_us", us, 100, startThreads},
		{"goroutine_start_us", us, 2000, startGoroutines},
		{"thread_switch_ns", ns, 1000, switchThreads},
		{"goroutine_switch_ns", ns, 5000, switchGoroutines},
		{"coroutine_switch_ns", ns, 5000, switchCoroutines},
		{"syscall_ns", ns, 2000, syscall},
		{"rawsyscall_ns", ns, 2000, rawSyscall},
	}
}

// times notes the median of many slices of each timing. They take
// turns, so that whatever else the machine does disturbs all of
// them alike, and are short, so that it spares most of them.
func times(v map[string]float64, quick bool) error {
	rounds := 101
	if quick {
		rounds = 11
	}
	slice := make(map[string][]float64)
	for range rounds {
		for _, t := range timings() {
			took, err := t.run(t.n)
			if err != nil {
				return fmt.Errorf("%s: %w", t.key, err)
			}
			each := float64(took) / float64(t.unit) / float64(t.n)
			slice[t.key] = append(slice[t.key], each)
		}
	}
	for key, s := range slice {
		slices.Sort(s)
		v[key] = s[len(s)/2]
	}
	return nil
}

func startThreads(n int) (time.Duration, error) {
	return start(n, (*crowd).threads)
}

func startGoroutines(n int) (time.Duration, error) {
	return start(n, (*crowd).goroutines)
}

func start(n int, gather func(*crowd, int)) (
	time.Duration, error) {
	c, err := newCrowd()
	if err != nil {
		return 0, err
	}
	began := time.Now()
	gather(c, n)
	took := time.Since(began)
	return took, c.dismiss()
}

// syscall asks the kernel for something that it has at hand.
// Before, it tells Go's scheduler that the call may take long,
// and after, that it has not.
func syscall(n int) (time.Duration, error) {
	began := time.Now()
	for range n {
		unix.Syscall(unix.SYS_GETPPID, 0, 0, 0)
	}
	return time.Since(began), nil
}

// rawSyscall is syscall behind the scheduler's back.
func rawSyscall(n int) (time.Duration, error) {
	began := time.Now()
	for range n {
		unix.RawSyscall(unix.SYS_GETPPID, 0, 0, 0)
	}
	return time.Since(began), nil
}
