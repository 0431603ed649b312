//! `giaoban serve` as a process of its own on a free port, and the plainest of HTTP clients.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use store::seed;

/// A debug build on a busy machine takes its time.
const PATIENCE: Duration = Duration::from_secs(30);

/// Killed when it goes out of scope.
pub struct Program {
    child: Child,
    pub addr: SocketAddr,
    /// From the start until it could work.
    pub took: Duration,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Program {
    /// Serves the database, and is ready.
    pub fn start(url: &str) -> Self {
        Self::start_by(Command::new(env!("CARGO_BIN_EXE_giaoban")).arg("serve"), url)
    }

    /// The same by a command that starts it in its own way.
    pub fn start_by(command: &mut Command, url: &str) -> Self {
        let addr = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let begun = Instant::now();
        let child = configured(command, url)
            .env("GIAOBAN_ADDR", addr.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut program = Self { child, addr, took: Duration::ZERO };
        while !program.ask("GET", "/readyz", "", "").is_ok_and(|answer| answer.status == 200) {
            assert_eq!(program.child.try_wait().unwrap(), None, "it ended by itself");
            assert!(begun.elapsed() < PATIENCE, "it does not become ready");
            sleep(Duration::from_millis(10));
        }
        program.took = begun.elapsed();
        program
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: it learns nothing of it.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// A token of the account `NAME@giaoban.test`, as the header line that shows it.
    pub fn token(&self, name: &str) -> String {
        let body = format!(r#"{{"email":"{name}@giaoban.test","password":"{}"}}"#, seed::PASSWORD);
        let answer = self.ask("POST", "/api/v1/tokens", "", &body).unwrap();
        assert_eq!(answer.status, 201, "{}", answer.body);
        format!("Authorization: Bearer {}\r\n", answer.json()["token"].as_str().unwrap())
    }

    /// `headers` are whole lines.
    pub fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> io::Result<Answer> {
        ask(self.addr, method, path, headers, body)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// One request on a connection of its own. It was answered when its head came whole, even if the server
/// died right after that.
pub fn ask(
    addr: SocketAddr,
    method: &str,
    path: &str,
    headers: &str,
    body: &str,
) -> io::Result<Answer> {
    let mut socket = TcpStream::connect(addr)?;
    socket.set_read_timeout(Some(PATIENCE))?;
    let length = body.len();
    write!(
        socket,
        "{method} {path} HTTP/1.0\r\nHost: {addr}\r\n{headers}\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )?;
    let mut bytes = Vec::new();
    let ended = socket.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return Err(ended.err().unwrap_or_else(|| io::ErrorKind::UnexpectedEof.into()));
    };
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or(io::ErrorKind::InvalidData)?;
    Ok(Answer { status, head: head.to_lowercase(), body: body.to_owned() })
}

/// `giaoban audit verify`: how many lines the log has; it must be unbroken.
pub fn audited(url: &str) -> i64 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_giaoban"));
    let Output { status, stdout, stderr } =
        configured(command.args(["audit", "verify"]), url).output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    let said = String::from_utf8(stdout).unwrap();
    said.strip_suffix(" lines, unbroken\n").unwrap().parse().unwrap()
}

fn configured<'a>(command: &'a mut Command, url: &str) -> &'a mut Command {
    command
        .env("GIAOBAN_DATABASE_URL", url)
        .env("GIAOBAN_FILES", std::env::temp_dir())
        .env("GIAOBAN_SECURITY_PROFILE", "demo")
        .env("GIAOBAN_DEMO_TODAY", "2025-06-13")
        .env("GIAOBAN_LOG", "error")
}
