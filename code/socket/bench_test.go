package socket

import (
	"io"
	"testing"
)

// BenchmarkEcho64 is one question and one answer of 64 bytes
// between two threads that block.
func BenchmarkEcho64(b *testing.B) {
	client, server := connect(b)
	done := make(chan error, 1)
	go func() {
		_, err := io.CopyBuffer(server, server, make([]byte, 64))
		done <- err
	}()
	p := make([]byte, 64)
	b.ReportAllocs()
	b.SetBytes(int64(len(p)))
	for b.Loop() {
		if _, err := client.Write(p); err != nil {
			b.Fatal(err)
		}
		if _, err := io.ReadFull(client, p); err != nil {
			b.Fatal(err)
		}
	}
	must(b, client.CloseWrite())
	must(b, <-done)
}

// BenchmarkTryReadWouldBlock is the price of asking in vain.
func BenchmarkTryReadWouldBlock(b *testing.B) {
	client, _ := trying(b)
	p := make([]byte, 64)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := client.TryRead(p); err != WouldBlock {
			b.Fatal(err)
		}
	}
}
