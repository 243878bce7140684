package render

import (
	"encoding/json"
	"strings"
	"testing"

	"artofwaiting/site/outputs"
)

// The first page has the first recorded run, without its code, and a
// row for the greeter of each floor that was measured.
func TestFront(t *testing.T) {
	b := mini(t, map[string]string{
		"book/data/traces/x.json": traced,
		"book/00-zero.md":         "---\ntitle: Zero\nsummary: It.\nlayers:\n---\n\nText.\n",
		"book/02-two.md": "---\ntitle: Two\nsummary: It.\nlayers:\n---\n\n" +
			"Text.\n\n## A heading {#head}\n\n{{trace x}}\n",
	})
	n := json.Number("1.5")
	b.Data["09-bill"] = &outputs.Data{Machine: "a machine",
		Rows: [][]any{{"net and go", n, n, n},
			{"threads", json.Number("1001"), n, n}}}
	site := rendered(t, b, Options{})
	table := site.part(t, "index.html", "<table>", "</table>")
	want := "<tbody>\n<tr><th scope=row>0 <a href=\"00-zero.html\">Zero</a>" +
		"<td>Go’s own<td>1.5\n<tr><th scope=row>1 <a href=\"01-one.html\">" +
		"One &amp; &lt;two&gt;</a><td>1001<td>1.5\n</table>"
	if !strings.HasSuffix(table, want) {
		t.Errorf("the greeters are %s\nwant %s", table, want)
	}
	run := site.part(t, "index.html", "<figure class=steps>", "</figure>")
	if strings.Contains(run, "<pre") || !strings.Contains(run, "A flag is an edge") {
		t.Errorf("the run is %s", run)
	}
	events := strings.Count(traced, `{"t":`)
	if got := strings.Count(run, "<li"); got != events {
		t.Errorf("%d frames, want %d", got, events)
	}
	site.holds(t, "index.html", "steps.js")
	plain := rendered(t, mini(t, nil), Options{})
	if strings.Contains(string(plain["index.html"]), "steps") {
		t.Error("a page without a run has its script")
	}
}
