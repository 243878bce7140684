// The greeter of chapter 0 on epoll, edge-triggered, on one
// thread: a client is a struct that knows what it waits for. It
// takes the addresses of its two services, and for how many
// milliseconds it waits for a client, and for a service; prints
// its own address; and goes when its input ends.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "words.h"

enum {
	MAX_LINE = 256,    // of a service, in bytes, with its end
	SURPLUS = 1 << 20,  // read of who is refused, in bytes
	AGAIN = 100,       // before a failed accept, in ms
	EVENTS = 256,      // told at once
};

// What a client waits for.
enum state {
	READING, // the rest of its request
	TONGUE,  // the word of the tongue service
	FORTUNE, // the word of the fortune service
	WRITING, // room for its answer
	LEAVING, // it to stop sending, after a refusal
	GONE,    // to be freed
};

struct client {
	enum state state;
	int fd, service; // service: -1 while none is asked
	int refused;

	char *in; // what it has sent and nobody has parsed
	size_t len;
	struct request request;

	char *out; // the answer, of which so much is written
	size_t written, size;

	// A question, and when all of it is asked, what has been
	// heard of the answer.
	char line[MAX_LINE + 2];
	size_t asked, question, heard;
	char code[MAX_LINE + 1]; // of the language
	size_t surplus;

	struct queue *queue;
	struct client *before, *after;
	long long until; // ms
};

// Clients with the same patience lose it in the order in which
// they began to wait: there is no need for a heap.
struct queue {
	struct client *first, *last;
	long patience; // ms
};

static struct queue clients, services;
static struct sockaddr_in tongue, fortune;
static struct client *gone; // a list by after
static int epfd, door, full;

static void die(const char *what) {
	perror(what);
	exit(1);
}

static long long now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void leave_queue(struct client *c) {
	struct queue *q = c->queue;
	if (q == NULL) return;
	*(c->before ? &c->before->after : &q->first) = c->after;
	*(c->after ? &c->after->before : &q->last) = c->before;
	c->queue = NULL;
}

// next enters a state, and says for how long. It returns 0.
static int next(struct client *c, enum state state) {
	struct queue *q = &clients;
	if (state == TONGUE || state == FORTUNE) q = &services;
	leave_queue(c);
	c->state = state;
	c->until = now() + q->patience;
	c->queue = q, c->before = q->last, c->after = NULL;
	*(q->last ? &q->last->after : &q->first) = c;
	q->last = c;
	return 0;
}

// watch has epoll tell c, once, of all that happens to fd.
static int watch(int fd, void *who) {
	struct epoll_event ev = {
		.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
		.data.ptr = who};
	return epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &ev);
}

// hear is recv, for which the end is an error too.
static ssize_t hear(int fd, char *p, size_t size) {
	ssize_t n;
	do n = recv(fd, p, size, 0);
	while (n < 0 && errno == EINTR);
	if (n == 0) errno = EPIPE;
	return n == 0 ? -1 : n;
}

// say sends what is left, and returns 0 when that is nothing.
static int say(int fd, const char *p, size_t *at, size_t size) {
	while (*at < size) {
		ssize_t n = send(fd, p + *at, size - *at, MSG_NOSIGNAL);
		if (n < 0 && errno != EINTR) return -1;
		if (n > 0) *at += n;
	}
	return 0;
}

static void drop_service(struct client *c) {
	if (c->service >= 0) close(c->service);
	c->service = -1;
}

// let_go is the end of c, which the next event may be for too: it
// is freed when there are no more. It returns 0.
static int let_go(struct client *c) {
	drop_service(c);
	close(c->fd);
	leave_queue(c);
	c->state = GONE;
	c->after = gone, gone = c;
	return 0;
}

static int answer(struct client *c, const char *status,
		const char *body, int end) {
	int n = asprintf(&c->out,
		"HTTP/1.1 %s\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Length: %zu\r\n%s\r\n%s",
		status, strlen(body), end ? "Connection: close\r\n" : "",
		body);
	if (n < 0) {
		c->out = NULL;
		return let_go(c);
	}
	c->written = 0, c->size = n;
	return next(c, WRITING);
}

// refuse tells c what went wrong, and that it is over.
static int refuse(struct client *c, const char *status) {
	char body[64];
	drop_service(c);
	c->refused = 1;
	snprintf(body, sizeof body, "%s\n", status);
	return answer(c, status, body, 1);
}

static int gateway(struct client *c) {
	return refuse(c,
		errno == ETIMEDOUT ? GATEWAY_TIMEOUT : BAD_GATEWAY);
}

// ask begins to ask a service, and waits in that state.
static int ask(struct client *c, enum state state,
		const struct sockaddr_in *who, const char *line) {
	c->service = socket(AF_INET,
		SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (c->service < 0) return gateway(c);
	const struct sockaddr *to = (const struct sockaddr *)who;
	if (connect(c->service, to, sizeof *who) < 0 &&
	    errno != EINPROGRESS)
		return gateway(c);
	if (watch(c->service, c) < 0) return gateway(c);
	c->question =
		snprintf(c->line, sizeof c->line, "%s\n", line);
	c->asked = c->heard = 0;
	return next(c, state);
}

// exchange asks, and hears a line. To send before there is a
// connection is to be told EAGAIN, or why there will be none.
static int exchange(struct client *c) {
	if (say(c->service, c->line, &c->asked, c->question) < 0)
		return -1;
	for (;;) {
		char *p = c->line + c->heard;
		size_t room = MAX_LINE - c->heard;
		if (room == 0) {
			errno = EMSGSIZE;
			return -1;
		}
		ssize_t n = hear(c->service, p, room);
		if (n < 0) return -1;
		char *end = memchr(p, '\n', n);
		if (end != NULL) {
			*end = 0;
			return 0;
		}
		c->heard += n;
	}
}

// asking is what TONGUE and FORTUNE do.
static int asking(struct client *c) {
	if (exchange(c) < 0) {
		if (errno == EAGAIN) return -1;
		return gateway(c);
	}
	drop_service(c);
	char *heard = trim(c->line);
	if (c->state == TONGUE) {
		strcpy(c->code, heard);
		return ask(c, FORTUNE, &fortune, c->code);
	}
	char body[2 * MAX_LINE];
	greeting(body, sizeof body, c->code, c->request.name, heard);
	return answer(c, OK, body, c->request.close);
}

// reading collects a request, and asks the first question.
static int reading(struct client *c) {
	char chunk[1024];
	const char *bad = NULL;
	size_t n = parse(c->in, c->len, &c->request, &bad);
	if (bad != NULL) return refuse(c, bad);
	if (n > 0) {
		c->len -= n;
		memmove(c->in, c->in + n, c->len);
		if (c->len == 0) free(c->in), c->in = NULL;
		return ask(c, TONGUE, &tongue, c->request.name);
	}
	ssize_t more = hear(c->fd, chunk, sizeof chunk);
	if (more < 0) return -1;
	char *in = realloc(c->in, c->len + more);
	if (in == NULL) return -1;
	memcpy(in + c->len, chunk, more);
	c->in = in, c->len += more;
	return 0;
}

static int writing(struct client *c) {
	if (say(c->fd, c->out, &c->written, c->size) < 0) return -1;
	free(c->out), c->out = NULL;
	if (c->refused) {
		next(c, LEAVING);
		return shutdown(c->fd, SHUT_WR);
	}
	return c->request.close ? let_go(c) : next(c, READING);
}

// leaving reads what a refused client still sends. To close
// before would make the kernel take the refusal back.
static int leaving(struct client *c) {
	char chunk[1024];
	ssize_t n = hear(c->fd, chunk, sizeof chunk);
	if (n < 0) return -1;
	c->surplus += n;
	return c->surplus > SURPLUS ? let_go(c) : 0;
}

// act does what the state asks for. It returns 0 when there may
// be more to do, -1 with EAGAIN when c must wait, and -1 with any
// other error when c is lost.
static int act(struct client *c) {
	switch (c->state) {
	case READING: return reading(c);
	case TONGUE:
	case FORTUNE: return asking(c);
	case WRITING: return writing(c);
	default:      return leaving(c);
	}
}

// step lets c go as far as it can.
static void step(struct client *c) {
	while (c->state != GONE) {
		if (act(c) == 0) continue;
		if (errno == EAGAIN) return;
		let_go(c);
	}
}

static void bury(void) {
	while (gone != NULL) {
		struct client *c = gone;
		gone = c->after;
		free(c->in);
		free(c->out);
		free(c);
	}
}

static void welcome(int fd) {
	struct client *c = calloc(1, sizeof *c);
	if (c == NULL || watch(fd, c) < 0) {
		free(c);
		close(fd);
		return;
	}
	c->fd = fd, c->service = -1;
	next(c, READING);
}

// come lets in all who are at the door. If there is no descriptor
// left, nobody will tell when there are some again.
static void come(void) {
	for (;;) {
		int fd = accept4(door, NULL, NULL,
			SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd < 0 && (errno == EINTR || errno == ECONNABORTED))
			continue;
		full = fd < 0 && errno != EAGAIN;
		if (fd < 0) return;
		welcome(fd);
	}
}

// late lets those go on who have waited for too long.
static void late(struct queue *q) {
	while (q->first != NULL && q->first->until <= now()) {
		struct client *c = q->first;
		if (q == &services)
			refuse(c, GATEWAY_TIMEOUT);
		else if (c->state == READING && c->len > 0)
			refuse(c, REQUEST_TIMEOUT);
		else
			let_go(c);
		step(c);
	}
}

// patience is for how many milliseconds nobody is late.
static int patience(void) {
	long long d = full ? AGAIN : -1;
	struct queue *all[] = {&clients, &services};
	for (int i = 0; i < 2; i++) {
		if (all[i]->first == NULL) continue;
		long long left = all[i]->first->until - now();
		if (left < 0) left = 0;
		if (d < 0 || left < d) d = left;
	}
	return d;
}

static struct sockaddr_in address(const char *text) {
	struct sockaddr_in a = {.sin_family = AF_INET};
	char host[16];
	unsigned short port;
	if (sscanf(text, "%15[0-9.]:%hu", host, &port) != 2 ||
	    inet_pton(AF_INET, host, &a.sin_addr) != 1) {
		fprintf(stderr, "greeter: no address: %s\n", text);
		exit(2);
	}
	a.sin_port = htons(port);
	return a;
}

static void listen_anywhere(void) {
	struct sockaddr_in a = {.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof a;
	struct sockaddr *at = (struct sockaddr *)&a;
	door = socket(AF_INET,
		SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (door < 0 || bind(door, at, size) < 0 ||
	    listen(door, 4096) < 0 ||
	    getsockname(door, at, &size) < 0)
		die("greeter: listen");
	epfd = epoll_create1(EPOLL_CLOEXEC);
	if (epfd < 0 || watch(door, &door) < 0) die("greeter: epoll");
	printf("127.0.0.1:%d\n", ntohs(a.sin_port));
	fflush(stdout);
}

// mind_input notices when whoever has started this is gone.
static void mind_input(void) {
	struct epoll_event ev = {.events = EPOLLIN};
	if (epoll_ctl(epfd, EPOLL_CTL_ADD, STDIN_FILENO, &ev) < 0)
		die("greeter: input");
}

static void read_input(void) {
	char ignored[256];
	if (read(STDIN_FILENO, ignored, sizeof ignored) == 0) exit(0);
}

static void turn(void) {
	struct epoll_event events[EVENTS];
	int n = epoll_wait(epfd, events, EVENTS, patience());
	for (int i = 0; i < n; i++) {
		void *who = events[i].data.ptr;
		if (who == NULL)
			read_input();
		else if (who == &door)
			come();
		else
			step(who);
	}
	late(&clients);
	late(&services);
	if (full) come();
	bury();
}

int main(int argc, char **argv) {
	if (argc != 5) {
		fputs("greeter: TONGUE FORTUNE MS MS\n", stderr);
		return 2;
	}
	tongue = address(argv[1]), fortune = address(argv[2]);
	clients.patience = atol(argv[3]);
	services.patience = atol(argv[4]);
	listen_anywhere();
	mind_input();
	for (;;) turn();
}
