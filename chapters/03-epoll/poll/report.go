//go:build linux && !sim

package main

import (
	"fmt"

	"artofwaiting/chapters/measure"
)

type report struct{ *measure.Result }

func newReport() report {
	return report{&measure.Result{
		Title:  "One active descriptor of many",
		Values: make(map[string]float64),
		Columns: []string{
			"descriptors", "poll(2), µs", "epoll_wait, µs",
		},
		Plot: &measure.Plot{
			X:   "descriptors",
			Y:   "µs per event",
			Log: "xy",
			Series: []measure.Series{
				{Name: "poll(2)"}, {Name: "epoll_wait"},
			},
		},
	}}
}

func (r report) add(n int, poll, epoll float64) {
	poll, epoll = measure.Round(poll), measure.Round(epoll)
	r.Values[fmt.Sprintf("poll_us_%d", n)] = poll
	r.Values[fmt.Sprintf("epoll_us_%d", n)] = epoll
	r.Rows = append(r.Rows, []any{n, poll, epoll})
	for i, y := range []float64{poll, epoll} {
		s := &r.Plot.Series[i]
		s.Points = append(s.Points, [2]float64{float64(n), y})
	}
}

// check fails unless poll pays for the descriptors that are not
// ready, and epoll_wait does not.
func (r report) check() error {
	v := r.Values
	poll := v["poll_us_10000"] / v["poll_us_10"]
	epoll := v["epoll_us_10000"] / v["epoll_us_10"]
	if poll > 20 && epoll < 4 {
		return nil
	}
	return fmt.Errorf("from 10 to 10,000 descriptors, poll "+
		"grows %.3g-fold, want more than 20; epoll_wait "+
		"%.3g-fold, want less than 4", poll, epoll)
}
