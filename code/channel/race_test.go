//go:build race

package channel

func init() { slowness = 20 }
