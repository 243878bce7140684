package book

import (
	"strings"
	"testing"
)

func TestGoodFigure(t *testing.T) {
	root := build(t)
	c := load(t, root).Chapters[0]
	if len(c.Figures) != 1 {
		t.Fatalf("figures %v", c.Figures)
	}
	f := c.Figures[0]
	if f.File != "book/figures/01-lanes.svg" || f.Caption != "Caption." ||
		f.Alt != "There are 10 lanes." ||
		f.Line != lines(t, root, "![There")[0] ||
		string(f.SVG) != get(t, root, f.File) {
		t.Errorf("figure %+v", f)
	}
}

func TestFiguresInText(t *testing.T) {
	const image = "![There are {{01-x.clients}} lanes.]"
	alone := "put it into a paragraph alone"
	refuse(t, []bad{
		{name: "missing", edit: in("01-lanes.svg", "01-lane.svg"),
			at: image, msg: "no such figure: book/figures/01-lane.svg"},
		{name: "no alt", edit: in(image, "![]"), at: "![]",
			msg: "has no text alternative", fix: "what the figure shows"},
		{name: "no SVG", edit: in("01-lanes.svg", "01-lanes.png"),
			at: image, msg: "is no figure of the book", fix: "NAME.svg"},
		{name: "outside", edit: in("](figures/", "](../../figures/"),
			at: image, msg: "is no figure of the book", fix: "NAME.svg"},
		{name: "inside a sentence", edit: after("See\n![x](y.svg) this\n"),
			at: "![x]", msg: "inside a sentence", fix: alone},
		{name: "in a quotation", edit: after("> ![x](y.svg)\n"),
			at: "> ![x]", msg: "inside a sentence", fix: alone},
		{name: "in a list", edit: after("- A\n- ![x](y.svg)\n"),
			at: "- ![x]", msg: "inside a sentence", fix: alone},
		{name: "in a heading", edit: in("## The end",
			"## ![x](y.svg) {#end}"), at: "## ![x]",
			msg: "inside a sentence", fix: alone},
		{name: "twice", edit: after("![Again.](figures/01-lanes.svg)\n"),
			in: "book/figures/01-lanes.svg", at: `id="edge"`,
			msg: `"edge" is also in book/figures/01-lanes.svg`,
			fix: "unique"},
	})
}

func TestSVG(t *testing.T) {
	const file = "book/figures/01-lanes.svg"
	const line, use = `id="edge"`, `<use href="#edge"`
	put := func(old, new string) edit { return edit{file, old, new} }
	class := "class"
	cases := []bad{
		{name: "too wide", edit: put("0 0 360", "0 0 361"), at: "viewBox",
			msg: "at most 360 units", fix: "at most 360"},
		{name: "no viewBox", edit: put("viewBox", "box"), at: "<svg",
			msg: `no viewBox="0 0 W H"`, fix: "at most 360"},
		{name: "no width", edit: put("0 0 360", "0 0 NaN"), at: "<svg",
			msg: `no viewBox="0 0 W H"`, fix: "at most 360"},
		{name: "zero wide", edit: put("0 0 360", "0 0 0"), at: "<svg",
			msg: `no viewBox="0 0 W H"`, fix: "at most 360"},
		{name: "style element", edit: put("<path", "<style/><path"),
			at: line, msg: "<style> in a figure", fix: class},
		{name: "style attribute", edit: put(`class="run"`, `style=""`),
			at: line, msg: "the attribute style", fix: class},
		{name: "fill", edit: put(`fill="none"`, `fill="red"`), at: use,
			msg: `fill="red"`, fix: class},
		{name: "stroke", edit: put(`url(#edge)`, `url(x#edge)`), at: use,
			msg: `stroke="url(x#edge)"`, fix: class},
		{name: "script", edit: put(use, "<script/>"+use), at: use,
			msg: "<script> in a figure", fix: class},
		{name: "handler", edit: put(use, `<use onclick=""`),
			at: "<use", msg: "the attribute onclick", fix: class},
		{name: "href", edit: put(use, `<use href="x.svg#edge"`),
			at: "<use", msg: `href="x.svg#edge"`, fix: "nothing outside"},
		{name: "id twice", edit: put(use, `<use id="edge"`), at: "<use",
			msg: `the id "edge" is also in ` + file, fix: "unique"},
		{name: "no root", edit: put("", "<!-- none -->"),
			msg: "not well-formed"},
		{name: "no SVG", edit: put("", `<html viewBox="0 0 9 9"/>`),
			msg: "<html> where <svg> should be"},
		{name: "cut off", edit: put("</svg>\n", "<!-- cut -->"),
			at:  "<!-- cut",
			msg: "not well-formed"},
	}
	for i := range cases {
		cases[i].in = file
	}
	refuse(t, cases)
}

func TestDirectives(t *testing.T) {
	refuse(t, []bad{
		{name: "unknown figure", edit: in("{{figure tower", "{{figure t"),
			at: "{{figure", msg: `no figure "t"`, fix: "{{figure tower"},
		{name: "no figure", edit: after("{{figure}}\n"), at: "{{figure}}",
			msg: `no figure ""`, fix: "{{figure tower"},
		{name: "no table", edit: after("{{table x}}\n"), at: "{{table x",
			msg: "no measurement book/data/x.json", fix: "make measure"},
		{name: "no plot", edit: after("{{plot}}\n"), at: "{{plot}}",
			msg: "no measurement book/data/.json", fix: "make measure"},
		{name: "no rows", edit: after("{{table x}}\n"), at: "{{table x",
			with: edit{"book/data/x.json", "", bare}, msg: "has no rows"},
		{name: "nothing to plot", edit: after("{{plot x}}\n"),
			with: edit{"book/data/x.json", "", bare}, at: "{{plot x",
			msg: "x.json has no plot"},
		{name: "in a sentence", edit: after("Here {{outline}}\n"),
			at: "Here", msg: "write {{NAME.key}}"},
	})
}

// bare is a measurement of nothing.
const bare = `{"title":"T","command":"c","date":"d","machine":"m"}`

func TestNotes(t *testing.T) {
	words := func(n int) string { return strings.Repeat(" w", n) + "\n" }
	note := "> [!NOTE]\n>"
	c := load(t, build(t, after(note+words(45)))).Chapters[0]
	if len(c.Notes) != 3 || c.Notes[0].Words != 45 {
		t.Errorf("notes %v", c.Notes)
	}
	refuse(t, []bad{
		{name: "too long", edit: after(note + words(46)),
			at: "> [!NOTE]\n> w", msg: "46 words; at most 45",
			fix: "shorten it"},
		{name: "no kind", edit: after("> [!OTHER]\n> x\n"),
			at: "> [!OTHER]", msg: "of no kind", fix: "> [!NOTE] or"},
		{name: "text after the kind", edit: after("> [!NOTE] x\n"),
			at: "> [!NOTE] x", msg: "of no kind", fix: "nothing else"},
		{name: "too long with numbers", edit: after(note +
			" {{01-x.clients}}" + words(45)), at: "> [!NOTE]\n> {{01-x.c",
			msg: "46 words", fix: "shorten it"},
	})
	for _, quotation := range []string{"> said\n", ">\n", "> - a\n",
		"> [!NOTE]\n", "> # h {#h}\n",
		"> [a]: b\n", "> [!HINT]\n>" + words(46)} {
		load(t, build(t, after(quotation)))
	}
}
