// Package terse takes from a page what a browser does not need: the
// quotes around most values of attributes. They are a hundredth of
// what a chapter weighs, which has a limit.
package terse

import (
	"bytes"
	"path"
)

// Site makes the pages of a site terse.
func Site(site map[string][]byte) {
	for name, data := range site {
		if path.Ext(name) == ".html" {
			site[name] = Page(data)
		}
	}
}

// Page is a page without these quotes. What stands between tags is
// left alone.
func Page(src []byte) []byte {
	out := make([]byte, 0, len(src))
	for len(src) > 0 {
		open := bytes.IndexByte(src, '<')
		if open < 0 || open == len(src)-1 {
			break
		}
		out = append(out, src[:open+1]...)
		if src = src[open+1:]; isLetter(src[0]) {
			out, src = tag(out, src)
		}
	}
	return append(out, src...)
}

// tag copies a tag to its end.
func tag(out, src []byte) (to, rest []byte) {
	for len(src) > 0 {
		if src[0] == '>' {
			return out, src
		}
		value := quoted(src)
		switch {
		case src[0] == '\'' && bytes.IndexByte(src[1:], '\'') >= 0:
			end := 2 + bytes.IndexByte(src[1:], '\'')
			out, src = append(out, src[:end]...), src[end:]
		case value == nil:
			out, src = append(out, src[0]), src[1:]
		default:
			end := len(value) + len(`=""`)
			if needed(value, src[end:]) {
				out = append(out, src[:end]...)
			} else {
				out = append(append(out, '='), value...)
			}
			src = src[end:]
		}
	}
	return out, src
}

// quoted is the value of an attribute whose equals sign src begins
// with, or nil.
func quoted(src []byte) []byte {
	value, ok := bytes.CutPrefix(src, []byte(`="`))
	if !ok {
		return nil
	}
	end := bytes.IndexByte(value, '"')
	if end < 0 {
		return nil
	}
	return value[:end]
}

// needed also keeps the quotes before a slash, which would become a
// part of the value.
func needed(value, after []byte) bool {
	if len(value) == 0 || len(after) == 0 ||
		after[0] != ' ' && after[0] != '>' {
		return true
	}
	for _, c := range value {
		if !isLetter(c) && (c < '0' || c > '9') &&
			bytes.IndexByte([]byte("-._#/:"), c) < 0 {
			return true
		}
	}
	return false
}

func isLetter(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z'
}
