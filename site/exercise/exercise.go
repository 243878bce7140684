// Package exercise tests a reader's attempt at an exercise, and keeps
// the exercises of the book honest: what is handed out fails, and the
// solution passes.
package exercise

import (
	"context"
	"fmt"
	"io"
	"strings"

	"artofwaiting/site/book"
)

// Options of Run.
type Options struct {
	Hint     bool // print the hint, too
	Solution bool // test the book's solution instead
	Out      io.Writer
}

// Run tests the exercise "1.2", the second of chapter 1, and prints
// how that went. The error says why it could not be tested.
func Run(ctx context.Context, b *book.Book, number string, o Options) (
	passed bool, err error) {
	e, err := find(b, number)
	if err != nil {
		return false, err
	}
	if o.Out == nil {
		o.Out = io.Discard
	}
	fmt.Fprintf(o.Out, "Exercise %s: %s\nYours to change: %s\n\n", number,
		e.Title, strings.Join(starters(e), ", "))
	t := attempt{root: b.Root, dir: e.Dir, solution: o.Solution}
	result, err := t.run(ctx, o.Out)
	if err != nil {
		return false, fmt.Errorf("exercise %s: %w", number, err)
	}
	fmt.Fprintf(o.Out, "\n%s\n", verdict(number, result, o))
	if o.Hint {
		fmt.Fprintf(o.Out, "\n%s\n", wrap("Hint: "+e.Hint, 72))
	}
	return result == passes, nil
}

// starters is the files that a reader is to change.
func starters(e *book.Exercise) (files []string) {
	for _, l := range e.Starter {
		file, _, _ := strings.Cut(l.Ref, "#")
		files = append(files, file)
	}
	return files
}

func verdict(number string, r outcome, o Options) string {
	who := "Your attempt at"
	if o.Solution {
		who = "The solution of"
	}
	text := map[outcome]string{
		passes:   "%s exercise %s passes.",
		fails:    "%s exercise %s does not pass yet.",
		unusable: "%s exercise %s does not compile yet.",
	}[r]
	text = fmt.Sprintf(text, who, number)
	if r != passes && !o.Hint {
		text += fmt.Sprintf(" make exercise E=%s HINT=1 shows a hint.", number)
	}
	return text
}

func find(b *book.Book, number string) (*book.Exercise, error) {
	var known []string
	for _, c := range b.Chapters {
		for _, e := range c.Exercises {
			if name(c, e) == number {
				return e, nil
			}
			known = append(known, name(c, e))
		}
	}
	if known == nil {
		return nil, fmt.Errorf("no exercise %q: the book has none yet", number)
	}
	return nil, fmt.Errorf("no exercise %q: there are %s", number,
		strings.Join(known, ", "))
}

func name(c *book.Chapter, e *book.Exercise) string {
	return fmt.Sprintf("%d.%d", c.Number, e.Number)
}

func wrap(text string, width int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		switch {
		case column == 0:
		case column+1+len(word) > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}
