package box

// Read takes up to len(p) bytes from fd, or waits for the first.
func (k *Kernel) Read(fd int, p []byte) (int, error) {
	defer k.enter()()
	f, err := k.file(fd)
	if err != nil {
		return -1, err
	}
	return k.read(f, p, f.nonblock)
}

// Recv is Read from a socket, and never waits. For no bytes it
// does not even look.
func (k *Kernel) Recv(fd int, p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	defer k.enter()()
	f, err := k.open(fd)
	if err != nil {
		return -1, err
	}
	return k.read(f, p, true)
}

// open is the socket that fd stands for.
func (k *Kernel) open(fd int) (*file, error) {
	f, err := k.file(fd)
	if err != nil {
		return nil, err
	}
	if _, ok := f.object.(endpoint); !ok {
		return nil, ENOTSOCK
	}
	return f, nil
}

func (k *Kernel) read(f *file, p []byte, now bool) (int, error) {
	timeout := forever
	if s, ok := f.object.(endpoint); ok {
		k.sabotage(s)
		p = k.shorten(p, k.faults.ShortRead)
		timeout = s.common().rcvtimeo
	}
	n := 0
	err := k.wait(f, patience(now, timeout), func() (err error) {
		n, err = f.read(p)
		return err
	})
	if err != nil {
		return -1, err
	}
	return n, nil
}

// Write gives p to fd, all of it where it may wait. Once some is
// gone, an error is left for the next call.
func (k *Kernel) Write(fd int, p []byte) (int, error) {
	defer k.enter()()
	f, err := k.file(fd)
	if err != nil {
		return -1, err
	}
	return k.write(f, p, f.nonblock)
}

// Send is Write to a socket, and never waits.
func (k *Kernel) Send(fd int, p []byte) (int, error) {
	defer k.enter()()
	f, err := k.open(fd)
	if err != nil {
		return -1, err
	}
	return k.write(f, p, true)
}

func (k *Kernel) write(f *file, p []byte, now bool) (int, error) {
	done, timeout := 0, forever
	if s, ok := f.object.(endpoint); ok {
		k.sabotage(s)
		p = k.shorten(p, k.faults.ShortWrite)
		timeout = s.common().sndtimeo
	}
	err := k.wait(f, patience(now, timeout), func() error {
		if done > 0 && f.poll()&(EPOLLERR|EPOLLHUP) != 0 {
			return nil
		}
		n, err := f.write(p[done:])
		done += n
		if err == nil && done < len(p) {
			err = EAGAIN
		}
		return err
	})
	if err != nil && done == 0 {
		return -1, err
	}
	return done, nil
}
