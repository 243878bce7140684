// Package search makes the index in which the pages look things up:
// the sections of the book, the names in its code, and for each word
// of the prose the sections that have it.
package search

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// A Page is a file of the site with what is to be found on it.
type Page struct {
	File     string // "03-epoll.html"
	Title    string // "3 Epoll"
	Sections []Section
	Names    []Name
}

// A Section is the prose from a heading to the next.
type Section struct {
	ID    string // of the heading, "" for the top of the page
	Title string
	Text  string
	// Stressed is the emphasised words of Text: the book stresses a
	// term where it introduces it.
	Stressed string
}

// A Name is a declaration that has its home on a page.
type Name struct {
	ID   string // "future.Waker", which is also its fragment
	Kind string // func, type, method, const or var
	Uses int    // by how many chapters besides the one that defines it
}

// Script is the index as a script, which hands it to the function
// searchIndex: a script can be loaded from a disk, too, where nothing
// may be fetched. It is an object of
//
//	pages     for each page its file, its title, the ids and titles of
//	          its sections in turn, and its names, parted by spaces, each
//	          after the first letter of its kind and its uses in base 36
//	words     a line for each word, see Words
//
// Sections are numbered from 0 through all pages.
func Script(pages []Page) ([]byte, error) {
	var index struct {
		Pages [][4]any `json:"pages"`
		Words string   `json:"words"`
	}
	var all []Section
	for _, p := range pages {
		sections := []string{}
		for _, s := range p.Sections {
			sections = append(sections, s.ID, s.Title)
		}
		all = append(all, p.Sections...)
		index.Pages = append(index.Pages, [4]any{p.File, p.Title,
			sections, joined(p.Names)})
	}
	index.Words = Words(all)
	var out bytes.Buffer
	out.WriteString("searchIndex(")
	e := json.NewEncoder(&out) // which writes what a script can read
	e.SetEscapeHTML(false)
	if err := e.Encode(index); err != nil {
		return nil, err
	}
	out.Truncate(out.Len() - 1)
	out.WriteString(");\n")
	return out.Bytes(), nil
}

func joined(names []Name) string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = n.Kind[:1] +
			strconv.FormatInt(int64(min(n.Uses, 35)), 36) + n.ID
	}
	return strings.Join(list, " ")
}
