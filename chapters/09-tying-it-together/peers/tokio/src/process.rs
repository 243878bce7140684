// How a greeter's process begins, and how it ends.
use std::time::Duration;

// A Service is what a greeter is told: whom it asks, and for how
// long it waits.
pub struct Service {
    pub tongue: String,
    pub fortune: String,
    pub client: Duration,
    pub upstream: Duration,
}

// service takes the arguments: the addresses of two services, and
// for how many milliseconds a client is waited for, and they are.
// When the input ends, nobody wants the process any more: a
// thread waits for that.
pub fn service() -> Service {
    let args: Vec<String> = std::env::args().collect();
    let patience = |n: &str| {
        Duration::from_millis(n.parse().expect("milliseconds"))
    };
    std::thread::spawn(|| {
        let input = &mut std::io::stdin();
        let ended = std::io::copy(input, &mut std::io::sink());
        std::process::exit(ended.is_err() as i32)
    });
    Service {
        tongue: args[1].clone(),
        fortune: args[2].clone(),
        client: patience(&args[3]),
        upstream: patience(&args[4]),
    }
}
