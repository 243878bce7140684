// An echo server on epoll, edge-triggered, as a C programmer would
// write it who cares for slow readers: what the kernel does not
// take is kept, and nothing more is read until it is gone.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SCRATCH = 64 << 10, EVENTS = 256 };

struct conn {
	int fd, ended; // ended: an event has said so
	char *kept;
	size_t from, to;
};

static char scratch[SCRATCH];
static int epfd;

static void drop(struct conn *c) {
	close(c->fd);
	free(c->kept);
	free(c);
}

// say returns 0 when all is said, 1 when it must wait, -1 when
// nobody listens any more.
static int say(struct conn *c, const char *p, size_t n) {
	while (n > 0) {
		ssize_t sent = send(c->fd, p, n, MSG_NOSIGNAL);
		if (sent >= 0) {
			p += sent, n -= sent;
			continue;
		}
		if (errno == EINTR) continue;
		if (errno != EAGAIN) return -1;
		if (c->kept == NULL || p < c->kept || p > c->kept + c->to) {
			c->kept = realloc(c->kept, n);
			if (c->kept == NULL) return -1;
			memcpy(c->kept, p, n);
			c->from = 0, c->to = n;
		} else {
			c->from = p - c->kept;
		}
		return 1;
	}
	c->from = c->to = 0;
	return 0;
}

static void ready(struct conn *c, uint32_t events) {
	if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) c->ended = 1;
	if (c->to > c->from) {
		int r = say(c, c->kept + c->from, c->to - c->from);
		if (r > 0) return;
		if (r < 0) {
			drop(c);
			return;
		}
	}
	for (;;) {
		ssize_t n = recv(c->fd, scratch, SCRATCH, 0);
		if (n < 0 && errno == EINTR) continue;
		if (n < 0 && errno == EAGAIN) return;
		if (n <= 0) {
			drop(c);
			return;
		}
		int r = say(c, scratch, n);
		if (r > 0) return;
		if (r < 0) {
			drop(c);
			return;
		}
		// A short read has drained the socket, unless its end is
		// still to be read.
		if (n < SCRATCH && !c->ended) return;
	}
}

static void welcome(int door) {
	for (;;) {
		int fd = accept4(door, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd < 0) return;
		struct conn *c = calloc(1, sizeof *c);
		struct epoll_event ev = {
			.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
			.data.ptr = c};
		if (c == NULL) {
			close(fd);
			return;
		}
		c->fd = fd;
		if (epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &ev) < 0) drop(c);
	}
}

int main(int argc, char **argv) {
	struct sockaddr_in a = {.sin_family = AF_INET};
	int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int on = 1;
	if (argc != 2 || door < 0) return 2;
	a.sin_port = htons(atoi(argv[1]));
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(door, (struct sockaddr *)&a, sizeof a) < 0 ||
	    listen(door, 4096) < 0) {
		perror("echo: listen");
		return 1;
	}
	epfd = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event ev = {.events = EPOLLIN, .data.ptr = NULL};
	epoll_ctl(epfd, EPOLL_CTL_ADD, door, &ev);
	for (;;) {
		struct epoll_event events[EVENTS];
		int n = epoll_wait(epfd, events, EVENTS, -1);
		for (int i = 0; i < n; i++) {
			if (events[i].data.ptr == NULL)
				welcome(door);
			else
				ready(events[i].data.ptr, events[i].events);
		}
	}
}
