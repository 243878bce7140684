// The echo server on Tokio, on one thread. All clients read into the
// same scratch, so that one who waits holds no buffer; what the kernel
// does not take at once is copied.
use std::cell::RefCell;
use std::io::ErrorKind::WouldBlock;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

const SCRATCH: usize = 64 << 10;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; SCRATCH]);
}

// turn reads once and answers as far as it can. None is the end.
fn turn(client: &TcpStream) -> Option<Vec<u8>> {
    BUFFER.with(|buffer| {
        let mut buffer = buffer.borrow_mut();
        let n = match client.try_read(&mut buffer) {
            Ok(0) => return None,
            Ok(n) => n,
            Err(e) if e.kind() == WouldBlock => return Some(Vec::new()),
            Err(_) => return None,
        };
        match client.try_write(&buffer[..n]) {
            Ok(sent) => Some(buffer[sent..n].to_vec()),
            Err(e) if e.kind() == WouldBlock => Some(buffer[..n].to_vec()),
            Err(_) => None,
        }
    })
}

async fn echo(mut client: TcpStream) {
    while client.readable().await.is_ok() {
        match turn(&client) {
            None => return,
            Some(rest) if rest.is_empty() => {}
            Some(rest) => {
                if client.write_all(&rest).await.is_err() {
                    return;
                }
            }
        }
    }
}

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).expect("a port");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let door = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
        loop {
            if let Ok((client, _)) = door.accept().await {
                tokio::spawn(echo(client));
            }
        }
    })
}
