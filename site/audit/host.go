package audit

import (
	"bytes"
	"compress/gzip"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
)

// host serves the site on the loopback as a static host does:
// compressed, and to be kept for a while.
func host(site map[string][]byte) (url string, stop func(), err error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	s := &http.Server{Handler: handler(site)}
	go s.Serve(ln) // ends with Close
	return "http://" + ln.Addr().String() + "/", func() { s.Close() }, nil
}

func handler(site map[string][]byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		data, ok := site[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Type", contentType(name))
		h.Set("Cache-Control", "max-age=600")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			data = zipped(data)
		}
		w.Write(data)
	})
}

func zipped(data []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data)
	w.Close()
	return out.Bytes()
}

func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".js": // package mime has other ideas on some machines
		return "text/javascript; charset=utf-8"
	case ".epub":
		return "application/epub+zip"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
	}
	return "application/octet-stream"
}
