// What the greeter says, and what a request looks like. Nothing
// here waits.

const LANGUAGES: [(&str, &str); 6] = [
    ("en", "Hello"),
    ("de", "Guten Tag"),
    ("es", "Hola"),
    ("fr", "Bonjour"),
    ("it", "Buongiorno"),
    ("la", "Salve"),
];

pub fn greeting(code: &str, name: &str, saying: &str) -> String {
    let known = LANGUAGES.iter().find(|l| l.0 == code);
    let hello = known.map_or("Hello", |l| l.1);
    format!("{hello}, {name}. {saying}\n")
}

// A Status is how a request ended badly.
pub type Status = &'static str;

pub const BAD: Status = "400 Bad Request";
pub const LATE: Status = "408 Request Timeout";
pub const LARGE: Status = "431 Request Header Fields Too Large";

pub fn response(status: &str, body: &str, end: bool) -> Vec<u8> {
    let connection =
        if end { "Connection: close\r\n" } else { "" };
    format!(
        "HTTP/1.1 {status}\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\
         Content-Length: {}\r\n{connection}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

pub struct Request {
    pub name: String,
    pub close: bool,
    pub size: usize, // in bytes
}

const MAX_HEADER: usize = 8 << 10;

// ascii has as many characters as buf has bytes, whatever those
// are: what one counts in the one is taken from the other.
fn ascii(buf: &[u8]) -> String {
    let known = |c: &u8| if c.is_ascii() { *c } else { b'?' };
    buf.iter().map(known).map(char::from).collect()
}

// parse takes a request from the front of buf, if it is whole.
pub fn parse(buf: &[u8]) -> Result<Option<Request>, Status> {
    let text = ascii(buf);
    let ends = [("\n\r\n", 3), ("\n\n", 2)];
    let found =
        ends.iter().filter_map(|(e, n)| Some((text.find(e)?, n)));
    let (head, size) = match found.min() {
        Some((at, n)) => (&text[..at], at + n),
        None => (&text[..], 0),
    };
    let (line, rest) =
        head.split_once('\n').unwrap_or((head, ""));
    let whole = size > 0 || head.contains('\n');
    let first = if whole && line.len() < MAX_HEADER {
        Some(parse_line(line)?)
    } else {
        None
    };
    if size > MAX_HEADER || size == 0 && buf.len() > MAX_HEADER {
        return Err(LARGE);
    }
    match first {
        Some((name, mut close)) if size > 0 => {
            for field in rest.lines() {
                close |= parse_field(field)?;
            }
            Ok(Some(Request { name, close, size }))
        }
        _ => Ok(None),
    }
}

// parse_line reads GET /ada HTTP/1.1.
fn parse_line(line: &str) -> Result<(String, bool), Status> {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let parts: Vec<&str> = line.split(' ').collect();
    let &["GET", path, version] = &parts[..] else {
        return Err(BAD);
    };
    if version != "HTTP/1.1" && version != "HTTP/1.0" {
        return Err(BAD);
    }
    let name = path.strip_prefix('/').ok_or(BAD)?;
    let fits = |c: u8| c.is_ascii_alphabetic() || c == b'-';
    if name.is_empty()
        || name.len() > 40
        || !name.bytes().all(fits)
    {
        return Err("404 Not Found");
    }
    Ok((name.to_string(), version == "HTTP/1.0"))
}

// parse_field says whether the connection ends after the request.
fn parse_field(field: &str) -> Result<bool, Status> {
    let (name, value) = field.split_once(':').ok_or(BAD)?;
    if name.is_empty() || name.contains([' ', '\t', '\r']) {
        return Err(BAD);
    }
    match name.to_ascii_lowercase().as_str() {
        "content-length" | "transfer-encoding" => Err(BAD),
        "connection" => {
            Ok(value.trim().eq_ignore_ascii_case("close"))
        }
        _ => Ok(false),
    }
}
