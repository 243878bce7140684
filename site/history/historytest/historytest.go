// Package historytest makes repositories to test with.
package historytest

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A Repository is one of git. Its commits are of an author and a time
// that are always the same.
type Repository struct {
	testing.TB
	Dir string
}

// New makes a repository of a directory. Without git, t is skipped.
func New(t testing.TB, dir string) Repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	r := Repository{t, dir}
	r.Git("init", "-q", "-b", "main")
	return r
}

// Git runs git there, whatever the user has configured.
func (r Repository) Git(args ...string) string {
	r.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = r.Dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull,
		"GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@x",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@x",
		"GIT_AUTHOR_DATE=2026-11-29T23:30:00-0800", "GIT_COMMITTER_DATE=2026-12-01T00:00:00Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}
