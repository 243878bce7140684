package browser

import (
	"fmt"
	"strings"
	"testing"

	"artofwaiting/site/book"
)

// Every recorded run happens again in the page, step by step, and is
// played. One in which something else happened is not.
func TestReplay(t *testing.T) {
	b, url, _ := openBook(t)
	source, err := book.Load("../..")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range source.Chapters {
		for _, d := range c.Drawn {
			if d.Trace == nil {
				continue
			}
			t.Run(d.Trace.Name, func(t *testing.T) {
				b.complain(t, b.visit(t, url+"/"+c.Name+".html", views[n%2]))
				b.replayed(t, d.Trace)
				b.complain(t, b.take())
			})
			n++
		}
	}
	if n == 0 {
		t.Error("there is no recorded run")
	}
}

const replays = `(async doctor => {
	const figure = document.querySelector('.steps');
	await bring('run/run.js');
	await bring('run/' + figure.querySelector('.go').value + '.js');
	doctor(recordings[figure.querySelector('.go').value].events);
	const range = figure.querySelector('input');
	range.value = 5;
	range.dispatchEvent(new Event('input'));
	const { note } = await click(figure);
	const play = figure.querySelectorAll('.keys button')[1];
	const state = play.ariaLabel + ' from ' + range.value + ': ' + note;
	if (play.ariaLabel === 'Pause') play.click();
	return state;
})`

func (b *tab) replayed(t *testing.T, f *book.TraceFigure) {
	steps := len(f.Events)
	for _, test := range []struct{ doctor, want string }{
		{"", fmt.Sprintf("Pause from 1: It has just run again: "+
			"the same %d steps, in ", steps)},
		{"e.pop()", fmt.Sprintf("Play from 5: This run is another from "+
			"step %d on.", steps)},
		{"e[3].at = 'elsewhere'", "Play from 5: This run is another from step 4 on."},
	} {
		var got string
		b.await(replays+"(e => {"+test.doctor+"})", &got)
		if !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: %s, want %s", test.doctor, got, test.want)
		}
	}
}
