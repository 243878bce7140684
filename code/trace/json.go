package trace

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"

	"artofwaiting/code/sys"
)

// WriteTo writes the recording so far, in the format above. It
// does without encoding/json, which would be a third of the
// program that the book's pages run.
func (r *Recorder) WriteTo(w io.Writer) (int64, error) {
	if r == nil {
		return 0, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	n, err := w.Write(r.json())
	if err != nil {
		err = fmt.Errorf("trace: write the recording: %w", err)
	}
	return int64(n), err
}

func (r *Recorder) json() []byte {
	date := time.Now().UTC().Format(time.DateOnly)
	b := fmt.Appendf(nil, "{\"title\":%s,\n\"command\":%s,\n"+
		"\"source\":%s,\n\"date\":%s,\n\"machine\":%s,\n",
		quote(r.run.Title), quote(r.run.Command),
		quote(r.run.Source), quote(date), quote(machine()))
	b = append(b, `"lanes":[`...)
	for i, l := range r.run.Lanes {
		b = comma(b, i)
		b = fmt.Appendf(b, `{"id":%s,"name":%s}`,
			quote(l.ID), quote(l.Name))
	}
	b = append(b, "],\n"...)
	if r.lost > 0 {
		b = fmt.Appendf(b, "\"lost\":%d,\n", r.lost)
	}
	b = append(b, `"events":[`...)
	for i, e := range r.events {
		b = append(comma(b, i), '\n')
		b = e.json(b)
	}
	return append(b, "\n]}\n"...)
}

func comma(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return b
}

// json appends e; what says nothing is left out.
func (e Event) json(b []byte) []byte {
	b = fmt.Appendf(b, `{"t":%d,"kind":%s,"lane":%s`,
		e.Time, quote(string(e.Kind)), quote(e.Lane))
	if e.Name != "" {
		b = fmt.Appendf(b, `,"name":%s,"fd":%d`,
			quote(e.Name), e.FD)
	}
	if e.Err != "" {
		b = fmt.Appendf(b, `,"err":%s`, quote(e.Err))
	} else if e.N != 0 || e.Kind == Syscall {
		b = fmt.Appendf(b, `,"n":%d`, e.N)
	}
	if e.Text != "" {
		b = fmt.Appendf(b, `,"text":%s`, quote(e.Text))
	}
	if e.At != "" {
		b = fmt.Appendf(b, `,"at":%s`, quote(e.At))
	}
	return append(b, '}')
}

// quote is s as JSON has it. Go's own quotes differ: JSON knows
// no \x1b, and must be UTF-8.
func quote(s string) string {
	b := []byte{'"'}
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', byte(c))
		case c < ' ':
			b = fmt.Appendf(b, `\u%04x`, c)
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return string(append(b, '"'))
}

// machine says what a reader needs to know to compare.
func machine() string {
	kernel := runtime.GOOS
	release, _ := os.ReadFile("/proc/sys/kernel/osrelease")
	if v, _, _ := strings.Cut(string(release), "-"); v != "" {
		kernel = "Linux " + strings.TrimSpace(v)
	}
	if sys.InBox {
		kernel = "a kernel in a box"
	}
	return fmt.Sprintf("%d × %s, %s, %s", runtime.NumCPU(),
		runtime.GOARCH, kernel, runtime.Version())
}
