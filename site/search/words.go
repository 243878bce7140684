package search

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much a word matters to a section that has it, and how the
// index says so. The higher ones come first in what is found.
const (
	inText   = ','
	often    = '+' // three times or more
	stressed = '*' // the section introduces the term
	inTitle  = '#'
)

// Words is the inverted index: a line for each word, in the order of
// the words. A line begins with a digit in base 36 for the number of
// bytes that it has in common with the word above, then has the rest
// of the word, then each section that has it: a mark, and in base 36
// how many sections further on it is.
func Words(sections []Section) string {
	found := make(map[string][]posting)
	for i, s := range sections {
		for word, mark := range marks(s) {
			found[word] = append(found[word], posting{i, mark})
		}
	}
	var b strings.Builder
	last := ""
	for _, word := range slices.Sorted(maps.Keys(found)) {
		same := min(shared(last, word), 35)
		b.WriteString(strconv.FormatInt(int64(same), 36) + word[same:])
		at := 0
		for _, p := range found[word] {
			fmt.Fprintf(&b, "%c%s", p.mark,
				strconv.FormatInt(int64(p.section-at), 36))
			at = p.section
		}
		b.WriteByte('\n')
		last = word
	}
	return b.String()
}

type posting struct {
	section int
	mark    rune
}

// marks is the words of a section, each with its highest mark.
func marks(s Section) map[string]rune {
	count := make(map[string]int)
	for _, word := range Split(s.Text) {
		count[word]++
	}
	found := make(map[string]rune)
	for word, n := range count {
		found[word] = inText
		if n >= 3 {
			found[word] = often
		}
	}
	for _, word := range Split(s.Stressed) {
		found[word] = stressed
	}
	for _, word := range Split(s.Title) {
		found[word] = inTitle
	}
	return found
}

// Split is the words of a text, in small letters: letters and digits.
// A letter alone is no word.
func Split(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return slices.DeleteFunc(words, func(w string) bool {
		r, n := utf8.DecodeRuneInString(w)
		return n == len(w) && !unicode.IsDigit(r)
	})
}

// shared is how many bytes two words begin with in common, none of
// them a part of a letter: the reader of the index counts the bytes
// of what it takes for text.
func shared(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] && a[n] < utf8.RuneSelf {
		n++
	}
	return n
}
