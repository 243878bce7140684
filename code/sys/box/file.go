package box

// Read takes up to len(p) bytes from fd, or waits for the first.
func (k *Kernel) Read(fd int, p []byte) (int, error) {
	defer k.enter()()
	f, err := k.file(fd)
	if err != nil {
		return -1, err
	}
	timeout := forever
	if s, ok := f.object.(endpoint); ok {
		k.sabotage(s)
		p = k.shorten(p, k.faults.ShortRead)
		timeout = s.common().rcvtimeo
	}
	n := 0
	err = k.wait(f, f.patience(timeout), func() (err error) {
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
	done, timeout := 0, forever
	if s, ok := f.object.(endpoint); ok {
		k.sabotage(s)
		p = k.shorten(p, k.faults.ShortWrite)
		timeout = s.common().sndtimeo
	}
	err = k.wait(f, f.patience(timeout), func() error {
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
