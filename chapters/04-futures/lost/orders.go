package main

import (
	"fmt"
	"slices"
)

// count plays every order of a and b. It shows the first in which
// the news has come, and the one who waits for it sleeps.
func count(name string, a, b []step) {
	orders, lost := 0, 0
	for _, order := range merges(a, b) {
		var s scene
		for _, do := range order {
			do(&s)
		}
		orders++
		if !s.asleep || s.woken.Woken() > 0 {
			continue
		}
		if lost++; lost == 1 {
			for _, line := range s.said {
				fmt.Println(line)
			}
			fmt.Println("sleeps for ever")
		}
	}
	fmt.Printf("%s, orders  %d\n", name, orders)
	fmt.Printf("%s, lost  %d\n\n", name, lost)
}

// merges is all the ways to shuffle two sequences into one.
func merges(a, b []step) (all [][]step) {
	if len(a) == 0 || len(b) == 0 {
		return [][]step{slices.Concat(a, b)}
	}
	for _, rest := range merges(a[1:], b) {
		all = append(all, slices.Insert(rest, 0, a[0]))
	}
	for _, rest := range merges(a, b[1:]) {
		all = append(all, slices.Insert(rest, 0, b[0]))
	}
	return all
}
