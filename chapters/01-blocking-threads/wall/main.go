//go:build unix && !sim

// Wall starts threads that wait, until Go gives up.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"

	"artofwaiting/code/sys"
	"artofwaiting/code/thread"
)

const threads = 20_000

func main() {
	limit := flag.Int("limit", 10_000,
		"how many `threads` Go is to put up with")
	victim := flag.Bool("victim", false,
		"be the process that starts threads until it dies")
	flag.Parse()
	role := watch
	if *victim {
		role = die
	}
	if err := role(*limit); err != nil {
		fmt.Fprintln(os.Stderr, "wall:", err)
		os.Exit(1)
	}
}

// die asks for more threads than there may be. Each one waits in
// a read of the same silent socket.
func die(limit int) error {
	debug.SetMaxThreads(limit)
	silent, _, err := sys.Socketpair()
	if err != nil {
		return err
	}
	for range threads {
		running := make(chan bool)
		thread.Start(func() {
			close(running)
			sys.Read(silent, make([]byte, 1))
		})
		<-running
	}
	return fmt.Errorf("%d threads, and all is well", threads)
}

// watch starts this program again, as the victim, and tells how
// it ended. Without GOTRACEBACK its last words would take
// megabytes.
func watch(limit int) error {
	if limit < 1 || limit >= threads {
		return fmt.Errorf("-limit %d: must be from 1 to %d",
			limit, threads-1)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, "-victim",
		"-limit", fmt.Sprint(limit))
	cmd.Env = append(os.Environ(), "GOTRACEBACK=none")
	_, err = cmd.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return fmt.Errorf("the victim lives: %w", err)
	}
	words, _, _ := strings.Cut(string(exit.Stderr), "\n")
	words = strings.TrimPrefix(words, "runtime: ")
	fmt.Println("threads asked for ", threads)
	fmt.Println("Go's last words   ", words)
	fmt.Println("exit status       ", exit.ExitCode())
	return nil
}
