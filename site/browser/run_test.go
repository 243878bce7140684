package browser

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"artofwaiting/site/book"
)

// await is what a promise in the page gives, as JSON. It may use
// click(figure), which clicks Run and waits for the end of the run,
// and says(figure, part), which waits until a figure's note has that.
func (b *tab) await(expression string, result any) {
	b.t.Helper()
	script := `(() => {
		const until = (node, test) => new Promise(resolve => {
			const look = () => test() && (o.disconnect(), resolve());
			const o = new MutationObserver(look);
			o.observe(node, { childList: true, subtree: true, characterData: true,
				attributes: true });
			look();
		});
		const says = (figure, part) => until(figure,
			() => figure.querySelector('.said')?.textContent.includes(part));
		const printed = figure => [...figure.querySelectorAll('[data-fd="1"]')]
			.map(s => s.textContent).join('');
		const click = async figure => {
			const run = figure.querySelector('.go');
			run.click();
			await until(figure, () => run.textContent === 'Stop');
			await until(figure, () => run.textContent === 'Run');
			return { note: figure.querySelector('.said').textContent,
				printed: printed(figure) };
		};
		return (async () => JSON.stringify(await (` + expression + `)))();
	})()`
	var answer struct {
		Result           struct{ Value any }
		ExceptionDetails json.RawMessage
	}
	b.call("Runtime.evaluate", map[string]any{"expression": script,
		"awaitPromise": true, "returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, answer.ExceptionDetails)
	}
	text, _ := answer.Result.Value.(string)
	if err := json.Unmarshal([]byte(text), result); err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
}

// A ran is what a figure has after a run.
type ran struct{ Note, Printed string }

// Every output with a button is run, and is the one that is printed.
func TestRuns(t *testing.T) {
	b, url, _ := openBook(t)
	source, err := book.Load("../..")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(source.Chapters, runs) {
		t.Error("nothing can be run")
	}
	for _, c := range source.Chapters {
		if !runs(c) {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			b.complain(t, b.visit(t, url+"/"+c.Name+".html", views[2]))
			n := 0
			for _, o := range c.Outputs {
				if !boxed(o) {
					continue
				}
				var got ran
				b.await(fmt.Sprintf("click(document.querySelectorAll("+
					"'.out:has(.go)')[%d])", n), &got)
				compare(t, o, got)
				n++
			}
			var buttons int
			b.await("document.querySelectorAll('.out .go').length", &buttons)
			if buttons != n {
				t.Errorf("%d buttons, want %d", buttons, n)
			}
			b.complain(t, b.take())
		})
	}
}

func boxed(o *book.Output) bool { return o.Boxed }

func runs(c *book.Chapter) bool { return slices.ContainsFunc(c.Outputs, boxed) }

func compare(t *testing.T, o *book.Output, got ran) {
	t.Helper()
	_, part, _ := strings.Cut(o.Ref, "#")
	note, same := "The same as printed, byte for byte.", got.Printed == o.Printed
	if strings.Contains(part, "/") && !same {
		note = "The printed lines are among these, byte for byte."
		same = strings.Contains("\n"+got.Printed, "\n"+o.Printed)
	}
	if !same || !strings.HasPrefix(got.Note, note) {
		t.Errorf("%s: %s\n%s\nwant\n%s", o.Ref, got.Note, got.Printed, o.Printed)
	}
}

func (b *tab) complain(t *testing.T, found []finding) {
	t.Helper()
	for _, f := range found {
		t.Error(f)
	}
}
