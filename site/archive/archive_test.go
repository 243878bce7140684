package archive

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

func pack(t *testing.T, files ...File) []byte {
	t.Helper()
	data, err := Pack(files)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPack(t *testing.T) {
	text := []byte(strings.Repeat("text ", 1000))
	files := []File{
		{Name: "mimetype", Data: text, Stored: true},
		{Name: "z/later.txt", Data: text},
		{Name: "a.txt", Data: []byte("x")},
		{Name: "empty"},
		{Name: "inner.zip", Data: text},
		{Name: "für.txt", Data: text},
	}
	data := pack(t, files...)
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.File) != len(files) {
		t.Fatalf("%d files, want %d", len(r.File), len(files))
	}
	for i, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in) // checks the checksum too
		if err != nil || f.Name != files[i].Name || !bytes.Equal(got, files[i].Data) {
			t.Errorf("%s: %d bytes, %v; want %s", f.Name, len(got), err, files[i].Name)
		}
		stored := i != 1 && i != 5
		if stored != (f.Method == zip.Store) || len(f.Extra) > 0 || f.Flags&8 != 0 {
			t.Errorf("%s: method %d, extra %q, flags %x", f.Name, f.Method, f.Extra, f.Flags)
		}
	}
	// What an EPUB's reader looks for at its fixed place.
	if !bytes.HasPrefix(data[30:], append([]byte("mimetype"), text...)) {
		t.Error("the first file is not at the beginning")
	}
}

func TestSameBytes(t *testing.T) {
	var files []File
	for i := range 50 {
		files = append(files, File{Name: "f" + strings.Repeat("x", i),
			Data: bytes.Repeat([]byte{byte(i), 'a', 'b'}, 1000+i)})
	}
	if !bytes.Equal(pack(t, files...), pack(t, files...)) {
		t.Error("two archives of the same files differ")
	}
}

func TestBadNames(t *testing.T) {
	for _, name := range []string{"", ".", "/etc/x", "../x", "a/../x", "a//b", "a/"} {
		if _, err := Pack([]File{{Name: name}}); err == nil {
			t.Errorf("%q: no error", name)
		}
	}
	if _, err := Pack([]File{{Name: "a"}, {Name: "a"}}); err == nil {
		t.Error("two files of one name: no error")
	}
}
