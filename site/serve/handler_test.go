package serve

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// public is a rendered book beside a file that is none of it.
func public(t *testing.T) string {
	dir := t.TempDir()
	write(t, dir, "secret.txt", "secret")
	for name, text := range map[string]string{
		"index.html":       "contents",
		"404.html":         "lost",
		"style.css":        "a {}",
		"odd.bin":          "<html>",
		"one/index.html":   "chapter one",
		"bare/page.html":   "a page",
		".hidden":          "hidden",
		".git/config.html": "hidden",
	} {
		write(t, dir, "public/"+name, text)
	}
	dir = filepath.Join(dir, "public")
	if err := os.Symlink("../secret.txt", filepath.Join(dir, "out.txt")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func ask(h http.Handler, method, target string, header http.Header) *http.Response {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080/", nil)
	r.URL.Path = target
	for key, values := range header {
		r.Header[key] = values
	}
	if host := header.Get("Host"); host != "" {
		r.Host = host
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(text))
}

func handler(t *testing.T) http.Handler {
	s := &server{Config: Config{Public: public(t)}, hub: newHub()}
	return guard(http.HandlerFunc(s.route))
}

func TestStatic(t *testing.T) {
	h := handler(t)
	const html = "text/html; charset=utf-8"
	for _, test := range []struct {
		path, body, kind string
		code             int
	}{
		{"/", "contents", html, 200},
		{"", "contents", html, 200},
		{"/index.html", "contents", html, 200},
		{"/style.css", "a {}", "text/css; charset=utf-8", 200},
		{"/odd.bin", "<html>", "application/octet-stream", 200},
		{"/one/", "chapter one", html, 200},
		{"/bare/page.html", "a page", html, 200},
		{"/bare/", "lost", html, 404},
		{"/bare", "lost", html, 404},
		{"/nothing", "lost", html, 404},
		{"/.hidden", "lost", html, 404},
		{"/.git/config.html", "lost", html, 404},
		{"/out.txt", "lost", html, 404},
		{"/../secret.txt", "lost", html, 404},
		{"/one/../../secret.txt", "lost", html, 404},
		{"../secret.txt", "lost", html, 404},
		{"/a\x00b", "lost", html, 404},
	} {
		r := ask(h, "GET", test.path, nil)
		text := body(t, r)
		kind := r.Header.Get("Content-Type")
		if r.StatusCode != test.code || text != test.body || kind != test.kind {
			t.Errorf("GET %q: %d, %q, %q, want %d, %q, %q", test.path,
				r.StatusCode, text, kind, test.code, test.body, test.kind)
		}
		if r.Header.Get("Cache-Control") != "no-store" ||
			r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("GET %q: headers %v", test.path, r.Header)
		}
	}
}

func TestDirectoryRedirects(t *testing.T) {
	h := handler(t)
	for _, path := range []string{"/one", "//one"} {
		r := ask(h, "GET", path, nil)
		if to := r.Header.Get("Location"); r.StatusCode != 302 || to != "/one/" {
			t.Errorf("GET %s: %d to %q", path, r.StatusCode, to)
		}
	}
}

func TestNotRendered(t *testing.T) {
	s := &server{Config: Config{Public: filepath.Join(t.TempDir(), "none")}}
	r := ask(http.HandlerFunc(s.route), "GET", "/", nil)
	if r.StatusCode != 404 || !strings.Contains(body(t, r), "not rendered") {
		t.Errorf("without a directory: %d", r.StatusCode)
	}
}

func TestGuard(t *testing.T) {
	h := handler(t)
	for _, test := range []struct {
		method, key, value string
		code               int
	}{
		{"GET", "Host", "127.0.0.1", 200},
		{"GET", "Host", "localhost:8080", 200},
		{"GET", "Host", "LOCALHOST", 200},
		{"GET", "Host", "[::1]:8080", 200},
		{"GET", "Host", "[::1]", 200},
		{"GET", "Host", "evil.example", 403},
		{"GET", "Host", "127.0.0.1.evil.example:8080", 403},
		{"GET", "Host", "10.0.0.1:8080", 403},
		{"GET", "Origin", "http://127.0.0.1:8080", 200},
		{"GET", "Origin", "http://127.0.0.1:9090", 403},
		{"GET", "Origin", "https://evil.example", 403},
		{"GET", "Origin", "null", 403},
		{"GET", "Sec-Fetch-Site", "same-origin", 200},
		{"GET", "Sec-Fetch-Site", "none", 200},
		{"GET", "Sec-Fetch-Site", "cross-site", 403},
		{"HEAD", "", "", 200},
		{"POST", "", "", 405},
		{"OPTIONS", "", "", 405},
		{"DELETE", "Host", "evil.example", 403},
	} {
		header := make(http.Header)
		if test.key != "" {
			header.Set(test.key, test.value)
		}
		r := ask(h, test.method, "/", header)
		if r.StatusCode != test.code {
			t.Errorf("%s with %s: %s: %d, want %d", test.method, test.key,
				test.value, r.StatusCode, test.code)
		}
	}
	if r := ask(h, "POST", "/", nil); r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("405 without Allow: %v", r.Header)
	}
}
