// Package archive writes zip files that are the same, byte for byte,
// whenever their contents are: no time, no user, no system goes in.
package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io/fs"
	"path"
	"strings"
	"sync"

	"artofwaiting/site/parallel"
)

// A File is a file of an archive. The order of files is the caller's,
// since an EPUB begins with its type.
type File struct {
	Name   string // slash-separated
	Data   []byte
	Stored bool   // never compressed
	Packed []byte // Data after Deflate, if the caller has it
}

// The first day that a zip file knows, for all files.
const epoch = 1<<5 | 1

// Pack writes the files into one archive, in their order.
func Pack(files []File) ([]byte, error) {
	packed := compress(files)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	seen := make(map[string]bool)
	for i, f := range files {
		if !fs.ValidPath(f.Name) || f.Name == "." || seen[f.Name] {
			return nil, fmt.Errorf("archive: %q cannot be the name of "+
				"a file, or is that of two", f.Name)
		}
		seen[f.Name] = true
		if err := add(w, f, packed[i]); err != nil {
			return nil, fmt.Errorf("archive: %s: %w", f.Name, err)
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// add writes sizes and checksum in front of the data, and not behind
// it: some who read an EPUB's first bytes insist.
func add(w *zip.Writer, f File, packed []byte) error {
	h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate,
		CRC32:              crc32.ChecksumIEEE(f.Data),
		CompressedSize64:   uint64(len(packed)),
		UncompressedSize64: uint64(len(f.Data))}
	//lint:ignore SA1019 CreateRaw writes this field, and not Modified
	h.ModifiedDate = epoch
	if packed == nil {
		h.Method, packed = zip.Store, f.Data
		h.CompressedSize64 = uint64(len(packed))
	}
	if strings.ContainsFunc(f.Name, func(r rune) bool { return r > '~' }) {
		h.Flags |= 0x800 // the name is UTF-8
	}
	h.SetMode(0o644)
	entry, err := w.CreateRaw(h)
	if err == nil {
		_, err = entry.Write(packed)
	}
	return err
}

// compress deflates files on all processors; nil is a file that is
// to be stored.
func compress(files []File) [][]byte {
	packed := make([][]byte, len(files))
	parallel.Do(len(files), func(i int) {
		switch f := files[i]; {
		case f.Packed != nil:
			packed[i] = f.Packed
		case !f.Stored && !compact[path.Ext(f.Name)]:
			packed[i] = Deflate(f.Data)
		}
	})
	return packed
}

// Deflate is data compressed, or nil if that does not make it shorter.
func Deflate(data []byte) []byte {
	var out bytes.Buffer
	w := writers.Get().(*flate.Writer)
	defer writers.Put(w)
	w.Reset(&out)
	w.Write(data) // a Buffer takes everything
	w.Close()
	if out.Len() >= len(data) {
		return nil
	}
	return out.Bytes()
}

var writers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, level)
	return w
}}

// level is where more time hardly makes text smaller.
const level = 5

// compact is what is compressed already.
var compact = map[string]bool{".zip": true, ".epub": true, ".gz": true,
	".png": true}
