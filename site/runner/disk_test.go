package runner

import (
	"bytes"
	"path/filepath"
	"testing"
)

func TestDisk(t *testing.T) {
	root := mini(t)
	pack(t, root)
	p := Packed(root)
	files, err := p.Disk()
	if err != nil {
		t.Fatal(err)
	}
	name := p.File["chapters/01-a"] + ".js"
	if want := read(t, filepath.Join(root, ".wasm", name)); !bytes.Equal(files["run/"+name], want) {
		t.Errorf("run/%s has %d bytes, want %d", name, len(files["run/"+name]), len(want))
	}
	if len(files) != 3 || files["run/run.js"] == nil || files["run/wasi.js"] == nil {
		t.Errorf("%d files, want the program and two scripts", len(files))
	}
	var none *Programs
	if files, err := none.Disk(); err != nil || files != nil {
		t.Errorf("nothing is packed: %v, %v", files, err)
	}
}
