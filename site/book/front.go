package book

import (
	"fmt"
	"strings"
)

// frontMatter reads the keys before the Markdown: title, summary and
// layers between two lines of three hyphens.
func (c *Chapter) frontMatter(src []byte) *Problem {
	fail := func(line int, msg, fix string) *Problem {
		return &Problem{File: c.File, Line: line, Msg: msg, Fix: fix}
	}
	const form = "begin the file with a line ---, then title:, summary: " +
		"and layers:, then a line ---"
	line, offset := 0, 0
	for text := range strings.Lines(string(src)) {
		line++
		offset += len(text)
		text = strings.TrimSpace(text)
		switch {
		case line == 1 && text != "---":
			return fail(1, "no front matter", form)
		case line == 1 || c.key(text):
		case text != "---":
			return fail(line, fmt.Sprintf("%q is no line of a front matter",
				text), "the keys are title, summary and layers, and "+
				"a line --- ends them")
		case c.Title == "" || c.Summary == "":
			return fail(1, "title or summary is missing", form)
		default:
			c.Source, c.FirstLine = src[offset:], line+1
			return nil
		}
	}
	return fail(1, "the front matter is not closed, or there is none",
		form)
}

// key takes "key: value", and says whether there is such a key.
func (c *Chapter) key(line string) bool {
	key, value, ok := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	switch {
	case ok && key == "title":
		c.Title = value
	case ok && key == "summary":
		c.Summary = value
	case ok && key == "layers":
		c.Layers = strings.Fields(value)
	default:
		return false
	}
	return true
}
