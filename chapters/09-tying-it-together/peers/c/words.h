// What the greeter says, and what a request looks like. Nothing
// here waits, and nothing is allocated.
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MAX_HEADER = 8 << 10, MAX_NAME = 40 }; // bytes

#define OK "200 OK"
#define BAD_REQUEST "400 Bad Request"
#define NOT_FOUND "404 Not Found"
#define REQUEST_TIMEOUT "408 Request Timeout"
#define HEADER_TOO_LARGE "431 Request Header Fields Too Large"
#define BAD_GATEWAY "502 Bad Gateway"
#define GATEWAY_TIMEOUT "504 Gateway Timeout"

static void greeting(char *body, size_t size, const char *code,
		const char *name, const char *saying) {
	static const char *const languages[][2] = {
		{"en", "Hello"}, {"de", "Guten Tag"}, {"es", "Hola"},
		{"fr", "Bonjour"}, {"it", "Buongiorno"},
		{"la", "Salve"}};
	const char *hello = "Hello";
	for (size_t i = 0; i < 6; i++)
		if (strcmp(languages[i][0], code) == 0)
			hello = languages[i][1];
	snprintf(body, size, "%s, %s. %s\n", hello, name, saying);
}

// trim returns what of a line is no space.
static char *trim(char *s) {
	char *end = s + strlen(s);
	while (isspace((unsigned char)*s)) s++;
	while (end > s && isspace((unsigned char)end[-1])) end--;
	*end = 0;
	return s;
}

struct request {
	char name[MAX_NAME + 1];
	int close; // and nothing after it on this connection
};

// A text may contain anything, zeros too.
struct text {
	const char *p;
	size_t size;
};

static int is(struct text t, const char *word) {
	return t.size == strlen(word) &&
		memcmp(t.p, word, t.size) == 0;
}

static int is_any_case(struct text t, const char *word) {
	return t.size == strlen(word) &&
		strncasecmp(t.p, word, t.size) == 0;
}

// split takes from t what stands before the first c, which goes
// too. Without a c that is all.
static struct text split(struct text *t, char c) {
	struct text first = *t;
	const char *at =
		t->size > 0 ? memchr(t->p, c, t->size) : NULL;
	if (at == NULL) {
		t->p += t->size, t->size = 0;
		return first;
	}
	first.size = at - t->p;
	t->p = at + 1, t->size -= first.size + 1;
	return first;
}

static int is_name(struct text t) {
	for (size_t i = 0; i < t.size; i++)
		if (!isalpha((unsigned char)t.p[i]) && t.p[i] != '-')
			return 0;
	return t.size > 0 && t.size <= MAX_NAME;
}

// parse_line reads GET /ada HTTP/1.1, and returns NULL or what is
// wrong.
static const char *parse_line(struct text t, struct request *r) {
	if (t.size > 0 && t.p[t.size - 1] == '\r') t.size--;
	int spaces = 0;
	for (size_t i = 0; i < t.size; i++) spaces += t.p[i] == ' ';
	struct text method = split(&t, ' '), path = split(&t, ' ');
	if (spaces != 2 || !is(method, "GET")) return BAD_REQUEST;
	if (!is(t, "HTTP/1.1") && !is(t, "HTTP/1.0"))
		return BAD_REQUEST;
	if (path.size == 0 || path.p[0] != '/') return BAD_REQUEST;
	path.p++, path.size--;
	if (!is_name(path)) return NOT_FOUND;
	memcpy(r->name, path.p, path.size);
	r->name[path.size] = 0;
	r->close = is(t, "HTTP/1.0");
	return NULL;
}

static const char *parse_field(struct text t,
		struct request *r) {
	struct text field = t, name = split(&t, ':');
	if (name.size == 0 || name.size == field.size)
		return BAD_REQUEST;
	for (size_t i = 0; i < name.size; i++)
		if (memchr(" \t\r", name.p[i], 3) != NULL)
			return BAD_REQUEST;
	if (is_any_case(name, "content-length") ||
	    is_any_case(name, "transfer-encoding"))
		return BAD_REQUEST;
	while (t.size > 0 && isspace((unsigned char)*t.p))
		t.p++, t.size--;
	while (t.size > 0 && isspace((unsigned char)t.p[t.size - 1]))
		t.size--;
	if (is_any_case(name, "connection") &&
	    is_any_case(t, "close"))
		r->close = 1;
	return NULL;
}

// cut finds the blank line that ends a request, and returns how
// many bytes the request has with it: 0 if it is not whole.
static size_t cut(struct text all, struct text *head) {
	*head = all;
	for (size_t i = 0; i + 1 < all.size; i++) {
		if (all.p[i] != '\n') continue;
		size_t end = i + 1;
		if (all.p[end] == '\r') end++;
		if (end == all.size || all.p[end] != '\n') continue;
		head->size = i;
		return end + 1;
	}
	return 0;
}

// parse takes a request from the front of p. It returns how many
// bytes that has, or 0 if it is not whole; *bad is what is wrong.
static size_t parse(const char *p, size_t size, struct request *r,
		const char **bad) {
	struct text rest;
	size_t n = cut((struct text){p, size}, &rest);
	size_t head = rest.size;
	struct text line = split(&rest, '\n');
	// The first line is here: no need to wait for the others to
	// see that it is garbage.
	if ((n > 0 || line.size < head) && line.size < MAX_HEADER)
		*bad = parse_line(line, r);
	if (*bad == NULL &&
	    (n > MAX_HEADER || (n == 0 && size > MAX_HEADER)))
		*bad = HEADER_TOO_LARGE;
	while (n > 0 && *bad == NULL && rest.size > 0)
		*bad = parse_field(split(&rest, '\n'), r);
	return n;
}
