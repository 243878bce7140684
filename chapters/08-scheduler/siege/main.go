// Siege has 10,000 clients of a greeter that is another process
// ask again and again, among bad clients, while one of the two
// services is killed and comes back.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"artofwaiting/chapters/child"
)

func main() {
	n := flag.Int("n", 10_000, "how many `clients` there are")
	span := flag.Duration("for", 3*time.Second,
		"how `long` they ask")
	role := flag.String("role", "",
		"be the greeter or a service, with these arguments")
	flag.Parse()
	var err error
	switch a := flag.Args(); {
	case *role == "greeter" && len(a) == 2:
		err = serve(a[0], a[1])
	case *role == "fortune" && len(a) == 1:
		err = fortune(a[0])
	case *role != "" || len(a) > 0:
		err = fmt.Errorf("-role %q with %q", *role, a)
	case *n < 1 || *span <= 0:
		err = fmt.Errorf("-n %d -for %v: nobody", *n, *span)
	default:
		err = siege(*n, *span)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "siege:", err)
		os.Exit(1)
	}
}

// siege prints what has gone wrong, which is nothing, and to the
// standard error what has happened, which is never the same.
func siege(n int, span time.Duration) error {
	s, err := start()
	if err != nil {
		return err
	}
	defer s.stop()
	before, err := s.greeter.Ask("")
	if err != nil {
		return err
	}
	var t tally
	if err := besiege(s, &t, n, span); err != nil {
		return err
	}
	fmt.Println("clients ", n)
	t.print(os.Stdout, os.Stderr)
	after, err := s.quiet(before)
	if err != nil {
		return err
	}
	fmt.Println("anything left over ", after != before)
	return s.greeter.Stop()
}

// quiet asks the greeter what it has, until it has as much as
// before, or a minute is over.
func (s *stage) quiet(before string) (after string, err error) {
	minute := time.Now().Add(time.Minute)
	for time.Now().Before(minute) {
		after, err = s.greeter.Ask("")
		if after == before || err != nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	return after, err
}

// A stage is the processes beside this one.
type stage struct {
	greeter *child.Process
	addr    string
	fortune *service
}
