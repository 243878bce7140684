package exercise

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"artofwaiting/site/book"
)

// together is how many tests CheckAll runs at one time.
const together = 2

// A task is an exercise with what was found out about it.
type task struct {
	chapter *book.Chapter
	*book.Exercise
	problems book.Problems
}

func tasks(b *book.Book) (all []*task) {
	for _, c := range b.Chapters {
		for _, e := range c.Exercises {
			all = append(all, &task{chapter: c, Exercise: e})
		}
	}
	return all
}

func (t *task) fail(fix, format string, args ...any) {
	t.problems = append(t.problems, &book.Problem{File: t.chapter.File,
		Line: t.Line, Fix: fix, Msg: fmt.Sprintf("exercise %s: ",
			name(t.chapter, t.Exercise)) + fmt.Sprintf(format, args...)})
}

// CheckAll finds out whether every starter compiles and fails its
// test, and every solution passes it. It prints a line for each
// exercise, and what go test said of those that are not right. The
// error is book.Problems.
func CheckAll(ctx context.Context, b *book.Book, out io.Writer) error {
	all := tasks(b)
	said := make([]bytes.Buffer, len(all))
	slots := make(chan bool, together)
	var running sync.WaitGroup
	for i, t := range all {
		running.Go(func() {
			slots <- true
			defer func() { <-slots }()
			if t.check(b.Root); t.problems == nil {
				t.test(ctx, b.Root, &said[i])
			}
		})
	}
	running.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	var problems book.Problems
	for i, t := range all {
		state := "the starter fails, the solution passes"
		if t.problems != nil {
			state = "NOT RIGHT"
		}
		fmt.Fprintf(out, "%-5s %s\n", name(t.chapter, t.Exercise), state)
		out.Write(said[i].Bytes())
		problems = append(problems, t.problems...)
	}
	return problems.Err()
}

// test writes to out only what the reader of a problem needs.
func (t *task) test(ctx context.Context, root string, out io.Writer) {
	for _, want := range []struct {
		solution bool
		outcome  outcome
		complain map[outcome]string
	}{
		{false, fails, map[outcome]string{
			passes:   "the starter passes its test already",
			unusable: "the starter does not compile with its test"}},
		{true, passes, map[outcome]string{
			fails:    "the solution does not pass the test",
			unusable: "the solution does not compile with the test"}},
	} {
		var said bytes.Buffer
		a := attempt{root: root, dir: t.Dir, solution: want.solution}
		got, err := a.run(ctx, &said)
		if err == nil && got == want.outcome {
			continue
		}
		out.Write(said.Bytes())
		if err != nil {
			t.fail("", "%v", err)
		} else {
			t.fail("correct "+t.Dir, "%s", want.complain[got])
		}
	}
}

// Check finds what is wrong with the files of the exercises, without
// running anything.
func Check(b *book.Book) book.Problems {
	var problems book.Problems
	for _, t := range tasks(b) {
		t.check(b.Root)
		problems = append(problems, t.problems...)
	}
	return problems
}

func (t *task) check(root string) {
	dir := filepath.Join(root, filepath.FromSlash(t.Dir))
	t.checkTests(dir)
	entries, err := os.ReadDir(filepath.Join(dir, "solution"))
	if err != nil {
		t.fail("", "no solution: there is no directory %s/solution", t.Dir)
		return
	}
	if len(entries) == 0 {
		t.fail("", "%s/solution is empty", t.Dir)
	}
	for _, e := range entries {
		t.checkSolution(dir, e)
	}
}
