package check

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"artofwaiting/site/markup"
	"artofwaiting/site/parallel"
)

// What a page may weigh, in bytes after gzip.
const (
	heaviestPage   = 30 << 10
	heaviestStyle  = 8 << 10
	heaviestScript = 12 << 10
)

// A link is where a page leads.
type link struct {
	page, href string
	line       int
	script     bool // that the page loads
}

// nameless is the empty heading of a column; its end tag may be left
// out.
var nameless = regexp.MustCompile(`<th(\s[^>]*)?>\s*</?t[hdr]`)

var newline = []byte("\n")

// An attr is an attribute of an element, its value in plain text.
type attr struct {
	element, key, value string
	line                int
}

// Pages checks what was rendered: links, fragments, ids, weights,
// and that nothing is asked of anybody else.
func Pages(site map[string][]byte) error {
	k := &checker{}
	ids := make(map[string]map[string]bool)
	var links []link
	names := slices.Sorted(maps.Keys(site))
	read := make([]reading, len(names))
	parallel.Do(len(names), func(i int) {
		read[i] = look(names[i], site[names[i]])
	})
	for i, r := range read {
		ids[names[i]] = r.ids
		links = append(links, r.links...)
		k.problems = append(k.problems, r.problems...)
	}
	loaded := make(map[string]bool)
	for _, l := range links {
		k.follow(l, site, ids)
		loaded[l.href] = loaded[l.href] || l.script
	}
	k.weights(site, names, loaded)
	return k.problems.Err()
}

// A reading is what a file of the site is found to be.
type reading struct {
	checker
	ids   map[string]bool
	links []link
}

// look reads one file, while others are read.
func look(name string, src []byte) (r reading) {
	if path.Ext(name) == ".html" {
		r.page(name, src)
	}
	return r
}

// page collects the ids and links of a page.
func (k *reading) page(name string, src []byte) {
	k.ids = make(map[string]bool)
	for _, at := range nameless.FindAllIndex(src, -1) {
		k.fail("public/"+name, 1+bytes.Count(src[:at[0]], newline),
			"name it, for who hears the table read",
			"a column without a heading")
	}
	for _, a := range attributes(src) {
		fail := func(fix, format string, args ...any) {
			k.fail("public/"+name, a.line, fix, format, args...)
		}
		switch {
		case a.key == "id":
			if k.ids[a.value] {
				fail("give one of them another",
					"the id %q stands twice", a.value)
			}
			k.ids[a.value] = true
		case a.key == "href" || a.key == "xlink:href" || a.key == "src":
			k.links = append(k.links, link{name, a.value, a.line,
				a.element == "script"})
			if foreign(a.value) && a.element != "a" {
				fail("bring it into the book",
					"<%s> asks %s for something", a.element, a.value)
			}
		case a.key == "style" || strings.HasPrefix(a.key, "on"):
			fail("the page's policy forbids it", "<%s %s>", a.element, a.key)
		}
	}
}

// attributes has those of all tags. What is no tag has none.
func attributes(src []byte) (list []attr) {
	line, rest := 1, string(src)
	for {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			return list
		}
		line += strings.Count(rest[:i], "\n")
		rest = rest[i+1:]
		element, attrs, n := markup.Tag(rest)
		for _, a := range attrs {
			list = append(list, attr{strings.ToLower(element),
				strings.ToLower(a.Key), a.Value, line})
		}
		line += strings.Count(rest[:n], "\n")
		rest = rest[n:]
	}
}

func foreign(href string) bool {
	return strings.Contains(href, "://") || strings.HasPrefix(href, "//")
}

// follow looks whether a link leads somewhere.
func (k *checker) follow(l link, site map[string][]byte,
	ids map[string]map[string]bool) {
	if foreign(l.href) {
		return
	}
	to, fragment, _ := strings.Cut(l.href, "#")
	to = strings.TrimPrefix(to, "/")
	if s, err := url.PathUnescape(fragment); err == nil {
		fragment = s
	}
	switch {
	case l.href == "/":
		to = "index.html"
	case to == "":
		to = l.page
	}
	if _, ok := site[to]; !ok {
		k.fail("public/"+l.page, l.line, "", "a link to %q, which does "+
			"not exist", l.href)
	} else if fragment != "" && !ids[to][fragment] {
		k.fail("public/"+l.page, l.line, "", "a link to %q: there is no "+
			"such id in %s", l.href, to)
	}
}

// weights holds the pages to their budgets: chapters, which one reads
// one after the other. The whole book on a page, whoever asks for it,
// is as heavy as it is; and a script that is loaded only when somebody
// asks for what it does has no part in them.
func (k *checker) weights(site map[string][]byte, names []string,
	loaded map[string]bool) {
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return budget(site, name, loaded) == 0
	})
	sizes := make([]int, len(names))
	parallel.Do(len(names), func(i int) {
		sizes[i] = zipped(site[names[i]])
	})
	sums := make(map[string]int)
	for i, name := range names {
		kind := path.Ext(name)
		if kind == ".html" {
			sums[kind] = 0 // one page is read at a time
		}
		sums[kind] += sizes[i]
		k.weigh(name, sums[kind], budget(site, name, loaded))
	}
}

// budget is what a file, with those of its kind that a page loads,
// may weigh, or 0 if nobody cares.
func budget(site map[string][]byte, name string,
	loaded map[string]bool) int {
	source := "source/" + strings.TrimSuffix(name, ".html") + ".md"
	_, chapter := site[source]
	switch kind := path.Ext(name); {
	case kind == ".html" && chapter:
		return heaviestPage
	case kind == ".css":
		return heaviestStyle
	case kind == ".js" && loaded[name]:
		return heaviestScript
	}
	return 0
}

// weigh complains of a file that, with those of its kind before it,
// is over the budget.
func (k *checker) weigh(name string, n, most int) {
	if n > most {
		k.fail("public/"+name, 1, "say less", "%s gzipped; at most %s",
			kilobytes(n), kilobytes(most))
	}
}

func kilobytes(n int) string {
	return fmt.Sprintf("%.1f kB", float64(n)/1024)
}

func zipped(data []byte) int {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data)
	w.Close()
	return out.Len()
}
