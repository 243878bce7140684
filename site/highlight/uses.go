package highlight

import (
	"sort"

	"artofwaiting/site/listings"
)

// Uses lists the keys of the definitions that the lit lines of an
// excerpt use, in the order of the text, some of them more than once.
func (p *Program) Uses(e listings.Excerpt) (keys []string) {
	f, err := p.file(e.File)
	if err != nil || f.holds([]listings.Excerpt{e}) != nil {
		return nil
	}
	start, end := f.lines(e.Start, e.End)
	spans := f.drawn(p.places)
	first := sort.Search(len(spans), func(i int) bool {
		return spans[i].start >= start
	})
	for _, s := range spans[first:] {
		if s.start >= end {
			break
		}
		if s.use != nil {
			keys = append(keys, s.use.Key)
		}
	}
	return keys
}
