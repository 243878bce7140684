//go:build race

package tcp

func init() { slowness = 20 }
