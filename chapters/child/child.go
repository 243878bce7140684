// Package child runs a program again, as a process of its own: a
// server that is to be measured has its clients in another one.
// The two talk in lines.
package child

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// A Process is the other one, as the first sees it.
type Process struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// Start runs this program again, with these arguments, and waits
// for the first line that it says. What it complains of, it
// complains of here.
func Start(args ...string) (p *Process, first string, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, "", err
	}
	return StartOther(self, args...)
}

// StartOther is Start of another program.
func StartOther(program string, args ...string) (
	p *Process, first string, err error) {
	if p, err = run(program, args); err != nil {
		return nil, "", err
	}
	if first, err = p.Line(); err != nil {
		p.Kill()
		return nil, "", err
	}
	return p, first, nil
}

func run(program string, args []string) (p *Process, err error) {
	p = &Process{cmd: exec.Command(program, args...)}
	p.cmd.Stderr = os.Stderr
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.out = bufio.NewReader(out)
	return p, p.cmd.Start()
}

// Line waits for the next line that it says.
func (p *Process) Line() (string, error) {
	line, err := p.out.ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("the other process: %w", err)
	}
	return strings.TrimSpace(line), nil
}

// ID is its number.
func (p *Process) ID() int { return p.cmd.Process.Pid }

// Answer is for the other process: it says what f makes of each
// line that it is asked, until there are no more.
func Answer(f func(question string) (string, error)) error {
	questions := bufio.NewScanner(os.Stdin)
	for questions.Scan() {
		answer, err := f(questions.Text())
		if err != nil {
			return err
		}
		fmt.Println(answer)
	}
	return questions.Err()
}

// Ask says a line, and waits for the answer.
func (p *Process) Ask(line string) (string, error) {
	if _, err := fmt.Fprintln(p.in, line); err != nil {
		return "", fmt.Errorf("the other process: %w", err)
	}
	return p.Line()
}

// Stop ends its input, which is how it knows that it is not
// wanted any more, and waits until it has ended.
func (p *Process) Stop() error {
	if err := p.in.Close(); err != nil {
		return fmt.Errorf("the other process: %w", err)
	}
	return p.cmd.Wait()
}

// Kill is for when something has gone wrong, or there is no hurry
// to be polite. It does nothing to one that has ended.
func (p *Process) Kill() {
	p.cmd.Process.Kill()
	p.cmd.Wait()
}
