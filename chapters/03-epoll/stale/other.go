//go:build !(linux || sim || wasip1 || windows)

package main

import "fmt"

func main() { fmt.Println("this kernel has no epoll") }
