// The echo server on Tokio, on one thread. All clients read into
// the same scratch, so that one who waits holds no buffer; what
// the kernel does not take at once is copied.
use std::cell::RefCell;
use std::future::poll_fn;
use std::io::ErrorKind::WouldBlock;
use std::pin::Pin;
use std::task::Poll;
use tokio::io::{AsyncRead, AsyncWriteExt, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

const SCRATCH: usize = 64 << 10;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> =
        RefCell::new(vec![0; SCRATCH]);
}

// turn reads, answers as far as it can, and returns the rest.
// None is the end. It is poll_read and not try_read, which would
// not take a short read for an empty socket, and ask in vain
// after each message.
async fn turn(client: &mut TcpStream) -> Option<Vec<u8>> {
    poll_fn(|cx| {
        BUFFER.with(|buffer| {
            let mut buffer = buffer.borrow_mut();
            let mut read = ReadBuf::new(&mut buffer);
            match Pin::new(&mut *client).poll_read(cx, &mut read)
            {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Err(_)) => return Poll::Ready(None),
                Poll::Ready(Ok(())) => {}
            }
            let heard = read.filled();
            if heard.is_empty() {
                return Poll::Ready(None);
            }
            match client.try_write(heard) {
                Ok(n) => Poll::Ready(Some(heard[n..].to_vec())),
                Err(e) if e.kind() == WouldBlock => {
                    Poll::Ready(Some(heard.to_vec()))
                }
                Err(_) => Poll::Ready(None),
            }
        })
    })
    .await
}

async fn echo(mut client: TcpStream) {
    while let Some(rest) = turn(&mut client).await {
        if !rest.is_empty()
            && client.write_all(&rest).await.is_err()
        {
            return;
        }
    }
}

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).expect("a port");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let door = TcpListener::bind(format!("127.0.0.1:{port}"))
            .await?;
        loop {
            if let Ok((client, _)) = door.accept().await {
                tokio::spawn(echo(client));
            }
        }
    })
}
