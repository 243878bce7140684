package audit

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var site = map[string][]byte{
	"index.html":            []byte("<p>front"),
	"01-a.html":             []byte("<p>a chapter"),
	"02-b.html":             []byte("<p>a longer chapter"),
	"01-a-solutions.html":   []byte("<p>s"),
	"02-b-solutions.html":   []byte("<p>so"),
	"appendix-a-x.html":     []byte("<p>appendix"),
	"claims.html":           []byte("<p>claims"),
	"identifiers.html":      []byte("<p>x"),
	"contents.html":         []byte("<p>c"),
	"book.html":             []byte("<p>the whole of it, which is long"),
	"book.css":              []byte("p { color: red }"),
	"the-book.epub":         []byte("EPUB"),
	"source/01-a.md":        []byte("# A"),
	"deep/in/the/data.json": []byte("{}"),
}

func TestPagesToJudge(t *testing.T) {
	all := Config{Site: site}.pages("lighthouse")
	want := "01-a-solutions.html 01-a.html 02-b-solutions.html 02-b.html appendix-a-x.html " +
		"claims.html contents.html index.html"
	if got := strings.Join(all, " "); got != want {
		t.Errorf("all: %s, want %s", got, want)
	}
	if got := (Config{Site: site}).pages("axe"); len(got) != len(all)+1 ||
		!slices.Contains(got, "identifiers.html") {
		t.Errorf("axe: %s", got)
	}
	some := Config{Site: site, Sample: true}.pages("axe")
	slices.Sort(some)
	want = "02-b-solutions.html 02-b.html appendix-a-x.html claims.html index.html"
	if got := strings.Join(some, " "); got != want {
		t.Errorf("the sample: %s, want %s", got, want)
	}
}

func get(t *testing.T, url, accept string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", accept)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var body io.Reader = answer.Body
	if answer.Header.Get("Content-Encoding") == "gzip" {
		if body, err = gzip.NewReader(body); err != nil {
			t.Fatal(err)
		}
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(text)
}

func TestHost(t *testing.T) {
	url, stop, err := host(site)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	if !strings.HasPrefix(url, "http://127.0.0.1:") {
		t.Errorf("at %s", url)
	}
	for path, want := range map[string]string{"": "<p>front", "01-a.html": "<p>a chapter",
		"book.css": "p { color: red }"} {
		for _, accept := range []string{"gzip", "identity"} {
			answer, got := get(t, url+path, accept)
			packed := answer.Header.Get("Content-Encoding") == "gzip"
			if got != want || packed != (accept == "gzip") || answer.StatusCode != 200 {
				t.Errorf("%s, %s: %d, %q", path, accept, answer.StatusCode, got)
			}
		}
	}
	if answer, _ := get(t, url+"none.html", ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("a page that is not there: %d", answer.StatusCode)
	}
	for name, want := range map[string]string{"a.js": "text/javascript; charset=utf-8",
		"a.html": "text/html; charset=utf-8", "a.epub": "application/epub+zip",
		"a.nonsense": "application/octet-stream"} {
		if got := contentType(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// stubs makes a PATH of shell scripts.
func stubs(t *testing.T, scripts map[string]string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the stand-ins are shell scripts")
	}
	dir := t.TempDir()
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(dir, name),
			[]byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	t.Setenv("CHROMIUM", "")
}

// good is tools that find nothing wrong. A page is $6 and on.
func good() map[string]string {
	return map[string]string{
		"npm":  "echo npm \"$@\" >>log\n",
		"java": "echo java \"$@\"\n",
		"node": "test \"$1\" = browse.js || exit 0\n" +
			"shift 5\n" +
			"for p; do echo '{\"page\":\"'$p'\",\"findings\":[],\"note\":\"fine\"}'; done\n",
		"chromium": "",
	}
}

// Asked for nothing that depends on the machine, Lighthouse judges no
// speed.
func TestSteady(t *testing.T) {
	stubs(t, good())
	out, err := audit(t, Config{Steady: true, Required: true})
	if err != nil || !strings.Contains(out, "lighthouse-steady  02-b.html  fine") ||
		strings.Contains(out, "lighthouse  ") {
		t.Errorf("%v\n%s", err, out)
	}
}

// The tools can be fetched before there is a book to judge.
func TestFetch(t *testing.T) {
	stubs(t, good())
	cache := t.TempDir()
	out, err := audit(t, Config{Cache: cache, Fetch: true})
	if err != nil || strings.Contains(out, "fine") {
		t.Errorf("%v\n%s", err, out)
	}
	out, err = audit(t, Config{Cache: cache})
	if err != nil || strings.Contains(out, "fetching") {
		t.Errorf("%v\n%s", err, out)
	}
}

func audit(t *testing.T, c Config) (string, error) {
	t.Helper()
	var out bytes.Buffer
	c.Site, c.EPUB, c.Out = site, "the-book.epub", &out
	if c.Cache == "" {
		c.Cache = t.TempDir()
	}
	err := Run(t.Context(), c)
	return out.String(), err
}

func TestRun(t *testing.T) {
	stubs(t, good())
	cache := t.TempDir()
	for range 2 {
		out, err := audit(t, Config{Cache: cache, Required: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"lighthouse  02-b.html  fine", "axe         claims.html  fine",
			"html-validate  10 pages", "epubcheck  the-book.epub"} {
			if !strings.Contains(out, want) {
				t.Errorf("no %q in\n%s", want, out)
			}
		}
	}
	logs, err := filepath.Glob(filepath.Join(cache, "*", "log"))
	if err != nil || len(logs) != 1 {
		t.Fatalf("%v, %v", logs, err)
	}
	log, err := os.ReadFile(logs[0])
	if err != nil || strings.Count(string(log), "npm install --ignore-scripts") != 1 {
		t.Errorf("npm was asked for %q, want once", log)
	}
}

func TestRunFinds(t *testing.T) {
	const page = `echo '{"page":"01-a.html","findings":[{"what":"bad","fix":"mend it"}]}'`
	for _, test := range []struct{ name, tool, script, want string }{
		{"a finding", "node", "test \"$1\" = browse.js && " + page + " && exit 0\nexit 0\n",
			"public/01-a.html:1: axe: bad\n\tmend it"},
		{"few pages", "node", "test \"$1\" = browse.js && " + page + "\nexit 0\n",
			"lighthouse has not finished: 1 of 8 pages"},
		{"no JSON", "node", "echo oops\n", `axe said "oops"`},
		{"a crash", "node", "echo why >&2\nexit 3\n", "has not finished: exit status 3\nwhy"},
		{"HTML", "node", "test \"$1\" = browse.js && exit 0\necho public/a.html:1\nexit 1\n",
			"html-validate  10 pages: exit status 1\npublic/a.html:1"},
		{"the EPUB", "java", "echo ERROR\nexit 1\n",
			"epubcheck  the-book.epub: exit status 1\nERROR"},
		{"no packages", "npm", "echo no network\nexit 1\n",
			"npm cannot fetch the tools: exit status 1\nno network"},
	} {
		t.Run(test.name, func(t *testing.T) {
			scripts := good()
			scripts[test.tool] = test.script
			stubs(t, scripts)
			_, err := audit(t, Config{Required: true})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}

// A tool that is missing is told of, and is an error when asked for.
func TestMissing(t *testing.T) {
	for tool, fix := range map[string]string{"node": "install Node 20", "npm": "install npm",
		"java": "install a Java runtime", "chromium": "name it in CHROMIUM"} {
		scripts := good()
		delete(scripts, tool)
		stubs(t, scripts)
		out, err := audit(t, Config{})
		if err != nil || !strings.Contains(out, fix) {
			t.Errorf("without %s: %v, %q", tool, err, out)
		}
		_, err = audit(t, Config{Required: true})
		if err == nil || !strings.Contains(err.Error(), "AUDIT=required") {
			t.Errorf("without %s, which is required: %v", tool, err)
		}
	}
}

// Without a network there is no audit, unless it is asked for.
func TestNoNetwork(t *testing.T) {
	scripts := good()
	scripts["npm"] = "echo no network\nexit 1\n"
	stubs(t, scripts)
	out, err := audit(t, Config{})
	if err != nil || !strings.Contains(out, "the audit is skipped: npm cannot fetch") {
		t.Errorf("%v, %q", err, out)
	}
}

func TestChromiumByName(t *testing.T) {
	scripts := good()
	scripts["mine"] = ""
	stubs(t, scripts)
	t.Setenv("CHROMIUM", "mine")
	found, err := find()
	if err != nil || filepath.Base(found.chromium) != "mine" {
		t.Errorf("%v, %v", found, err)
	}
}
