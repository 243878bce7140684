// The echo server on mio alone: Tokio's poller, and a loop by
// hand, edge-triggered. What the kernel does not take is kept,
// and nothing more is read until it is gone.
use mio::event::Event;
use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Poll, Token};
use std::io::{ErrorKind, Read, Write};

const SCRATCH: usize = 64 << 10;
const DOOR: Token = Token(usize::MAX);

struct Client {
    stream: TcpStream,
    ended: bool, // an event has said so
    kept: Vec<u8>,
}

// retry does not take an interrupted call for a failed one.
fn retry<T>(
    mut f: impl FnMut() -> std::io::Result<T>,
) -> std::io::Result<T> {
    loop {
        match f() {
            Err(e) if e.kind() == ErrorKind::Interrupted => {
                continue
            }
            result => return result,
        }
    }
}

impl Client {
    // say returns how much the kernel has taken, or None when
    // nobody listens any more.
    fn say(
        stream: &mut TcpStream,
        bytes: &[u8],
    ) -> Option<usize> {
        let mut said = 0;
        while said < bytes.len() {
            match retry(|| stream.write(&bytes[said..])) {
                Ok(n) => said += n,
                Err(e) if e.kind() == ErrorKind::WouldBlock => {
                    break
                }
                Err(_) => return None,
            }
        }
        Some(said)
    }

    // ready does what can be done, and returns None at the end.
    fn ready(
        &mut self,
        event: &Event,
        scratch: &mut [u8],
    ) -> Option<()> {
        self.ended |= event.is_read_closed() || event.is_error();
        if !self.kept.is_empty() {
            let said = Self::say(&mut self.stream, &self.kept)?;
            self.kept.drain(..said);
        }
        while self.kept.is_empty() {
            let n = match retry(|| self.stream.read(scratch)) {
                Err(e) if e.kind() == ErrorKind::WouldBlock => {
                    return Some(())
                }
                Ok(0) | Err(_) => return None,
                Ok(n) => n,
            };
            let said =
                Self::say(&mut self.stream, &scratch[..n])?;
            self.kept.extend_from_slice(&scratch[said..n]);
            // A short read has drained the socket, unless its end
            // is still to be read.
            if n < scratch.len() && !self.ended {
                return Some(());
            }
        }
        Some(())
    }
}

// welcome accepts all who are there. A token is a place in
// clients.
fn welcome(
    door: &TcpListener,
    poll: &Poll,
    clients: &mut Vec<Option<Client>>,
    free: &mut Vec<usize>,
) {
    while let Ok((mut stream, _)) = retry(|| door.accept()) {
        let at = free.pop().unwrap_or_else(|| {
            clients.push(None);
            clients.len() - 1
        });
        let both = Interest::READABLE | Interest::WRITABLE;
        if poll
            .registry()
            .register(&mut stream, Token(at), both)
            .is_err()
        {
            free.push(at);
            continue;
        }
        clients[at] = Some(Client {
            stream,
            ended: false,
            kept: Vec::new(),
        });
    }
}

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).expect("a port");
    let mut door = TcpListener::bind(
        format!("127.0.0.1:{port}").parse().unwrap(),
    )?;
    let mut poll = Poll::new()?;
    poll.registry().register(
        &mut door,
        DOOR,
        Interest::READABLE,
    )?;
    let (mut clients, mut free) = (Vec::new(), Vec::new());
    let mut scratch = vec![0; SCRATCH];
    let mut events = Events::with_capacity(256);
    loop {
        match poll.poll(&mut events, None) {
            Err(e) if e.kind() == ErrorKind::Interrupted => {
                continue
            }
            result => result?,
        }
        for event in &events {
            if event.token() == DOOR {
                welcome(&door, &poll, &mut clients, &mut free);
                continue;
            }
            let Token(at) = event.token();
            if let Some(client) = &mut clients[at] {
                if client.ready(event, &mut scratch).is_none() {
                    clients[at] = None; // which closes it
                    free.push(at);
                }
            }
        }
    }
}
