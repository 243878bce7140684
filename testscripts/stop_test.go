package testscripts

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The greeter of chapter 8 is asked what its tasks do, and told to
// stop, while a client is inside. The client has its answer, and then
// the process ends well.
func TestStop(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGTERM and no SIGQUIT here")
	}
	program := filepath.Join(t.TempDir(), "greeter")
	build := exec.Command("go", "build", "-o", program,
		"./chapters/08-scheduler")
	build.Dir = root(t)
	if msg, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	server := exec.Command(program, "-serve", "127.0.0.1:0")
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	complaints, err := server.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	tasks := bufio.NewReader(complaints)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer server.Process.Kill()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, addr, _ := strings.Cut(strings.TrimSpace(line), "http://")
	c := visit(t, strings.TrimSuffix(addr, "/ada"))
	c.ask(t, "ada") // so it is inside
	if err := server.Process.Signal(syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	var doing [3]string // of what stops it, who listens, and c's
	for i := range doing {
		if doing[i], err = tasks.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		doing[i] = strings.Fields(doing[i])[2]
	}
	slices.Sort(doing[:])
	want := [...]string{"compiled.clientFuture",
		"compiled.serverlistenFuture", "future.Receiver[struct"}
	if doing != want {
		t.Errorf("asked, it does %q, want %q", doing, want)
	}
	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	c.ask(t, "grace")
	c.Close()
	if err := server.Wait(); err != nil {
		t.Error(err)
	}
}

// A visitor is a client that keeps its connection.
type visitor struct {
	net.Conn
	in *bufio.Reader
}

func visit(t *testing.T, addr string) *visitor {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	conn.SetDeadline(time.Now().Add(time.Minute))
	return &visitor{conn, bufio.NewReader(conn)}
}

func (v *visitor) ask(t *testing.T, name string) {
	t.Helper()
	fmt.Fprintf(v, "GET /%s HTTP/1.1\r\nHost: greeter\r\n\r\n", name)
	r, err := http.ReadResponse(v.in, nil)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", name, r.Status)
	}
	body, err := bufio.NewReader(r.Body).ReadString('\n')
	if err != nil || !strings.Contains(body, name) {
		t.Fatalf("%s: %q, %v", name, body, err)
	}
}
