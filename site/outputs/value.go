package outputs

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// A Value is a number or word for a sentence, and where it is from.
type Value struct {
	Text   string
	Source string
}

const mostDecimals = 9

// Value looks a reference of the form NAME.key, NAME.golden.key or
// NAME.key|decimals up: in the testscript NAME, or else in the
// measurement NAME.
func (s *Store) Value(ref string, data map[string]*Data) (Value, error) {
	ref, decimals, rounded := strings.Cut(ref, "|")
	name, key, ok := strings.Cut(ref, ".")
	if !ok {
		return Value{}, fmt.Errorf("{{%s}}: write {{NAME.key}}", ref)
	}
	v, err := s.find(name, key, data)
	if err != nil {
		return v, err
	}
	if rounded {
		n, err := strconv.Atoi(decimals)
		x, err2 := strconv.ParseFloat(v.Text, 64)
		if err != nil || err2 != nil || n < 0 || n > mostDecimals {
			return v, fmt.Errorf("{{%s|%s}}: cannot round %q to %q "+
				"decimals", ref, decimals, v.Text, decimals)
		}
		v.Text = strconv.FormatFloat(x, 'f', n, 64)
	}
	v.Text = Group(v.Text)
	return v, nil
}

// find is the value as the testscript or the measurement writes it.
func (s *Store) find(name, key string, data map[string]*Data) (
	Value, error) {
	script := "testscripts/" + name + ".txtar"
	if _, err := os.Stat(filepath.Join(s.root, script)); err == nil {
		sc, err := s.Script(script)
		if err != nil {
			return Value{}, err
		}
		text, err := sc.value(key)
		return Value{text, script}, err
	}
	d := data[name]
	if d == nil {
		return Value{}, fmt.Errorf("neither testscripts/%s.txtar nor "+
			"book/data/%s.json exists", name, name)
	}
	file := "book/data/" + name + ".json"
	number, ok := d.Values[key]
	if !ok {
		return Value{}, fmt.Errorf("%s has no value %q", file, key)
	}
	return Value{number.String(), file}, nil
}

// value finds the line that begins with the key. "golden.key" looks
// only in golden.golden.
func (sc *Script) value(key string) (string, error) {
	only, rest, ok := strings.Cut(key, ".")
	_, named := sc.goldens[only+".golden"]
	named = named && ok
	if named {
		key = rest
	}
	found, in := "", ""
	for _, name := range sc.names() {
		if named && name != only+".golden" {
			continue
		}
		for line := range strings.Lines(sc.goldens[name].Text) {
			v := labelled(line, key)
			if found != "" && v != "" && v != found {
				return "", fmt.Errorf("%s says %s %s in %s and %s in %s; "+
					"name one: {{…%s.%s}}", sc.Path, key, found, in, v,
					name, strings.TrimSuffix(in, ".golden"), key)
			}
			if v != "" {
				found, in = v, name
			}
		}
	}
	if found == "" {
		return "", fmt.Errorf("no golden of %s has a line that begins "+
			"with %q and two spaces or a colon", sc.Path, key)
	}
	return found, nil
}

// labelled is the first field after the key that a line begins with,
// a colon or two spaces between them, or none.
func labelled(line, key string) string {
	rest, ok := strings.CutPrefix(line, key)
	if !ok || key == "" {
		return ""
	}
	after, colon := strings.CutPrefix(rest, ":")
	field := strings.Fields(after)
	gap := len(rest) - len(strings.TrimLeft(rest, " \t"))
	if len(field) == 0 || !colon && gap < 2 {
		return ""
	}
	return field[0]
}

var whole = regexp.MustCompile(`^\d{5,}$|^\d{4,}\.\d+$`)

// Group parts the thousands of a number of five digits or more.
func Group(s string) string {
	if !whole.MatchString(s) {
		return s
	}
	digits, fraction, _ := strings.Cut(s, ".")
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}
