package measure

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"artofwaiting/site/outputs"
)

// The experiment prints what stands in the file, and fails if there
// is none, or when it is not asked for JSON.
const experiment = `package main

import "os"

func main() {
	text, err := os.ReadFile("says")
	if err != nil || len(os.Args) != 2 || os.Args[1] != "-json" {
		os.Exit(3)
	}
	os.Stdout.Write(text)
}
`

const good = `{"title": "A cost", "values": {"us": 21.40},
"columns": ["what", "µs"], "rows": [["a & b", 12345678901234567890]],
"plot": {"x": "n", "y": "µs", "log": "x", "series": [{"name": "s", "points": [[1, 2]]}]}}
`

// module has the experiment, saying something, and a measurement.
func module(t *testing.T, says string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":              "module mini\n\ngo 1.26\n",
		"cost/main.go":        experiment,
		"says":                says,
		"book/data/old.json":  "old",
		"book/data/cost.json": "old",
	} {
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if text == "" {
			continue
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestRun(t *testing.T) {
	root := module(t, good)
	if err := os.Remove(filepath.Join(root, "book/data/old.json")); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	before := time.Now().UTC().Format(time.DateOnly)
	if err := Run(t.Context(), root, "cost", "./cost", &log); err != nil {
		t.Fatal(err)
	}
	after := time.Now().UTC().Format(time.DateOnly)
	if log.String() != "go run ./cost\n" {
		t.Errorf("it said %q", log.String())
	}
	all, problems := outputs.NewStore(root).LoadData()
	d := all["cost"]
	if len(problems) > 0 || d == nil {
		t.Fatalf("what was written cannot be read: %v", problems)
	}
	if d.Command != "go run ./cost" || d.Date != before && d.Date != after ||
		!strings.HasSuffix(d.Machine, runtime.Version()) {
		t.Errorf("from %q on %q at %q", d.Command, d.Machine, d.Date)
	}
	number := d.Rows[0][1]
	if d.Title != "A cost" || d.Values["us"].String() != "21.40" || d.Plot.Log != "x" ||
		d.Plot.Series[0].Points[0] != [2]float64{1, 2} || d.Rows[0][0] != "a & b" ||
		d.Columns[1] != "µs" {
		t.Errorf("%+v", d)
	}
	if s, ok := number.(interface{ String() string }); !ok ||
		s.String() != "12345678901234567890" {
		t.Errorf("a number became %v", number)
	}
	entries, err := os.ReadDir(filepath.Join(root, "book/data"))
	if err != nil || len(entries) != 1 {
		t.Errorf("book/data has %v, %v", entries, err)
	}
}

// What is in a module of its own is run there.
func TestCommand(t *testing.T) {
	root := module(t, good)
	own := filepath.Join(root, "peers", "go.mod")
	if err := os.MkdirAll(filepath.Dir(own), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own, []byte("module own\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for pkg, want := range map[string]string{
		"./cost":          "run ./cost",
		"./peers":         "run -C ./peers .",
		"./peers/small":   "run -C ./peers ./small",
		"./peers/a/small": "run -C ./peers ./a/small",
	} {
		if got := strings.Join(command(root, pkg), " "); got != want {
			t.Errorf("%s: %s, want %s", pkg, got, want)
		}
	}
}

func TestNothingMeasured(t *testing.T) {
	for _, test := range []struct{ name, measurement, says, pkg, want string }{
		{"it fails", "cost", "", "./cost", "go run ./cost: exit status 1"},
		{"no program", "cost", good, "./none", "go run ./none: exit status 1"},
		{"no JSON", "cost", "1.5 ms\n", "./cost", "go run ./cost prints no measurement: "},
		{"half of it", "cost", good[:40], "./cost", "go run ./cost prints no measurement: "},
		{"no title", "cost", `{"values": {"a": 1}}`, "./cost", "it has no title"},
		{"empty", "cost", `{"title": "T"}`, "./cost", "it has no values, rows or plot"},
		{"misspelt", "cost", `{"title": "T", "value": {"a": 1}}`, "./cost",
			`unknown field "value"`},
		{"no number", "cost", `{"title": "T", "values": {"a": "much"}}`, "./cost",
			"prints no measurement: "},
		{"name of a path", "../cost", good, "./cost", `"../cost" is no name`},
		{"name with a dot", "a.b", good, "./cost", `"a.b" is no name`},
		{"no name", "", good, "./cost", `"" is no name`},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := module(t, test.says)
			err := Run(t.Context(), root, test.measurement, test.pkg, new(bytes.Buffer))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %q", err, test.want)
			}
			kept(t, root)
		})
	}
}

func TestInterrupted(t *testing.T) {
	root := module(t, good)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Run(ctx, root, "cost", "./cost", new(bytes.Buffer)); err == nil {
		t.Error("no error")
	}
	kept(t, root)
}

// kept says whether the old measurements are there and nothing else.
func kept(t *testing.T, root string) {
	t.Helper()
	for _, name := range []string{"cost", "old"} {
		old, err := os.ReadFile(filepath.Join(root, "book/data", name+".json"))
		if err != nil || string(old) != "old" {
			t.Errorf("%s.json: %q, %v", name, old, err)
		}
	}
	names, err := filepath.Glob(filepath.Join(root, "book/*/*"))
	if above, _ := filepath.Glob(filepath.Join(root, "*.json*")); err != nil ||
		len(names) != 2 || above != nil {
		t.Errorf("there is %v %v, %v", names, above, err)
	}
}

func TestMachine(t *testing.T) {
	m := machine()
	if strings.ContainsAny(m, "\n\t:") || strings.Count(m, ", ") < 2 ||
		strings.Contains(m, ", ,") {
		t.Errorf("%q is no sentence's part", m)
	}
}
