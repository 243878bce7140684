package testscripts

import (
	"os/exec"
	"strings"
	"testing"
)

// Chapter 7 says what the race detector finds in a counter that
// two goroutines share, and that its report names the line.
func TestRaceReport(t *testing.T) {
	cmd := exec.Command("go", "run", "-race",
		"./chapters/07-await/racing")
	cmd.Dir = root(t)
	msg, err := cmd.CombinedOutput()
	for _, lack := range []string{"requires cgo", "C compiler",
		"not supported"} {
		if strings.Contains(string(msg), lack) {
			t.Skipf("no race detector here: %s", msg)
		}
	}
	if err == nil {
		t.Error("the program ends well")
	}
	for _, want := range []string{"WARNING: DATA RACE",
		"racing/main.go:24"} {
		if !strings.Contains(string(msg), want) {
			t.Errorf("no %q in\n%s", want, msg)
		}
	}
}
