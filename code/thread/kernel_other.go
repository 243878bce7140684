//go:build !linux

package thread

// InKernel is how many threads the kernel counts in this process.
// 0 means that this kernel cannot be asked.
func InKernel() int { return 0 }
