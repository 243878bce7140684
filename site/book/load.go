package book

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"artofwaiting/site/listings"
	"artofwaiting/site/outputs"
)

// Load reads the book below root. When something is wrong the error
// is Problems, all of them, and the book is what could be read.
func Load(root string) (*Book, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	b := &Book{
		Root:    root,
		Sources: listings.NewSources(root),
		Outputs: outputs.NewStore(root),
		targets: makeTargets(root),
	}
	problems := append(b.readData(), b.readClaims()...)
	names := chapterFiles(root)
	if len(names) == 0 {
		return b, fmt.Errorf("%s: no chapters: book/NN-name.md",
			filepath.Join(root, "book"))
	}
	ids := make(map[string]string) // of figures
	for _, name := range names {
		c, ps := b.loadChapter(name, ids)
		problems = append(problems, ps...)
		if c != nil {
			b.Chapters = append(b.Chapters, c)
		}
	}
	problems = append(problems, b.order()...)
	return b, problems.Err()
}

func (b *Book) readData() (problems Problems) {
	data, errs := b.Outputs.LoadData()
	for _, err := range errs {
		problems = append(problems, parseProblem(err))
	}
	b.Data = data
	return problems
}

// order sorts the chapters, numbers the appendices, and refuses two
// chapters of one number.
func (b *Book) order() (problems Problems) {
	slices.SortFunc(b.Chapters, func(x, y *Chapter) int {
		return strings.Compare(x.Name, y.Name)
	})
	next := firstAppendix
	for i, c := range b.Chapters {
		if c.Number < 0 {
			c.Number = next
			next++
		}
		if i > 0 && b.Chapters[i-1].Number == c.Number {
			problems = append(problems, &Problem{File: c.File, Line: 1,
				Msg: fmt.Sprintf("chapter %d is also %s", c.Number,
					b.Chapters[i-1].File),
				Fix: "give one of the files another number"})
		}
	}
	return problems
}

var chapterName = regexp.MustCompile(`^(?:(\d\d)|appendix)-[a-z0-9-]+$`)

func (b *Book) loadChapter(name string, ids map[string]string) (
	*Chapter, Problems) {
	c := &Chapter{
		Name: strings.TrimSuffix(path.Base(name), ".md"),
		File: name,
	}
	m := chapterName.FindStringSubmatch(c.Name)
	if m == nil {
		return nil, Problems{{File: c.File, Line: 1,
			Msg: "the name of a chapter is NN-name.md, of an appendix " +
				"appendix-name.md, in small letters",
			Fix: "rename the file"}}
	}
	c.Number = -1
	if m[1] != "" {
		c.Number, _ = strconv.Atoi(m[1])
	}
	src, err := os.ReadFile(filepath.Join(b.Root, name))
	if err != nil {
		return nil, Problems{{File: c.File, Msg: err.Error()}}
	}
	if p := c.frontMatter(src); p != nil {
		return nil, Problems{p}
	}
	l := &loader{book: b, c: c, figureIDs: ids}
	l.load()
	return c, l.problems
}

// makeTargets is the targets that the Makefile has.
func makeTargets(root string) map[string]bool {
	targets := make(map[string]bool)
	src, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		return targets
	}
	rule := regexp.MustCompile(`(?m)^([a-z][a-z ]*):(?:[^=]|$)`)
	for _, m := range rule.FindAllStringSubmatch(string(src), -1) {
		for _, t := range strings.Fields(m[1]) {
			targets[t] = true
		}
	}
	return targets
}

// parseProblem turns an error "file:line: what" into a Problem.
func parseProblem(err error) *Problem {
	part := strings.SplitN(err.Error(), ":", 3)
	if len(part) == 3 {
		if line, e := strconv.Atoi(part[1]); e == nil {
			return &Problem{File: part[0], Line: line,
				Msg: strings.TrimSpace(part[2])}
		}
	}
	return &Problem{File: "book", Msg: err.Error()}
}
