//go:build linux

package main

import (
	"slices"

	"artofwaiting/chapters/measure"
)

// plotted are those that a drawing has room for.
var plotted = []string{"await", "net", "C", "Tokio"}

// report has the medians, and in one number how far samples lie
// apart.
func (m *measurement) report() *measure.Result {
	r := &measure.Result{
		Title: "Echo: processor time of the server, µs for 64 " +
			"bytes (4 MiB: for a MiB)",
		Columns: []string{""},
		Values: map[string]float64{
			"load": m.load(), "spread": m.spread()},
		Plot: &measure.Plot{X: "connections",
			Y: "µs a message", Log: "x"},
	}
	for _, w := range workloads {
		r.Columns = append(r.Columns, w.name)
	}
	r.Columns = append(r.Columns, "idle, bytes")
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
		_, us, _ := quartiles(m.samples[k][i])
		row = append(row, measure.Round(us))
		r.Values[measure.Key(kind+" "+w.name)] = measure.Round(us)
		if w.messages == 1 && w.idle == 0 && w.busy > 1 {
			line.Points = append(line.Points,
				[2]float64{float64(w.busy), us})
		}
	}
	idle := measure.Round(m.idle[i])
	r.Rows = append(r.Rows, append(row, idle))
	r.Values[measure.Key(kind)+"_idle"] = idle
	if slices.Contains(plotted, kind) {
		r.Plot.Series = append(r.Plot.Series, line)
	}
}

// spread is half the interquartile range, in percent of the
// median; the median of that, over all cells of the table.
func (m *measurement) spread() float64 {
	return measure.Round(measure.Median(
		slices.Concat(m.samples...), func(all []sample) float64 {
			low, us, high := quartiles(all)
			return 50 * (high - low) / us
		}))
}

// quartiles are of the processor time.
func quartiles(all []sample) (low, middle, high float64) {
	var us []float64
	for _, x := range all {
		us = append(us, x.us)
	}
	slices.Sort(us)
	n := len(us)
	return us[n/4], us[n/2], us[n*3/4]
}

// load is the share of its processor, in percent, that the
// fastest server used with 100 connections. Far below a hundred,
// the load was slower than the server.
func (m *measurement) load() float64 {
	least := 1.0
	for _, samples := range m.samples[hundred] {
		busy := func(x sample) float64 { return x.busy }
		least = min(least, measure.Median(samples, busy))
	}
	return measure.Round(100 * least)
}
