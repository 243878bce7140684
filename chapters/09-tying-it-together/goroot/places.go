package main

// A place is a function of Go's source, or a number in it. One
// without a file is a heading.
type place struct {
	file, name    string
	number, label string
}

// lower is what is nearer to the kernel.
var lower = []place{
	{name: "threads (chapter 1)"},
	{file: "runtime/os_linux.go", name: "newosproc"},
	{"runtime/stack.go", "", `stackMin *= (\d+)`, "bytes: "},
	{file: "runtime/stack.go", name: "copystack"},

	{name: "non-blocking I/O (chapter 2)"},
	{"internal/poll/fd_unix.go", "Read", `syscall\.(EAGAIN)`, ""},

	{name: "the poller (chapter 3)"},
	{"runtime/netpoll_epoll.go", "netpollopen",
		`linux\.(EPOLLET)`, ""},
	{"runtime/netpoll_epoll.go", "netpoll",
		`events \[(\d+)\]`, "events: "},
	{"runtime/netpoll_epoll.go", "netpollinit",
		`linux\.(Eventfd)`, ""},
	{file: "runtime/netpoll_epoll.go", name: "netpollBreak"},

	{name: "waiting and waking (chapter 4)"},
	{file: "runtime/netpoll.go", name: "netpollblock"},
	{"runtime/netpoll.go", "poll_runtime_pollOpen",
		`(fdseq)`, ""},
	{file: "runtime/netpoll.go", name: "netpollready"},
	{"runtime/time.go", "", `timerHeapN = (\d+)`,
		"children: "},
}

var upper = []place{
	{name: "a function that stops (chapters 6, 7)"},
	{file: "runtime/proc.go", name: "gopark"},
	{file: "runtime/coro.go", name: "coroswitch_m"},

	{name: "the scheduler (chapter 8)"},
	{"runtime/runtime2.go", "", `runq +\[(\d+)\]guintptr`,
		"queue: "},
	{"runtime/runtime2.go", "", `(runnext) +guintptr`, ""},
	{"runtime/proc.go", "runqputslow", `n = (n / 2)`, ""},
	{"runtime/proc.go", "runqgrab", `n = (n - n/2)`, ""},
	{"runtime/proc.go", "findRunnable",
		`schedtick%(\d+)`, "every: "},
	{"runtime/proc.go", "sysmon",
		`lastpoll\+(10)\*1000\*1000`, "ms: "},
	{"runtime/proc.go", "",
		`forcePreemptNS = (10) \* 1000 \* 1000`, "ms: "},
	{file: "runtime/signal_unix.go", name: "preemptM"},
	{file: "runtime/proc.go", name: "retake"},
	{file: "runtime/chan.go", name: "chansend"},
}
