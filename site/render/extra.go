package render

import "html/template"

// An Extra is a page that is made of the others, when they are drawn.
type Extra struct {
	Title, Summary string
	Body           string // HTML
	Style          string // a style sheet of its own, or ""
	NoIndex        bool   // it says again what other pages say
}

// Draw puts an extra page into the frame that all pages hang in.
func (e Extra) Draw(o Options) ([]byte, error) {
	p := &press{options: o}
	return p.draw(frame{Title: e.Title, Summary: e.Summary,
		Body: template.HTML(e.Body), Style: e.Style,
		NoIndex: e.NoIndex})
}
