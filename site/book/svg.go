package book

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// widest is how many units a figure may be wide, so that its text,
// of twelve units, can be read on a phone.
const widest = 360

// checkSVG refuses what would not follow the theme, would not fit a
// phone, or could do anything but draw. ids maps every id of the
// book's figures to its file.
func checkSVG(file string, svg []byte, ids map[string]string) (
	problems Problems) {
	dec := xml.NewDecoder(bytes.NewReader(svg))
	fail := func(fix, format string, args ...any) {
		line, _ := dec.InputPos()
		problems = append(problems, &Problem{File: file, Line: line,
			Msg: fmt.Sprintf(format, args...), Fix: fix})
	}
	for first := true; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) && !first {
			return problems
		}
		if err != nil {
			fail("", "not well-formed: %v", err)
			return problems
		}
		if start, ok := token.(xml.StartElement); ok {
			if first {
				checkRoot(start, fail)
				first = false
			}
			checkElement(file, start, ids, fail)
		}
	}
}

func checkElement(file string, e xml.StartElement,
	ids map[string]string, fail func(fix, format string, args ...any)) {
	switch name := e.Name.Local; name {
	case "script", "style", "foreignObject", "image":
		fail("draw with classes only", "<%s> in a figure", name)
	}
	for _, a := range e.Attr {
		checkAttr(file, a, ids, fail)
	}
}

func checkRoot(svg xml.StartElement,
	fail func(fix, format string, args ...any)) {
	if svg.Name.Local != "svg" {
		fail("", "<%s> where <svg> should be", svg.Name.Local)
		return
	}
	for _, a := range svg.Attr {
		if a.Name.Local != "viewBox" {
			continue
		}
		box := strings.Fields(a.Value)
		if len(box) == 4 {
			width, err := strconv.ParseFloat(box[2], 64)
			if err == nil && 0 < width && width <= widest {
				return
			}
		}
	}
	fail(fmt.Sprintf("draw it at most %d units wide", widest),
		`no viewBox="0 0 W H" of at most %d units in width`, widest)
}

func checkAttr(file string, a xml.Attr, ids map[string]string,
	fail func(fix, format string, args ...any)) {
	name, value := a.Name.Local, a.Value
	switch {
	case name == "id":
		if other := ids[value]; other != "" {
			fail("ids are unique in the book", "the id %q is also in %s",
				value, other)
		}
		ids[value] = file
	case name == "style", strings.HasPrefix(name, "on"):
		fail("colour by class", "the attribute %s in a figure", name)
	case name == "fill" || name == "stroke":
		if value != "none" && !strings.HasPrefix(value, "url(#") {
			fail("colour by class, so that the figure follows the theme",
				"%s=%q in a figure", name, value)
		}
	case name == "href" && !strings.HasPrefix(value, "#"):
		fail("a figure refers to nothing outside it", "href=%q", value)
	}
}
