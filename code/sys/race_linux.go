//go:build linux && !sim && race

package sys

// racing says that the race detector is at work.
const racing = true
