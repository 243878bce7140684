package book

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A Claim is one thing that the essay says, in our words.
type Claim struct {
	Chapter int // that carries it first
	Text    string
}

const claimsFile = "book/claims.txt"

// readClaims reads a claim from each line: the number of its chapter
// and its text. A book without the file answers no essay.
func (b *Book) readClaims() (problems Problems) {
	src, err := os.ReadFile(filepath.Join(b.Root, claimsFile))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return Problems{{File: claimsFile, Msg: err.Error()}}
	}
	line := 0
	for text := range strings.Lines(string(src)) {
		line++
		text = strings.TrimSpace(text)
		chapter, claim, _ := strings.Cut(text, " ")
		n, err := strconv.Atoi(chapter)
		if err != nil || claim == "" {
			problems = append(problems, &Problem{claimsFile, line,
				fmt.Sprintf("%q is no claim", text),
				"write the number of its chapter, a space and the claim"})
		}
		b.Claims = append(b.Claims, Claim{n, claim})
	}
	return problems
}
