package measure

import (
	"fmt"
	"os"
)

// Resident is how many bytes of memory a process uses, by its
// number. Only Linux says so.
func Resident(pid int) (int, error) {
	name := fmt.Sprintf("/proc/%d/statm", pid)
	statm, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	var all, pages int
	_, err = fmt.Sscan(string(statm), &all, &pages)
	return pages * os.Getpagesize(), err
}
