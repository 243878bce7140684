package keep

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"artofwaiting/site/archive/archivetest"
)

var ncname = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9._-]*$`)

// leaves is the ids and the links of the files of an EPUB.
type leaves struct {
	ids   map[string]map[string]bool
	links map[string][]string
}

func (l *leaves) read(t *testing.T, name string, data []byte) {
	t.Helper()
	l.ids[name] = make(map[string]bool)
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		start, _ := token.(xml.StartElement)
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "id":
				if !ncname.MatchString(a.Value) || l.ids[name][a.Value] {
					t.Errorf("%s: the id %q is no name, or stands twice", name, a.Value)
				}
				l.ids[name][a.Value] = true
			case "href", "src", "full-path":
				l.links[name] = append(l.links[name], a.Value)
			}
		}
	}
}

// Every file is well-formed and in the package, every id is unique,
// every link leads to a file or an id that is there.
func TestEPUB(t *testing.T) {
	files := archivetest.Unzip(t, rendered(t)[EPUB])
	all := leaves{make(map[string]map[string]bool), make(map[string][]string)}
	for name, data := range files {
		switch path.Ext(name) {
		case ".xhtml", ".xml", ".opf", ".svg":
			all.read(t, name, data)
		}
	}
	if len(all.ids) < 40 {
		t.Errorf("only %d pages", len(all.ids))
	}
	listed := map[string]bool{"EPUB/package.opf": true}
	for name, links := range all.links {
		for _, href := range links {
			to := all.follow(t, files, name, href)
			if name == "EPUB/package.opf" {
				listed[to] = true
			}
		}
	}
	for name := range files {
		if strings.HasPrefix(name, "EPUB/") && !listed[name] {
			t.Errorf("%s is not in the package", name)
		}
	}
}

func (l *leaves) follow(t *testing.T, files map[string][]byte, name, href string) string {
	if strings.Contains(href, "://") {
		return ""
	}
	file, fragment, _ := strings.Cut(href, "#")
	to := path.Join(path.Dir(name), file)
	if file == "" {
		to = name
	} else if name == "META-INF/container.xml" {
		to = file
	}
	fragment, err := url.PathUnescape(fragment)
	if files[to] == nil || err != nil || fragment != "" && !l.ids[to][fragment] {
		t.Errorf("%s: a link to %s, which is not there", name, href)
	}
	return to
}

// A reader of EPUBs has no scripts of ours, and asks nobody.
func TestEPUBIsStill(t *testing.T) {
	for name, data := range archivetest.Unzip(t, rendered(t)[EPUB]) {
		for _, bad := range []string{"<script", "<button", "<input", " data-", "url("} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%s has %s", name, bad)
			}
		}
	}
}
