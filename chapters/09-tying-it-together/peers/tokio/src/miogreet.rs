// The greeter of chapter 0 on mio alone: a loop by hand, and for
// each client a struct that knows what it waits for.
mod process;
mod words;

use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Poll, Registry, Token};
use process::Service;
use std::collections::BTreeSet;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr};
use std::time::{Duration, Instant};
use words::{greeting, parse, response, Status, LATE};

const MAX_LINE: usize = 256;
const SURPLUS: usize = 1 << 20;
const BAD_GATEWAY: Status = "502 Bad Gateway";
const GATEWAY_TIMEOUT: Status = "504 Gateway Timeout";
const BOTH: Interest = Interest::READABLE.add(Interest::WRITABLE);

// What a client waits for.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Reading, // the rest of its request
    Tongue,  // the word of the tongue service
    Fortune, // the word of the fortune service
    Writing, // room for its answer
    Leaving, // it to stop sending, after a refusal
    Gone,
}
use State::*;

struct Client {
    stream: TcpStream,
    state: State,
    until: Instant,
    heard: Vec<u8>, // and not parsed
    name: String,
    close: bool, // after this request
    refused: bool,
    out: Vec<u8>, // an answer, or a question to the service
    said: usize,  // of out
    service: Option<TcpStream>,
    line: Vec<u8>, // what the service has said
    code: String,  // of the language
    surplus: usize,
}

// The World is what a client has to know of the loop.
struct World<'a> {
    registry: &'a Registry,
    service: &'a Service,
    token: Token, // of what belongs to the client
}

impl World<'_> {
    // connect begins to, and does not wait for it.
    fn connect(&self, addr: SocketAddr) -> io::Result<TcpStream> {
        let mut s = TcpStream::connect(addr)?;
        self.registry.register(&mut s, self.token, BOTH)?;
        Ok(s)
    }
}

// retry does not take an interrupted call for a failed one.
fn retry<T>(
    mut f: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    loop {
        match f() {
            Err(e) if e.kind() == ErrorKind::Interrupted => {
                continue
            }
            result => return result,
        }
    }
}

// hear is read, for which the end is an error too.
fn hear(from: &mut TcpStream, p: &mut [u8]) -> io::Result<usize> {
    match retry(|| from.read(p))? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        n => Ok(n),
    }
}

fn say(
    to: &mut TcpStream,
    out: &[u8],
    said: &mut usize,
) -> io::Result<()> {
    while *said < out.len() {
        *said += retry(|| to.write(&out[*said..]))?;
    }
    Ok(())
}

impl Client {
    fn new(stream: TcpStream, service: &Service) -> Client {
        Client {
            stream,
            state: Reading,
            until: Instant::now() + service.client,
            heard: Vec::new(),
            name: String::new(),
            close: false,
            refused: false,
            out: Vec::new(),
            said: 0,
            service: None,
            line: Vec::new(),
            code: String::new(),
            surplus: 0,
        }
    }

    // next enters a state, and says for how long.
    fn next(&mut self, state: State, service: &Service) {
        let patience = match state {
            Tongue | Fortune => service.upstream,
            _ => service.client,
        };
        self.state = state;
        self.until = Instant::now() + patience;
    }

    // step goes as far as it can.
    fn step(&mut self, world: &World) {
        while self.state != Gone {
            match self.act(world) {
                Ok(()) => {}
                Err(e) if e.kind() == ErrorKind::WouldBlock => {
                    return
                }
                Err(_) => self.state = Gone,
            }
        }
    }

    // act does what the state asks for. An error is the client's
    // end, unless it is that it must wait.
    fn act(&mut self, world: &World) -> io::Result<()> {
        match self.state {
            Reading => self.read(world),
            Tongue | Fortune => self.ask(world),
            Writing => self.write(world),
            Leaving => self.leave(),
            Gone => Ok(()),
        }
    }

    // read collects a request, and asks the first question.
    fn read(&mut self, world: &World) -> io::Result<()> {
        match parse(&self.heard) {
            Err(status) => self.refuse(status, world),
            Ok(Some(request)) => {
                self.heard.drain(..request.size);
                self.heard.shrink_to_fit();
                self.name = request.name;
                self.close = request.close;
                self.question(Tongue, &self.name.clone(), world);
            }
            Ok(None) => {
                let mut chunk = [0; 1024];
                let n = hear(&mut self.stream, &mut chunk)?;
                self.heard.extend_from_slice(&chunk[..n]);
            }
        }
        Ok(())
    }

    // question begins to ask a service, and waits in that state.
    fn question(
        &mut self,
        state: State,
        question: &str,
        world: &World,
    ) {
        let addr = match state {
            Tongue => &world.service.tongue,
            _ => &world.service.fortune,
        };
        let addr = addr.parse().expect("an address");
        self.service = world.connect(addr).ok();
        if self.service.is_none() {
            return self.refuse(BAD_GATEWAY, world);
        }
        self.out = format!("{question}\n").into_bytes();
        self.said = 0;
        self.line.clear();
        self.next(state, world.service);
    }

    // exchange asks, and hears a line. To write before there is a
    // connection is to be told to wait, or why there will be
    // none.
    fn exchange(&mut self) -> io::Result<String> {
        let service = self.service.as_mut().expect("a service");
        say(service, &self.out, &mut self.said)?;
        loop {
            let mut chunk = [0; MAX_LINE];
            let room = MAX_LINE - self.line.len();
            if room == 0 {
                return Err(ErrorKind::InvalidData.into());
            }
            let n = hear(service, &mut chunk[..room])?;
            self.line.extend_from_slice(&chunk[..n]);
            let end = self.line.iter().position(|c| *c == b'\n');
            if let Some(end) = end {
                let line = &self.line[..end];
                let line = String::from_utf8_lossy(line);
                return Ok(line.trim().to_string());
            }
        }
    }

    // ask is what to do in Tongue and Fortune.
    fn ask(&mut self, world: &World) -> io::Result<()> {
        let answer = match self.exchange() {
            Ok(answer) => answer,
            Err(e) if e.kind() == ErrorKind::WouldBlock => {
                return Err(e)
            }
            Err(e) => {
                let late = e.kind() == ErrorKind::TimedOut;
                let status = if late {
                    GATEWAY_TIMEOUT
                } else {
                    BAD_GATEWAY
                };
                self.refuse(status, world);
                return Ok(());
            }
        };
        self.service = None; // which closes it
        if self.state == Tongue {
            self.question(Fortune, &answer, world);
            self.code = answer;
        } else {
            let body = greeting(&self.code, &self.name, &answer);
            self.out = response("200 OK", &body, self.close);
            self.said = 0;
            self.next(Writing, world.service);
        }
        Ok(())
    }

    fn write(&mut self, world: &World) -> io::Result<()> {
        say(&mut self.stream, &self.out, &mut self.said)?;
        self.out = Vec::new();
        if self.refused {
            self.next(Leaving, world.service);
            return self.stream.shutdown(Shutdown::Write);
        }
        let next = if self.close { Gone } else { Reading };
        self.next(next, world.service);
        Ok(())
    }

    // refuse tells the client what went wrong, and that it is
    // over.
    fn refuse(&mut self, status: Status, world: &World) {
        self.service = None;
        self.refused = true;
        self.out = response(status, &format!("{status}\n"), true);
        self.said = 0;
        self.next(Writing, world.service);
    }

    // leave reads what a refused client still sends: to close
    // before would make the kernel take the refusal back.
    fn leave(&mut self) -> io::Result<()> {
        let mut chunk = [0; 1024];
        self.surplus += hear(&mut self.stream, &mut chunk)?;
        if self.surplus > SURPLUS {
            self.state = Gone;
        }
        Ok(())
    }

    // late is what happens when patience has ended.
    fn late(&mut self, world: &World) {
        match self.state {
            Tongue | Fortune => {
                self.refuse(GATEWAY_TIMEOUT, world)
            }
            Reading if !self.heard.is_empty() => {
                self.refuse(LATE, world)
            }
            _ => self.state = Gone,
        }
    }
}

const DOOR: Token = Token(usize::MAX);

// The Loop has a place for each client, which is the Token of its
// connection, and of the one to the service that it asks. An
// event that is for who was there before does no harm: whoever
// steps in vain waits again.
struct Loop {
    poll: Poll,
    door: TcpListener,
    service: Service,
    clients: Vec<Option<Client>>,
    free: Vec<usize>,
    timers: BTreeSet<(Instant, usize)>,
    full: bool, // accept has failed, and must be tried again
}

impl Loop {
    fn new(service: Service) -> io::Result<Loop> {
        let any = "127.0.0.1:0".parse().unwrap();
        let (poll, mut door) =
            (Poll::new()?, TcpListener::bind(any)?);
        poll.registry().register(
            &mut door,
            DOOR,
            Interest::READABLE,
        )?;
        Ok(Loop {
            poll,
            door,
            service,
            clients: Vec::new(),
            free: Vec::new(),
            timers: BTreeSet::new(),
            full: false,
        })
    }

    // go lets the client in this place go on.
    fn go(&mut self, at: usize, late: bool) {
        let Some(client) = &mut self.clients[at] else { return };
        let world = World {
            registry: self.poll.registry(),
            service: &self.service,
            token: Token(at),
        };
        let until = client.until;
        if late {
            client.late(&world);
        }
        client.step(&world);
        let (new, gone) = (client.until, client.state == Gone);
        if gone || new != until {
            self.timers.remove(&(until, at));
        }
        if gone {
            self.clients[at] = None; // which closes it
            self.free.push(at);
        } else if new != until {
            self.timers.insert((new, at));
        }
    }

    fn welcome(&mut self, mut stream: TcpStream) {
        let at = self.free.pop().unwrap_or_else(|| {
            self.clients.push(None);
            self.clients.len() - 1
        });
        let registry = self.poll.registry();
        if registry
            .register(&mut stream, Token(at), BOTH)
            .is_err()
        {
            self.free.push(at);
            return;
        }
        let client = Client::new(stream, &self.service);
        self.timers.insert((client.until, at));
        self.clients[at] = Some(client);
    }

    // come lets in all who are at the door. If there is no
    // descriptor left, nobody will tell when there are some.
    fn come(&mut self) {
        loop {
            match retry(|| self.door.accept()) {
                Ok((stream, _)) => self.welcome(stream),
                Err(e) => {
                    self.full = e.kind() != ErrorKind::WouldBlock;
                    return;
                }
            }
        }
    }

    // patience is for how long nobody is late.
    fn patience(&self) -> Option<Duration> {
        let now = Instant::now();
        let first = self.timers.first();
        let late =
            first.map(|t| t.0.saturating_duration_since(now));
        match self.full {
            true => Some(Duration::from_millis(100)),
            false => late,
        }
    }

    fn turn(&mut self, events: &mut Events) -> io::Result<()> {
        let patience = self.patience();
        retry(|| self.poll.poll(events, patience))?;
        for event in events.iter() {
            match event.token() {
                DOOR => self.come(),
                Token(at) => self.go(at, false),
            }
        }
        let now = Instant::now();
        while let Some(&(until, at)) = self.timers.first() {
            if until > now {
                break;
            }
            self.go(at, true);
        }
        if self.full {
            self.come();
        }
        Ok(())
    }
}

fn main() -> io::Result<()> {
    let mut around = Loop::new(process::service())?;
    println!("{}", around.door.local_addr()?);
    let mut events = Events::with_capacity(256);
    loop {
        around.turn(&mut events)?;
    }
}
