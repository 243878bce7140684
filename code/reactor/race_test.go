//go:build race

package reactor

func init() { slowness = 20 }
