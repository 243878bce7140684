//go:build race

package scheduler

func init() { slowness = 20 }
