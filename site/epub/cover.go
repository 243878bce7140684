package epub

import (
	"path"
	"slices"
	"strings"

	"artofwaiting/site/book"
)

// A floor of the tower on the cover: a chapter's packages.
type floor struct {
	Name string
	Y    int
}

// The tower on the cover stands on its ground, and a floor is so
// high. Higher than so many floors, it would reach into the title.
const (
	coverGround = 1440
	coverFloor  = 72
	mostFloors  = 9
)

// floors is the packages of code/ that the chapters build, from the
// ground up.
func floors(b *book.Book) (tower []floor) {
	var seen []string
	for _, c := range b.Chapters {
		var names []string
		for _, layer := range c.Layers {
			if !slices.Contains(seen, layer) {
				seen = append(seen, layer)
				names = append(names, path.Base(layer))
			}
		}
		if names != nil && len(tower) < mostFloors && !c.Appendix() {
			tower = append(tower, floor{strings.Join(names, " · "),
				coverGround - coverFloor*(len(tower)+1)})
		}
	}
	return tower
}
