//go:build !linux || sim

package main

import "fmt"

func main() { fmt.Println("this kernel has no epoll") }
