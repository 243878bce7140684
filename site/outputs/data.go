package outputs

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Data is a committed measurement: book/data/NAME.json.
type Data struct {
	Name    string `json:"-"`
	Title   string `json:"title"`
	Command string `json:"command"`
	Date    string `json:"date"`
	Machine string `json:"machine"`

	Values  map[string]json.Number `json:"values,omitempty"`
	Columns []string               `json:"columns,omitempty"`
	Rows    [][]any                `json:"rows,omitempty"`
	Plot    *Plot                  `json:"plot,omitempty"`
}

// A Plot is lines over a common axis.
type Plot struct {
	X      string   `json:"x"`
	Y      string   `json:"y"`
	Log    string   `json:"log,omitempty"` // "", "x", "y" or "xy"
	Series []Series `json:"series"`
}

// A Series is one line of a plot.
type Series struct {
	Name   string       `json:"name"`
	Points [][2]float64 `json:"points"`
}

// LoadData reads all of book/data. A file that is wrong is left out,
// and why stands in problems: "file:line: what".
func (s *Store) LoadData() (map[string]*Data, []error) {
	all := make(map[string]*Data)
	var problems []error
	names, _ := fs.Glob(os.DirFS(s.root), "book/data/*.json")
	for _, name := range names {
		d, err := readData(filepath.Join(s.root, name))
		if err != nil {
			err = fmt.Errorf("%s:%w", name, err)
			problems = append(problems, err)
			continue
		}
		all[d.Name] = d
	}
	return all, problems
}

func readData(name string) (*Data, error) {
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("1: cannot read it: %w", errors.Unwrap(err))
	}
	d := &Data{Name: strings.TrimSuffix(filepath.Base(name), ".json")}
	if err := decode(src, d); err != nil {
		return nil, err
	}
	if err := d.complete(); err != nil {
		return nil, fmt.Errorf("1: %w", err)
	}
	return d, nil
}

// decode fills what into points to, and nothing else may be there.
// An error says "line: what".
func decode(src []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	dec.UseNumber()
	if err := dec.Decode(into); err != nil {
		line := 1 + bytes.Count(src[:offset(err, dec, src)], []byte("\n"))
		return fmt.Errorf("%d: %w", line, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		line := 1 + bytes.Count(src[:dec.InputOffset()], []byte("\n"))
		return fmt.Errorf("%d: text after the measurement", line)
	}
	return nil
}

func offset(err error, dec *json.Decoder, src []byte) int64 {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return max(syntax.Offset-1, 0)
	case errors.As(err, &kind):
		return kind.Offset
	}
	if _, key, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return int64(max(bytes.Index(src, []byte(key)), 0))
	}
	return dec.InputOffset()
}

// complete refuses a measurement that cannot be repeated, or drawn.
func (d *Data) complete() error {
	if d.Title == "" || d.Command == "" || d.Date == "" || d.Machine == "" {
		return errors.New("a measurement must have title, command, date " +
			"and machine")
	}
	for i, row := range d.Rows {
		if len(row) != len(d.Columns) {
			return fmt.Errorf("row %d has %d cells for %d columns",
				i+1, len(row), len(d.Columns))
		}
	}
	if d.Plot == nil {
		return nil
	}
	for _, series := range d.Plot.Series {
		for _, p := range series.Points {
			if strings.Contains(d.Plot.Log, "x") && p[0] <= 0 ||
				strings.Contains(d.Plot.Log, "y") && p[1] <= 0 {
				return fmt.Errorf("series %q: %v has no logarithm",
					series.Name, p)
			}
		}
	}
	return nil
}
