package listings

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// foreign are the languages of which functions can be shown: what
// a file's name ends in, and how a line that declares one looks.
var foreign = map[string]struct {
	ext      string
	declares func(line, name string) bool
}{
	"rust": {".rs", func(line, name string) bool {
		return strings.Contains(line, "fn "+name+"(") ||
			strings.Contains(line, "fn "+name+"<")
	}},
	"c": {".c", func(line, name string) bool {
		return strings.HasSuffix(line, "{") &&
			(strings.Contains(line, " "+name+"(") ||
				strings.Contains(line, "*"+name+"("))
	}},
}

// Foreign says that functions in a language can be shown.
func Foreign(language string) bool {
	_, ok := foreign[language]
	return ok
}

// Foreign is the text of functions of a file in a language:
// "echo.rs#turn+echo", with the comments above them. A function ends
// where a line has its indentation and a closing brace, as formatters
// leave it.
func (s *Sources) Foreign(language, ref string) ([]byte, error) {
	name, selectors, bound := strings.Cut(ref, "#")
	l := foreign[language]
	if !filepath.IsLocal(name) || path.Ext(name) != l.ext || !bound {
		return nil, fmt.Errorf("%q names no function in %s: "+
			"FILE%s#NAME", ref, language, l.ext)
	}
	src, err := os.ReadFile(filepath.Join(s.root, name))
	if err != nil {
		return nil, fmt.Errorf("no such file: %s", name)
	}
	lines := strings.Split(string(src), "\n")
	var text []string
	for i, sel := range strings.Split(selectors, "+") {
		found := function(lines, sel, l.declares)
		if found == nil {
			return nil, fmt.Errorf("%s has no function %q", name, sel)
		}
		if i > 0 {
			text = append(text, "")
		}
		text = append(text, found...)
	}
	return []byte(strings.Join(text, "\n") + "\n"), nil
}

// function is the lines of one, without their common indentation.
func function(lines []string, name string,
	declares func(line, name string) bool) (found []string) {
	for i, line := range lines {
		bare := strings.TrimSpace(line)
		if strings.HasPrefix(bare, "//") || !declares(line, name) {
			continue
		}
		in := line[:strings.Index(line, bare)]
		start, end := i, i
		for start > 0 && strings.HasPrefix(lines[start-1], in+"//") {
			start--
		}
		for end < len(lines) && strings.TrimRight(lines[end], " ") != in+"}" {
			end++
		}
		if end == len(lines) {
			return nil
		}
		for _, l := range lines[start : end+1] {
			found = append(found, strings.TrimPrefix(l, in))
		}
		return found
	}
	return nil
}
