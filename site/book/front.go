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
	lines := strings.SplitAfter(string(src), "\n")
	if strings.TrimSpace(lines[0]) != "---" {
		return fail(1, "no front matter", form)
	}
	offset := len(lines[0])
	for i, line := range lines[1:] {
		offset += len(line)
		text := strings.TrimSpace(line)
		if text == "---" {
			c.Source, c.FirstLine = src[offset:], i+3
			if c.Title == "" || c.Summary == "" {
				return fail(1, "title or summary is missing", form)
			}
			return nil
		}
		key, value, ok := strings.Cut(text, ":")
		value = strings.TrimSpace(value)
		switch {
		case ok && key == "title":
			c.Title = value
		case ok && key == "summary":
			c.Summary = value
		case ok && key == "layers":
			c.Layers = strings.Fields(value)
		default:
			return fail(i+2, fmt.Sprintf("%q is no line of a front matter",
				text), "the keys are title, summary and layers, and a "+
				"line --- ends them")
		}
	}
	return fail(1, "the front matter is not closed", form)
}
