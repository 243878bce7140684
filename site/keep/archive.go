package keep

import (
	"maps"
	"path"
	"slices"

	"artofwaiting/site/archive"
)

// hosted is the files that only a server has a use for.
var hosted = []string{"404.html", ".nojekyll", "robots.txt",
	"sitemap.xml"}

// fromDisk is the site as an archive: unpacked, it opens in a
// browser. what is its own page about what can be kept, since it
// cannot hold itself. The files of disk hold what is compressed.
func fromDisk(site map[string][]byte, what []byte,
	disk map[string][]byte) ([]byte, error) {
	files := []archive.File{{Name: directory + page, Data: what}}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if !slices.Contains(hosted, name) && name != page {
			files = append(files, archive.File{
				Name: path.Join(directory, name), Data: site[name]})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(disk)) {
		files = append(files, archive.File{Stored: true,
			Name: path.Join(directory, name), Data: disk[name]})
	}
	return archive.Pack(files)
}
