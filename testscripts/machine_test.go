package testscripts

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/tetratelabs/wazero"
	wasi "github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

// A machine runs a WebAssembly file, any number of times, also at
// once. Each run has a memory of its own and begins at the same time
// of the same day, with the same luck. It is the machine that a page
// has, where site/runner/assets/wasi.js is what the host is here: the
// tests of site/browser see that a run is the same run there.
type machine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
	files   wazero.FSConfig // if nil, there are none
}

// newMachine compiles. Runs do not watch their context, for that
// takes them three times as long: one that hangs is left to the
// timeout of go test.
func newMachine(t *testing.T, binary []byte) *machine {
	t.Helper()
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	t.Cleanup(func() { r.Close(ctx) })
	if _, err := wasi.Instantiate(ctx, r); err != nil {
		t.Fatal(err)
	}
	module, err := r.CompileModule(ctx, binary)
	if err != nil {
		t.Fatal(err)
	}
	return &machine{runtime: r, module: module}
}

// start runs a program, and says how long it took: on its own clock,
// in nanoseconds.
func (m *machine) start(ctx context.Context, stdout, stderr io.Writer,
	args ...string) (took int64, err error) {
	var c clock
	config := wazero.NewModuleConfig().WithName("").WithArgs(args...).
		WithStdout(stdout).WithStderr(stderr).
		WithWalltime(c.walltime, 1).WithNanotime(c.nanotime, 1).
		WithNanosleep(c.nanosleep).WithRandSource(newLuck())
	if m.files != nil {
		config = config.WithFSConfig(m.files)
	}
	instance, err := m.runtime.InstantiateModule(ctx, m.module, config)
	if instance != nil {
		instance.Close(ctx)
	}
	if exit, ok := errors.AsType[*sys.ExitError](err); ok {
		err = fmt.Errorf("exit status %d", exit.ExitCode())
	}
	return c.now, err
}

// A clock is time for one run. To sleep is to have slept: the program
// does so when all its goroutines wait. It moves a little as well
// whenever it is looked at, or one who looks again and again until a
// time has come would look for ever.
type clock struct {
	now int64 // in nanoseconds
}

const glance = 1000

func (c *clock) nanotime() int64 {
	c.now += glance
	return c.now
}

func (c *clock) nanosleep(ns int64) { c.now += ns }

// walltime is the same clock, on a day that Go's own playground also
// likes.
func (c *clock) walltime() (seconds int64, nanos int32) {
	const gopher = 1_257_894_000 // 10 November 2009, 23:00 UTC
	now := c.nanotime()
	return gopher + now/1e9, int32(now % 1e9)
}

// luck is Marsaglia's xorshift, of whose numbers each gives a byte:
// what a page can have as well, which it cannot have math/rand.
type luck uint32

func newLuck() *luck { l := luck(1); return &l }

func (l *luck) Read(p []byte) (int, error) {
	x := *l
	for i := range p {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		p[i] = byte(x)
	}
	*l = x
	return len(p), nil
}
