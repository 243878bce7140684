// The greeter of chapter 0 on Tokio, on one thread.
mod process;
mod words;

use process::Service;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{
    AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader,
};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use words::{greeting, parse, response, Request, Status, LATE};

impl Service {
    // greet is the work that a request means: I/O, compute, more
    // I/O, compute, return.
    async fn greet(&self, name: &str) -> Result<String, Status> {
        let code = self.ask(&self.tongue, name).await?;
        let saying = self.ask(&self.fortune, &code).await?;
        Ok(greeting(&code, name, &saying))
    }

    async fn ask(
        &self,
        addr: &str,
        question: &str,
    ) -> Result<String, Status> {
        match timeout(self.upstream, exchange(addr, question))
            .await
        {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(_)) => Err("502 Bad Gateway"),
            Err(_) => Err("504 Gateway Timeout"),
        }
    }

    // serve answers the requests of one client until it has no
    // more, or until something goes wrong.
    async fn serve(
        &self,
        mut client: TcpStream,
    ) -> io::Result<()> {
        let mut buf = Vec::new();
        loop {
            let request =
                match self.request(&mut client, &mut buf).await {
                    Ok(Some(request)) => request,
                    Ok(None) => return Ok(()),
                    Err(status) => {
                        return self.refuse(client, status).await
                    }
                };
            let body = match self.greet(&request.name).await {
                Ok(body) => body,
                Err(status) => {
                    return self.refuse(client, status).await
                }
            };
            let bytes = response("200 OK", &body, request.close);
            timeout(self.client, client.write_all(&bytes))
                .await??;
            if request.close {
                return Ok(());
            }
        }
    }

    // request waits for a whole one, and takes it out of buf.
    async fn request(
        &self,
        client: &mut TcpStream,
        buf: &mut Vec<u8>,
    ) -> Result<Option<Request>, Status> {
        match timeout(self.client, next(client, buf)).await {
            Ok(request) => request,
            Err(_) if buf.is_empty() => Ok(None),
            Err(_) => Err(LATE),
        }
    }

    // refuse lets the client read what it was told: to close
    // while it still sends would make the kernel throw that away.
    async fn refuse(
        &self,
        mut client: TcpStream,
        status: Status,
    ) -> io::Result<()> {
        let bytes =
            response(status, &format!("{status}\n"), true);
        timeout(self.client, async {
            client.write_all(&bytes).await?;
            client.shutdown().await?;
            let mut most = client.take(1 << 20);
            tokio::io::copy(&mut most, &mut tokio::io::sink())
                .await
        })
        .await??;
        Ok(())
    }
}

async fn next(
    client: &mut TcpStream,
    buf: &mut Vec<u8>,
) -> Result<Option<Request>, Status> {
    loop {
        if let Some(request) = parse(buf)? {
            buf.drain(..request.size);
            return Ok(Some(request));
        }
        match client.read_buf(buf).await {
            Ok(0) | Err(_) => return Ok(None),
            Ok(_) => {}
        }
    }
}

// exchange sends a line to a service and reads a line back.
async fn exchange(
    addr: &str,
    question: &str,
) -> io::Result<String> {
    let mut service = TcpStream::connect(addr).await?;
    service.write_all(format!("{question}\n").as_bytes()).await?;
    let mut answer = String::new();
    let mut lines =
        BufReader::with_capacity(256, service.take(MAX_LINE));
    lines.read_line(&mut answer).await?;
    match answer.ends_with('\n') {
        true => Ok(answer.trim().to_string()),
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

const MAX_LINE: u64 = 256;

const AGAIN: Duration = Duration::from_millis(100);

async fn run(service: Service) -> io::Result<()> {
    let service = Arc::new(service);
    let door = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", door.local_addr()?);
    loop {
        let Ok((client, _)) = door.accept().await else {
            sleep(AGAIN).await; // there may be a descriptor then
            continue;
        };
        let service = service.clone();
        tokio::spawn(async move { service.serve(client).await });
    }
}

fn main() -> io::Result<()> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(run(process::service()))
}
