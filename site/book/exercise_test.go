package book

import "testing"

func TestGoodExercise(t *testing.T) {
	root := build(t)
	c := load(t, root).Chapters[0]
	if len(c.Exercises) != 1 {
		t.Fatalf("exercises %v", c.Exercises)
	}
	e := c.Exercises[0]
	if e.Number != 1 || e.Title != "The first" || e.ID != "ex" ||
		e.Dir != "chapters/01-x/exercises/1" ||
		e.Hint != "Think of 10." ||
		e.Line != lines(t, root, "### The first")[0] {
		t.Errorf("exercise %+v", e)
	}
	if len(e.Starter) != 1 || e.Starter[0].Ref != e.Dir+"/a.go" ||
		len(e.Solution) != 1 ||
		e.Solution[0].Ref != e.Dir+"/solution/a.go" {
		t.Errorf("starter %v, solution %v", e.Starter, e.Solution)
	}
}

func TestExercises(t *testing.T) {
	const dir = "chapters/01-x/exercises/1/"
	at := "### The first"
	three := "a starter, a test and a solution"
	hint := "> [!HINT]\n> Think of {{01-x.clients}}.\n"
	refuse(t, []bad{
		{name: "no hint", edit: in(hint, ""), at: at,
			msg: "exercise 1 has no hint", fix: "[!HINT]"},
		{name: "no words in the hint", edit: in(hint, "> [!HINT]\n"),
			at: at, msg: "exercise 1 has no hint", fix: "[!HINT]"},
		{name: "a note is no hint", edit: in("> [!HINT]", "> [!NOTE]"),
			at: at, msg: "exercise 1 has no hint", fix: "[!HINT]"},
		{name: "hint below another heading",
			edit: in(hint, "## Next\n\n"+hint), at: at,
			msg: "exercise 1 has no hint", fix: "[!HINT]"},
		{name: "no starter", edit: edit{dir + "a.go", "", removed},
			at: at, msg: "no Go file in chapters/01-x/exercises/1", fix: three},
		{name: "no solution", edit: edit{dir + "solution", "", removed},
			at: at, msg: "no Go file in " + dir + "solution", fix: three},
		{name: "a starter that does not parse",
			edit: edit{dir + "b.go", "", "package"}, at: at,
			msg: dir + "b.go does not parse"},
		{name: "a number too high", edit: in(`exercise="1"`,
			`exercise="100"`), at: at, msg: `"100" is no number from 1`,
			fix: `exercise="1 2"`},
		{name: "no number", edit: in(`exercise="1"`, `exercise=""`),
			at: at, msg: "exercise names no number", fix: "name a number"},
		{name: "two numbers", edit: in(`exercise="1"`, `exercise="1 2"`),
			at: at, msg: "a heading of 2 exercises", fix: "its own"},
		{name: "wrong number", edit: after("### Again {#again " +
			"exercise=\"1\"}\n\n> [!HINT]\n> Look.\n"), at: at,
			msg: "exercise 1 is the chapter's number 2",
			fix: "number them 1, 2, 3"},
	})
}
