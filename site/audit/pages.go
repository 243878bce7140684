package audit

import (
	"maps"
	"path"
	"regexp"
	"slices"
)

// unjudged is the pages that no browser tool looks at. The whole book
// on a page is heavy, and hides from search engines, but each part of
// it is a page that is judged. The index has thousands of rows, all
// alike, for which axe needs minutes.
var unjudged = []string{"book.html", "identifiers.html"}

// pages is those to look at in a browser.
func (c Config) pages() []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(c.Site)) {
		if path.Ext(name) == ".html" && !slices.Contains(unjudged, name) {
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
