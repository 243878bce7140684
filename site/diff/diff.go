// Package diff compares two texts line by line.
package diff

// A Kind is what becomes of a line.
type Kind byte

// The kinds of lines, as they are usually written.
const (
	Same  Kind = ' '
	Gone  Kind = '-'
	Added Kind = '+'
)

// A Line is a line of either text or of both. Old and New are its
// numbers in them, from 1, and 0 where it is not.
type Line struct {
	Kind     Kind
	Old, New int
}

// Lines is the shortest way from one text to the other: what goes
// stands before what comes in its place. It takes time and space in
// the product of the lengths, which are those of small programs.
func Lines(from, to []string) []Line {
	common := commons(from, to)
	var lines []Line
	i, j := 0, 0
	for i < len(from) || j < len(to) {
		switch {
		case i < len(from) && j < len(to) && from[i] == to[j]:
			i, j = i+1, j+1
			lines = append(lines, Line{Same, i, j})
		case j == len(to) ||
			i < len(from) && common[i+1][j] >= common[i][j+1]:
			i++
			lines = append(lines, Line{Gone, i, 0})
		default:
			j++
			lines = append(lines, Line{Added, 0, j})
		}
	}
	return lines
}

// commons[i][j] is the length of the longest common subsequence of
// from[i:] and to[j:].
func commons(from, to []string) [][]int {
	common := make([][]int, len(from)+1)
	for i := range common {
		common[i] = make([]int, len(to)+1)
	}
	for i := len(from) - 1; i >= 0; i-- {
		for j := len(to) - 1; j >= 0; j-- {
			if from[i] == to[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	return common
}

// Hunks are the changes with so many of the same lines around each:
// changes that are nearer to each other stand in one.
func Hunks(lines []Line, around int) (hunks [][]Line) {
	near := make([]bool, len(lines))
	for i, l := range lines {
		if l.Kind == Same {
			continue
		}
		for k := max(0, i-around); k <= min(len(lines)-1, i+around); k++ {
			near[k] = true
		}
	}
	for i := range lines {
		switch {
		case !near[i]:
		case i == 0 || !near[i-1]:
			hunks = append(hunks, lines[i:i+1])
		default:
			h := &hunks[len(hunks)-1]
			*h = (*h)[:len(*h)+1] // the next line of lines
		}
	}
	return hunks
}
