//go:build linux

package main

import (
	"os"
	"strings"
	"time"

	"artofwaiting/chapters/08-scheduler/small"
	"artofwaiting/chapters/measure"
	"artofwaiting/peers/foreign"
)

// A row of the table.
type row struct{ name, key string }

func rows() (all []row) {
	for _, d := range small.Deeds() {
		all = append(all, row{d.Name, d.Key})
	}
	return append(all, row{"one of 10,000 that sleep", "sleep"})
}

func run(quick bool) (*measure.Result, error) {
	m := &measurement{span: 500 * time.Millisecond}
	rounds := 11
	if quick {
		m.span, rounds = time.Millisecond, 1
	}
	dir, err := os.MkdirTemp("", "small")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if m.programs, err = programs(dir); err != nil {
		return nil, err
	}
	if err := m.rest(rounds); err != nil {
		return nil, err
	}
	return m.report(rounds)
}

// programs has those that there are.
func programs(dir string) (map[string][]string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	all := foreign.Build(dir, foreign.Small)
	all["task"] = []string{self, "task"}
	all["goroutine"] = []string{self, "goroutine"}
	return all, nil
}

// report measures all rows.
func (m *measurement) report(rounds int) (
	*measure.Result, error) {
	r := &measure.Result{
		Title: "What a scheduler does all day: nanoseconds of " +
			"a processor",
		Columns: []string{""},
		Values:  map[string]float64{},
	}
	for _, kind := range kinds {
		if m.programs[kind] != nil {
			r.Columns = append(r.Columns, kind)
		}
	}
	for _, row := range rows() {
		ns, err := m.each(row.key, rounds)
		if err != nil {
			return nil, err
		}
		add(r, row, ns)
	}
	bytes, err := m.bytes()
	if err != nil {
		return nil, err
	}
	const wait = "one of a million that wait, bytes"
	add(r, row{wait, "park"}, bytes)
	return r, nil
}

// add adds a row with what was found of each kind.
func add(r *measure.Result, row row, of map[string]float64) {
	cells := []any{row.name}
	for _, kind := range r.Columns[1:] {
		x := measure.Round(of[kind])
		cells = append(cells, x)
		r.Values[row.key+"_"+strings.ToLower(kind)] = x
	}
	r.Rows = append(r.Rows, cells)
}
