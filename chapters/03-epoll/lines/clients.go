package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

const (
	clients = 100
	size    = 256 << 10 // bytes that each of them says
)

// visit sends clients to a server, and counts those that hear
// what they have said.
func visit(addr string) (int, error) {
	var echoed atomic.Int64
	var all sync.WaitGroup
	errs := make([]error, clients)
	for i := range clients {
		all.Go(func() {
			if errs[i] = talk(addr, byte(i)); errs[i] == nil {
				echoed.Add(1)
			}
		})
	}
	all.Wait()
	return int(echoed.Load()), errors.Join(errs...)
}

// talk says something and listens at the same time, for a server
// may stop reading when nobody listens to it.
func talk(addr string, seed byte) error {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	minute := time.Now().Add(time.Minute)
	if err := conn.SetDeadline(minute); err != nil {
		return err
	}
	said := make([]byte, size)
	rand.NewChaCha8([32]byte{seed}).Read(said)
	sent := make(chan error, 1)
	go func() {
		_, err := conn.Write(said)
		sent <- err
	}()
	heard := make([]byte, size)
	_, err = io.ReadFull(conn, heard)
	if err := errors.Join(err, <-sent); err != nil {
		return err
	}
	if !bytes.Equal(heard, said) {
		return fmt.Errorf("client %d heard something else", seed)
	}
	return nil
}
