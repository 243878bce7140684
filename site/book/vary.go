package book

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A Vary is an argument of an output's program that a reader may
// change on the page.
type Vary struct {
	Label       string // "clients"
	Flag        string // "-n"
	Least, Most int
	Printed     int    // what it was when the output was printed
	Unit        string // "ms", or nothing
}

const varyForm = `vary="LABEL -FLAG LEAST..PRINTED..MOST[UNIT], …"`

var varyPart = regexp.MustCompile(
	`^([^<>&"]+) (-[a-z-]+) (\d{1,6})\.\.(\d{1,6})\.\.(\d{1,6})([a-zµ]*)$`)

// cutVary takes from the reference of an output fence what a reader
// may change.
func cutVary(ref string) (rest, vary string, ok bool) {
	rest, vary, ok = strings.Cut(ref, ` vary="`)
	if !ok {
		return ref, "", true
	}
	vary, ok = strings.CutSuffix(vary, `"`)
	return rest, vary, ok && vary != ""
}

// parseVary reads arguments as varyForm has them.
func parseVary(text, command string) ([]Vary, error) {
	var all []Vary
	for part := range strings.SplitSeq(text, ",") {
		m := varyPart.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return nil, fmt.Errorf("%q varies nothing", part)
		}
		v := Vary{Label: m[1], Flag: m[2], Unit: m[6]}
		v.Least, _ = strconv.Atoi(m[3]) // they are digits, and few
		v.Printed, _ = strconv.Atoi(m[4])
		v.Most, _ = strconv.Atoi(m[5])
		if v.Least > v.Printed || v.Printed > v.Most || v.Least == v.Most {
			return nil, fmt.Errorf("%q: %d is not between %d and %d",
				v.Label, v.Printed, v.Least, v.Most)
		}
		if err := v.agrees(command); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// agrees says whether a command that has the flag has it as printed.
func (v Vary) agrees(command string) error {
	_, given, ok := strings.Cut(command+" ", " "+v.Flag+" ")
	value, _, _ := strings.Cut(given, " ")
	if ok && value != v.Value(v.Printed) {
		return fmt.Errorf("%q: the output is of %s %s, not of %s",
			v.Label, v.Flag, value, v.Value(v.Printed))
	}
	return nil
}

// Value is n as an argument.
func (v Vary) Value(n int) string { return strconv.Itoa(n) + v.Unit }

// vary notes what of an output may be changed.
func (l *loader) vary(n *Output, text string) {
	if !n.Boxed {
		l.fail(n.Line, "take vary away", "no page can run %s: only a "+
			"real kernel prints this", n.Ref)
		return
	}
	var err error
	if n.Vary, err = parseVary(text, n.Command); err != nil {
		l.fail(n.Line, "write "+varyForm, "%v", err)
	}
}
