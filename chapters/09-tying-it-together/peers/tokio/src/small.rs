// What a scheduler does all day, as small as it can be had, on
// Tokio's runtime for one thread. Each is done so often that it
// takes some time, and how often is printed.
use std::future::{pending, poll_fn, Future};
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};
use tokio::task::yield_now;
use tokio::time::sleep;

async fn spawn(n: usize) {
    for _ in 0..n {
        tokio::spawn(async { 1 }).await.unwrap();
    }
}

// link is not async, or its type would contain itself.
fn link(left: usize, last: oneshot::Sender<()>) {
    tokio::spawn(async move {
        if left > 1 {
            link(left - 1, last);
        } else {
            last.send(()).unwrap();
        }
    });
}

async fn chain(n: usize) {
    let (last, ended) = oneshot::channel();
    link(n, last);
    ended.await.unwrap();
}

async fn yields(n: usize) {
    let tasks: Vec<_> = (0..100)
        .map(|_| {
            tokio::spawn(async move {
                for _ in 0..n / 100 {
                    yield_now().await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

async fn pingpong(n: usize) {
    let (there, mut heard) = mpsc::channel(1);
    let (back, mut answer) = mpsc::channel(1);
    tokio::spawn(async move {
        while let Some(v) = heard.recv().await {
            back.send(v).await.unwrap();
        }
    });
    tokio::spawn(async move {
        for _ in 0..n {
            there.send(1).await.unwrap();
            answer.recv().await.unwrap();
        }
    })
    .await
    .unwrap();
}

async fn five(n: usize) {
    let (to, mut all) = mpsc::channel(100);
    for _ in 0..5 {
        let to = to.clone();
        tokio::spawn(async move {
            for v in 0..n / 5 {
                to.send(v).await.unwrap();
            }
        });
    }
    drop(to);
    tokio::spawn(
        async move { while all.recv().await.is_some() {} },
    )
    .await
    .unwrap();
}

async fn ask(n: usize) {
    let (to, mut questions) =
        mpsc::channel::<oneshot::Sender<i32>>(1);
    tokio::spawn(async move {
        while let Some(answer) = questions.recv().await {
            answer.send(1).unwrap();
        }
    });
    tokio::spawn(async move {
        for _ in 0..n {
            let (answer, heard) = oneshot::channel();
            to.send(answer).await.unwrap();
            heard.await.unwrap();
        }
    })
    .await
    .unwrap();
}

async fn timer(n: usize) {
    for _ in 0..n {
        let mut hour = pin!(sleep(Duration::from_secs(3600)));
        poll_fn(|cx| {
            assert!(hour.as_mut().poll(cx).is_pending());
            Poll::Ready(())
        })
        .await;
    }
}

async fn sleepers(n: usize) {
    let tasks: Vec<_> = (0..n)
        .map(|_| tokio::spawn(sleep(Duration::from_millis(10))))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

// park spawns, and lets all of them have their first poll.
async fn park(n: usize) {
    for _ in 0..n {
        tokio::spawn(pending::<()>());
    }
    yield_now().await;
}

// milliseconds reads what Go's Duration prints of whole ones.
fn milliseconds(span: &str) -> Duration {
    let number =
        span.trim_end_matches(|c: char| !c.is_ascii_digit());
    Duration::from_millis(number.parse().expect("a time"))
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (key, span) = (args[1].as_str(), milliseconds(&args[2]));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let (began, mut count) = (Instant::now(), 0);
    while count == 0 || began.elapsed() < span {
        count += runtime.block_on(async {
            match key {
                "nothing" => return 1,
                "spawn" => spawn(1000).await,
                "chain" => chain(1000).await,
                "yield" => yields(1000).await,
                "pingpong" => pingpong(1000).await,
                "five" => five(1000).await,
                "ask" => ask(1000).await,
                "timer" => timer(1000).await,
                "sleep" => sleepers(10_000).await,
                "park" => park(1_000_000).await,
                _ => panic!("nothing is called {key}"),
            }
            match key {
                "sleep" => 10_000,
                "park" => 1_000_000,
                _ => 1000,
            }
        });
    }
    println!("{count}");
}
