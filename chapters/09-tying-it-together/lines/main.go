// Lines counts how long the greeters are.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// A greeter is where to find it: the code that asks the two
// services, and all of it. "FILE#NAME NAME" is declarations.
type greeter struct {
	name     string
	question []string
	all      []string
}

const (
	goroutines = "00-the-wait/greeter/handler.go"
	machine    = "02-non-blocking-io/machine"
	futures    = "04-futures/server"
	chain      = "05-combinators/server"
	await      = "07-await/server"
)

var asks = []string{machine + "/question.go",
	machine + "/states.go#" +
		"Client.question Client.hearTongue Client.hearFortune " +
		"Client.hear"}

var greeters = []greeter{
	{"net and go",
		[]string{goroutines + "#Handler.Greet Handler.ask"},
		[]string{goroutines, "00-the-wait/main.go#server start " +
			"server.accept server.Stop server.Address pause"}},
	{"threads",
		[]string{goroutines + "#Handler.Greet Handler.ask"},
		[]string{goroutines, "01-blocking-threads/server"}},
	{"asking", asks,
		[]string{machine, "02-non-blocking-io/server"}},
	{"epoll", asks, []string{machine, "03-epoll/loop"}},
	{"futures",
		[]string{futures + "/question.go",
			futures + "/client.go#client.heard"},
		[]string{futures}},
	{"combinators",
		[]string{chain + "/greet.go"}, []string{chain}},
	{"generators",
		[]string{"06-generators/server/greet.go"},
		[]string{"06-generators/server",
			chain + "/server.go", chain + "/refuse.go"}},
	{"await", []string{await + "/greet.go"},
		[]string{await,
			chain + "/server.go", chain + "/refuse.go"}},
	{"scheduler", []string{await + "/greet.go"},
		[]string{await, "08-scheduler/server",
			chain + "/refuse.go"}},
}

func main() {
	_, here, _, _ := runtime.Caller(0)
	chapters := filepath.Join(filepath.Dir(here), "../..")
	fmt.Println("               the question  the whole")
	for _, g := range greeters {
		question, err := count(chapters, g.question)
		if err == nil {
			var all int
			all, err = count(chapters, g.all)
			fmt.Printf("%-14s %12d %10d\n", g.name, question, all)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "lines:", err)
			os.Exit(1)
		}
	}
}
