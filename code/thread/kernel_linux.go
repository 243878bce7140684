package thread

import "os"

// InKernel is how many threads the kernel counts in this process:
// those of Start, and those that the Go runtime keeps for itself.
// 0 means that this kernel cannot be asked.
func InKernel() int {
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return 0
	}
	return len(tasks)
}
