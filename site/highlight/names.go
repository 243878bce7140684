package highlight

import (
	"path"
	"strings"
)

// names gives every definition a key and an id that no other has.
type names struct {
	keys, ids map[string]bool
	prefixes  map[string]string // an id's first part to its directory
}

func newNames() names {
	return names{make(map[string]bool), make(map[string]bool),
		make(map[string]string)}
}

// give names what a file of a package declares. A key that is taken
// is that of the same name in a file for another system: the later
// one says which file it is from.
func (n names) give(module, file, pkg, decl string) (key, id string) {
	dir := path.Dir(file)
	key = path.Join(module, dir) + "." + decl
	id = n.prefix(dir, pkg) + "." + decl
	from := "@" + strings.TrimSuffix(path.Base(file), ".go")
	for n.keys[key] {
		key, id = key+from, id+from
	}
	for n.ids[id] {
		id += from
	}
	n.keys[key], n.ids[id] = true, true
	return key, id
}

// prefix is a package's name, or its directory when it is a command
// or another package has the name already.
func (n names) prefix(dir, pkg string) string {
	pkg = strings.TrimSuffix(pkg, "_test")
	if pkg != "main" {
		if taken, ok := n.prefixes[pkg]; !ok || taken == dir {
			n.prefixes[pkg] = dir
			return pkg
		}
	}
	return strings.ReplaceAll(strings.TrimPrefix(dir, "chapters/"), "/", "-")
}
