package crowd

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"artofwaiting/chapters/00-the-wait/greeter"
	"artofwaiting/code/thread"
)

// serve is the greeter's process. It says its address, and then,
// for each line that it is told, how many threads it has started.
// The end of its input is the end of it.
func serve(start func(greeter.Service) (greeter.Server, error),
	tongue, fortune string) error {
	s, err := start(greeter.Service{
		Addr:             "127.0.0.1:0",
		Tongue:           tongue,
		Fortune:          fortune,
		ClientPatience:   time.Minute,
		UpstreamPatience: time.Minute,
	})
	if err != nil {
		return err
	}
	fmt.Println(s.Address())
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fmt.Println(thread.Running())
	}
	s.Stop()
	return lines.Err()
}

// A server is that process, seen from the other one.
type server struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	addr string
}

// child starts this program again, as the greeter.
func child() (*server, error) {
	tongue, fortune, err := services()
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self, "-server", tongue, fortune)
	cmd.Stderr = os.Stderr
	s := &server{cmd: cmd}
	if err := s.open(); err != nil {
		return nil, err
	}
	s.addr, err = s.line()
	if err != nil {
		s.kill()
	}
	return s, err
}

func (s *server) open() (err error) {
	if s.in, err = s.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	s.out = bufio.NewReader(out)
	return s.cmd.Start()
}

// line is the next that the server says.
func (s *server) line() (string, error) {
	line, err := s.out.ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("the server: %w", err)
	}
	return strings.TrimSpace(line), nil
}

func (s *server) threads() (string, error) {
	if _, err := io.WriteString(s.in, "\n"); err != nil {
		return "", fmt.Errorf("the server: %w", err)
	}
	return s.line()
}

// stop waits until the server has let everybody go.
func (s *server) stop() error {
	if err := s.in.Close(); err != nil {
		return fmt.Errorf("the server: %w", err)
	}
	return s.cmd.Wait()
}

// kill is for when something has gone wrong. It does nothing to a
// server that has stopped.
func (s *server) kill() { s.cmd.Process.Kill() }
