module artofwaiting

go 1.26.0

require (
	github.com/rogpeppe/go-internal v1.16.0
	github.com/tetratelabs/wazero v1.12.0
	github.com/yuin/goldmark v1.8.7
	golang.org/x/sys v0.49.0
)

require golang.org/x/tools v0.26.0 // indirect
