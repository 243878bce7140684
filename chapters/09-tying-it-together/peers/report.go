//go:build linux

package main

import (
	"fmt"
	"slices"
	"strings"

	"artofwaiting/chapters/measure"
)

// plotted are those that a drawing has room for.
var plotted = []string{"await", "net", "C", "Tokio"}

// report has the medians, and beside each how far the middle half
// of the samples lies apart.
func (m *measurement) report() *measure.Result {
	r := &measure.Result{
		Title: "Echo: processor time of the server, µs for 64 " +
			"bytes (4 MiB: for a MiB)",
		Columns: []string{""},
		Values:  map[string]float64{"load": m.load()},
		Plot: &measure.Plot{X: "connections",
			Y: "µs a message", Log: "x"},
	}
	for _, w := range workloads {
		r.Columns = append(r.Columns, w.name)
	}
	r.Columns = append(r.Columns, "bytes, idle")
	for i := range m.servers {
		m.row(r, i)
	}
	return r
}

// row adds what was found of a server.
func (m *measurement) row(r *measure.Result, i int) {
	kind := m.servers[i].kind
	row := []any{kind}
	line := measure.Series{Name: kind}
	for k, w := range workloads {
		us, low, high := quartiles(m.samples[k][i])
		spread := measure.Round((high - low) / 2)
		row = append(row, fmt.Sprintf("%v\u00a0±\u00a0%v",
			measure.Round(us), spread))
		r.Values[key(kind)+"_"+key(w.name)] = measure.Round(us)
		if w.messages == 1 && w.idle == 0 && w.busy > 1 {
			line.Points = append(line.Points,
				[2]float64{float64(w.busy), us})
		}
	}
	idle := measure.Round(m.idle[i])
	r.Rows = append(r.Rows, append(row, idle))
	r.Values[key(kind)+"_idle"] = idle
	if slices.Contains(plotted, kind) {
		r.Plot.Series = append(r.Plot.Series, line)
	}
}

func key(name string) string {
	name = strings.ReplaceAll(name, ",", "")
	return strings.ReplaceAll(strings.ToLower(name), " ", "_")
}

// quartiles are of the processor time.
func quartiles(all []sample) (middle, low, high float64) {
	var us []float64
	for _, x := range all {
		us = append(us, x.us)
	}
	slices.Sort(us)
	n := len(us)
	return us[n/2], us[n/4], us[n*3/4]
}

// load is the share of its processor, in percent, that the
// fastest server used with 100 connections. Far below a hundred,
// the load was slower than the server.
func (m *measurement) load() float64 {
	least := 1.0
	for _, samples := range m.samples[hundred] {
		var busy []float64
		for _, x := range samples {
			busy = append(busy, x.busy)
		}
		slices.Sort(busy)
		least = min(least, busy[len(busy)/2])
	}
	return measure.Round(100 * least)
}
