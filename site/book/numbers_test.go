package book

import (
	"reflect"
	"slices"
	"testing"
)

func TestGoodNumbersAndNotes(t *testing.T) {
	c := load(t, build(t)).Chapters[0]
	numbers := make(map[string]string)
	for _, v := range c.Values {
		numbers[v.Ref] = v.Number.Text
	}
	want := map[string]string{"01-x.waiting": "12,000",
		"cost.us|0": "212", "01-x.x.clients": "10", "01-x.clients": "10"}
	if !reflect.DeepEqual(numbers, want) || len(c.Values) != 7 {
		t.Errorf("%d values %v, want 7: %v", len(c.Values), numbers, want)
	}
	if len(c.Notes) != 2 || c.Notes[0].Hint || !c.Notes[1].Hint ||
		c.Notes[0].Words != 6 {
		t.Errorf("notes %+v", c.Notes)
	}
	var drawn []string
	for _, d := range c.Drawn {
		drawn = append(drawn, d.Name+d.Caption)
		if (d.Name == "table" || d.Name == "plot") != (d.Data != nil) {
			t.Errorf("%s has data %v", d.Name, d.Data)
		}
	}
	if !slices.Equal(drawn,
		[]string{"towerThe first floor.", "table", "plot", "outline"}) {
		t.Errorf("directives %q", drawn)
	}
}

// golden is an edit that adds one.
func golden(text string) edit {
	return edit{"testscripts/01-x.txtar", "-- x.golden --\n",
		"-- u.golden --\n" + text + "\n-- x.golden --\n"}
}

func TestNumbers(t *testing.T) {
	refuse(t, []bad{
		{name: "unknown value", edit: after("{{01-x.wating}} of them\n"),
			at: "{{01-x.wating", msg: `begins with "wating"`},
		{name: "second line of a paragraph",
			edit: after("Some\nof {{01-x.w}}\n"), at: "of {{01-x.w}}",
			msg: `begins with "w"`},
		{name: "unknown file", edit: after("Some {{02-y.n}}\n"),
			at: "{{02-y", msg: "neither testscripts/02-y.txtar nor"},
		{name: "no key", edit: after("Some {{waiting}}\n"),
			at: "{{waiting", msg: "write {{NAME.key}}"},
		{name: "one space", edit: after("Some {{01-x.one}}\n"),
			with: golden("one 1"), at: "{{01-x.one", msg: `with "one"`},
		{name: "on the next line", edit: after("Some {{01-x.one}}\n"),
			with: golden("one:\n  1"), at: "{{01-x.one",
			msg: `begins with "one"`},
		{name: "empty key", edit: after("Some {{01-x.}}\n"),
			with: golden("  5"),
			at:   "{{01-x.}}", msg: `begins with ""`},
		{name: "no text", edit: after("Some {{01-x.\xff}}\n"),
			at: "Some {{", msg: "begins with"},
		{name: "too many decimals", edit: after("Some {{cost.us|99}}\n"),
			at: "{{cost.us|99", msg: `to "99" decimals`},
		{name: "not one value", edit: after("Some {{01-x.spent}}\n"),
			at: "{{01-x.spent", msg: "spent 1 in x.golden and 2 in"},
		{name: "unknown in data", edit: after("Some {{cost.ms}}\n"),
			at: "{{cost.ms", msg: `cost.json has no value "ms"`},
		{name: "in the text of a figure", edit: in("There are {{01-x.c",
			"There are {{01-x.k"), at: "There are {{",
			msg: `begins with "klients"`},
	})
}

func TestData(t *testing.T) {
	const head = `{"title": "T", "command": "c", "date": "d",` + "\n"
	const file = "book/data/x.json"
	for _, c := range []struct{ name, text, at, msg string }{
		{"no JSON", head + "\"machine\" \"m\"}", `"machine"`, "invalid"},
		{"unknown key", head + "\"machin\":\n\"m\"}", `"machin"`,
			`unknown field "machin"`},
		{"wrong type", head + "\"machine\": 3\n}", `"machine"`, "number"},
		{"cut off", head, "", "unexpected EOF"},
		{"incomplete", head + `"values": {}}`, "", "must have title"},
		{"text after", head + "\"machine\": \"m\"}\nrest\n", "rest",
			"text after"},
		{"crooked rows", head + `"machine": "m", "rows": [[1]]}`, "",
			"row 1 has 1 cells for 0 columns"},
		{"no logarithm", head + `"machine": "m", "plot": {"log": "x",` +
			`"series": [{"points": [[0, 1]]}]}}`, "", "no logarithm"},
	} {
		refuse(t, []bad{{name: c.name, edit: edit{file, "", c.text},
			in: file, at: c.at, msg: c.msg}})
	}
}
