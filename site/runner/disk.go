package runner

import (
	"os"
	"path/filepath"
)

// Disk is what a site needs to run the programs from a disk, by the
// paths in the site: the scripts, and the programs as scripts, since
// such a page may not fetch.
func (p *Programs) Disk() (map[string][]byte, error) {
	if p == nil {
		return nil, nil
	}
	files, err := p.Scripts()
	if err != nil {
		return nil, err
	}
	for _, name := range p.names() {
		data, err := os.ReadFile(filepath.Join(p.dir, name+".js"))
		if err != nil {
			return nil, err
		}
		files[below+"/"+name+".js"] = data
	}
	return files, nil
}
