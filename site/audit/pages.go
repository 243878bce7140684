package audit

import (
	"maps"
	"path"
	"regexp"
	"slices"
)

// unjudged says whether a tool has no look at a page. The whole book on
// a page is heavy, and hides from search engines, but each part of it
// is a page that is judged. Nor is the index for reading on the way: it
// has thousands of rows, all alike.
func unjudged(tool, page string) bool {
	return page == "book.html" || page == "identifiers.html" && tool != "axe"
}

// pages is those that a tool looks at in a browser.
func (c Config) pages(tool string) []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(c.Site)) {
		if path.Ext(name) == ".html" && !unjudged(tool, name) {
			all = append(all, name)
		}
	}
	if c.Sample {
		return c.sample(all)
	}
	return all
}

// kinds tells pages apart by their names; the first that fits counts.
var kinds = []*regexp.Regexp{
	regexp.MustCompile(`^index\.html$`),
	regexp.MustCompile(`-(solutions|code)\.html$`),
	regexp.MustCompile(`^[0-9]`),
	regexp.MustCompile(`^appendix-`),
	regexp.MustCompile(``),
}

// sample is the heaviest page of each kind.
func (c Config) sample(all []string) (some []string) {
	heaviest := make([]string, len(kinds))
	for _, name := range all {
		k := slices.IndexFunc(kinds, func(kind *regexp.Regexp) bool {
			return kind.MatchString(name)
		})
		if len(c.Site[name]) > len(c.Site[heaviest[k]]) {
			heaviest[k] = name
		}
	}
	for _, name := range heaviest {
		if name != "" {
			some = append(some, name)
		}
	}
	return some
}
