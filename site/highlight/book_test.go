package highlight

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"artofwaiting/site/listings"
	"artofwaiting/site/parallel"
)

const root = "../.."

// everyFile calls do with every Go file of the book.
func everyFile(t testing.TB, do func(name string)) {
	t.Helper()
	n := 0
	for _, dir := range []string{"code", "chapters"} {
		err := filepath.WalkDir(filepath.Join(root, dir),
			func(name string, d os.DirEntry, err error) error {
				if err == nil && d.Name() == "testdata" {
					return filepath.SkipDir
				}
				if err != nil || path.Ext(name) != ".go" {
					return err
				}
				rel, err := filepath.Rel(root, name)
				do(filepath.ToSlash(rel))
				n++
				return err
			})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n == 0 {
		t.Fatal("the book has no Go files")
	}
}

// same fails unless what is drawn reads like the copies of listings.
func (f fixture) same(t *testing.T, excerpts []listings.Excerpt) {
	t.Helper()
	want, err := f.sources.Text(excerpts)
	if err != nil {
		t.Fatal(err)
	}
	out, err := f.HTML(excerpts, Options{
		Link:    func(key string) string { return `"<&'>` + key },
		Defines: func(string) bool { return true },
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := lit(out); got != string(want) {
		t.Fatalf("%+v reads\n%s\nwant\n%s", excerpts, got, want)
	}
}

func TestBookReadsTheSame(t *testing.T) {
	f := load(t, root)
	everyFile(t, func(name string) {
		f.same(t, f.resolve(name))
		file, err := f.sources.File(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range declared(file.AST) {
			excerpts, err := f.sources.Resolve(name + "#" + d.path)
			if err == nil {
				f.same(t, excerpts)
			} else if d.kind != "field" && d.kind != "method" {
				t.Errorf("%s is no selector: %v", d.path, err)
			}
		}
		for _, d := range file.AST.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				f.sameRegions(t, file, fn)
			}
		}
	})
}

// sameRegions tries runs of lines everywhere in a function's body.
func (f fixture) sameRegions(t *testing.T, file *listings.File, fn *ast.FuncDecl) {
	t.Helper()
	line := func(p token.Pos) int { return file.Fset.Position(p).Line }
	first, last := line(fn.Pos()), line(fn.End())
	for start := line(fn.Body.Lbrace) + 1; start < last; start++ {
		for end := start; end < last; end += 3 {
			e := listings.Excerpt{File: file.Path, Decl: fn.Name.Name,
				Start: start, End: end, DeclStart: first, DeclEnd: last}
			f.same(t, []listings.Excerpt{e})
		}
	}
}

func TestBookIDs(t *testing.T) {
	f := load(t, root)
	ids, keys := make(map[string]bool), make(map[string]bool)
	everyFile(t, func(name string) {
		whole := listings.Excerpt{File: name, Start: 1, End: 1e6}
		for _, d := range f.Definitions(whole) {
			bad := d.ID == "" || strings.ContainsAny(d.ID, " /\"")
			if ids[d.ID] || keys[d.Key] || bad {
				t.Errorf("%s: key %q, id %q are not unique", name, d.Key, d.ID)
			}
			ids[d.ID], keys[d.Key] = true, true
		}
	})
}

// TestSysElsewhere looks at a real file for other systems.
func TestSysElsewhere(t *testing.T) {
	f := load(t, root)
	const key = "artofwaiting/code/sys.Accept"
	contains(t, "here", f.html("code/sys/open_linux.go", key),
		`<dfn id="sys.Accept">Accept</dfn>(fd `)
	out := f.html("code/sys/open_bsd.go", key+"@open_bsd")
	contains(t, "elsewhere", out, `<dfn id="sys.Accept@open_bsd">Accept</dfn>(fd `)
	if strings.Contains(out, "<a ") {
		t.Errorf("links without types:\n%s", out)
	}
}

// TestManyReaders draws the book at the same time, for the race
// detector.
func TestManyReaders(t *testing.T) {
	f := load(t, root)
	var names []string
	everyFile(t, func(name string) { names = append(names, name) })
	once := make([]string, 4*len(names))
	parallel.Do(len(once), func(i int) {
		excerpts, err := f.sources.Resolve(names[i/4])
		if err == nil {
			f.Definitions(excerpts[0])
			once[i], err = f.HTML(excerpts, Options{Link: pages})
		}
		if err != nil {
			t.Error(err)
		}
	})
	for i := range once {
		if once[i] != once[i-i%4] {
			t.Errorf("%s is not drawn alike twice", names[i/4])
		}
	}
}

// pages is a link as the book has it: most lead to other pages.
func pages(key string) string {
	_, id, _ := strings.Cut(key, "/code/")
	return "01-blocking-threads.html#" + id
}

// TestSize keeps the pages light: 100 lines are less than 8 kB.
func TestSize(t *testing.T) {
	f := load(t, root)
	lines, size := 0, 0
	everyFile(t, func(name string) {
		if known := f.files[name]; known == nil || known.pkg == nil {
			return // without links it is small
		}
		e := f.resolve(name)[0]
		out, err := f.HTML([]listings.Excerpt{e}, Options{Link: pages})
		if err != nil {
			t.Fatal(err)
		}
		lines += e.End - e.Start + 1
		size += len(out)
	})
	if size*100/max(lines, 1) >= 8000 || lines == 0 {
		t.Errorf("%d lines are %d bytes of HTML", lines, size)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(root, listings.NewSources(root)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	f := load(b, root)
	var all [][]listings.Excerpt
	everyFile(b, func(name string) { all = append(all, f.resolve(name)) })
	for b.Loop() {
		n := 0
		for _, e := range all {
			out, err := f.HTML(e, Options{Link: pages})
			if err != nil {
				b.Fatal(err)
			}
			n += len(out)
		}
		b.ReportMetric(float64(n), "bytes/op")
	}
}

func ExampleProgram_Definitions() {
	sources := listings.NewSources(root)
	p, err := Load(root, sources)
	if err != nil {
		fmt.Println(err)
		return
	}
	excerpts, err := sources.Resolve("code/socket/conn.go#Conn.Close")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range p.Definitions(excerpts[0]) {
		fmt.Println(d.Kind, d.Key, d.ID)
	}
	// Output: method artofwaiting/code/socket.Conn.Close socket.Conn.Close
}
