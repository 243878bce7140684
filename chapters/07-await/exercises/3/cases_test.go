//go:build exercise

package cases

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// program prints which channels and values a select evaluates,
// and what it then does.
const program = `package main

import (
	"fmt"

	"artofwaiting/code/await"
	"artofwaiting/code/future"
)

func value[T any](v T, err error) T { return v }

func say[T any](name string, v T) T {
	fmt.Println(name)
	return v
}

func F(in, out chan int) future.Boxed[int] {
	return await.Async(func(a *await.A) (int, error) {
		sum := 0
		for range 3 {
			select {
			case v := <-value(await.Await(a, future.PendingOnce(say("in", in)))):
				sum += v
			case say("out", out) <- value(await.Await(a, future.PendingOnce(say("value", sum+1)))):
				sum += value(await.Await(a, future.PendingOnce(100)))
			case <-say("nothing", (chan int)(nil)):
			}
		}
		return sum, nil
	})
}

func main() {
	c := make(chan int, 1)
	f := F(c, c)
	v, err := f.Poll(future.Waker{})
	for err == future.Pending {
		fmt.Println("waits")
		v, err = f.Poll(future.Waker{})
	}
	fmt.Println(v, err)
}
`

// The program as it stands runs on stacks. Rewritten it can be
// compiled, and prints the same.
func TestRewrite(t *testing.T) {
	made, err := Rewrite([]byte(program))
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp(".", "testdata")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	write := func(name, text string) string {
		name = filepath.Join(dir, name, "main.go")
		os.MkdirAll(filepath.Dir(name), 0o777)
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return "./" + filepath.Dir(name)
	}
	before := write("before", program)
	after := write("after", string(made))
	run(t, "artofwaiting/code/generator/compile", "-o",
		after+"/compiled", after)
	want, got := run(t, before), run(t, after+"/compiled")
	if !bytes.Equal(got, want) {
		t.Errorf("compiled it prints\n%s\nand not\n%s", got, want)
	}
}

// run is what a program prints.
func run(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("go", append([]string{"run"}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go run %v: %v\n%s", args, err, out)
	}
	return out
}
