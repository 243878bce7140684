package render

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"

	"artofwaiting/site/outputs"
)

// table is the rows of a measurement.
func table(d *outputs.Data) string {
	var s strings.Builder
	s.WriteString("<div class=wide tabindex=0><table>\n<caption>" +
		html.EscapeString(d.Title) + "</caption>\n<thead><tr>")
	for _, c := range d.Columns {
		tag := "<th scope=col>"
		if c == "" { // the head of nothing
			tag = "<td>"
		}
		s.WriteString(tag + html.EscapeString(c))
	}
	s.WriteString("<tbody>\n")
	for _, row := range d.Rows {
		s.WriteString("<tr>")
		for i, cell := range row {
			tag := "<td>"
			if i == 0 {
				tag = "<th scope=row>"
			}
			s.WriteString(tag + html.EscapeString(cellText(cell)))
		}
		s.WriteByte('\n')
	}
	s.WriteString("</table></div>\n" + source(d))
	return s.String()
}

func cellText(cell any) string {
	switch cell := cell.(type) {
	case json.Number:
		return outputs.Group(cell.String())
	case nil:
		return ""
	}
	return fmt.Sprint(cell)
}

// source says where the figures are from and how to have one's own.
func source(d *outputs.Data) string {
	return fmt.Sprintf("<p class=source>Measured on %s, %s, by "+
		"<code>%s</code>.</p>\n", html.EscapeString(d.Machine),
		html.EscapeString(d.Date), html.EscapeString(d.Command))
}
