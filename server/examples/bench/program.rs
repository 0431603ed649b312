//! P12: the built program as a process: how soon it is ready on a database that exists, and how much memory
//! it keeps when idle.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{bail, ensure};
use store::testing::Village;

use super::table::{Bound, Row, Samples, Table};

const STARTS: u32 = 5;
const PATIENCE: Duration = Duration::from_secs(20);

/// Ended when it goes out of scope.
pub struct Program {
    child: Child,
    pub addr: SocketAddr,
}

/// What scripts/build leaves beside this example.
pub fn beside() -> Option<String> {
    let release = std::env::current_exe().ok()?.parent()?.parent()?.join("giaoban");
    release.exists().then(|| release.display().to_string())
}

pub async fn measure(table: &mut Table, binary: &str) -> anyhow::Result<()> {
    let url = Village::sqlite().await?.url;
    let mut starts = Samples::default();
    let mut memory = Samples::default();
    for _ in 0..STARTS {
        let begun = Instant::now();
        let program = Program::start(binary, &url)?;
        starts.add(begun.elapsed().as_secs_f64() * 1000.0);
        ensure!(program.status("/sign-in")? == 200, "/sign-in is not served");
        sleep(Duration::from_millis(300));
        if let Some(kilobytes) = resident(program.child.id()) {
            memory.add(kilobytes / 1024.0);
        }
    }
    let row = |what: &str, ours, beside, unit, most| Row {
        goal: "P12".to_owned(),
        what: what.to_owned(),
        ours,
        beside,
        theirs: None,
        unit,
        bound: Bound::AtMost(most),
    };
    table.add(row("from start to ready, existing database", starts, "", "ms", 1000.0));
    if cfg!(target_os = "linux") {
        table.add(row("resident memory after its first page", memory, "", "MB", 40.0));
    } else {
        table.leave_out("resident memory", "only Linux tells it in /proc");
    }
    Ok(())
}

impl Program {
    pub fn start(binary: &str, url: &str) -> anyhow::Result<Self> {
        let addr = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let site = site(binary);
        let child = Command::new(binary)
            .arg("serve")
            .env("GIAOBAN_DATABASE_URL", url)
            .env("GIAOBAN_ADDR", addr.to_string())
            .env("GIAOBAN_PUBLIC_URL", format!("http://{addr}"))
            .env("GIAOBAN_FILES", std::env::temp_dir())
            .env("GIAOBAN_SECURITY_PROFILE", "demo")
            .env("GIAOBAN_DEMO_TODAY", "2025-06-13")
            .env("GIAOBAN_LOG", "error")
            .env("LEPTOS_OUTPUT_NAME", "giaoban")
            .env("LEPTOS_SITE_ROOT", &site)
            .env("LEPTOS_HASH_FILES", if site.exists() { "true" } else { "false" })
            .stdout(Stdio::null())
            .spawn()?;
        let program = Self { child, addr };
        let begun = Instant::now();
        while !program.status("/readyz").is_ok_and(|status| status == 200) {
            if begun.elapsed() > PATIENCE {
                bail!("{binary} does not become ready");
            }
            sleep(Duration::from_millis(1));
        }
        Ok(program)
    }

    fn status(&self, path: &str) -> anyhow::Result<u16> {
        let mut socket = TcpStream::connect(self.addr)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        write!(socket, "GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", self.addr)?;
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer)?;
        let text = String::from_utf8_lossy(&answer);
        Ok(text.split(' ').nth(1).unwrap_or_default().parse()?)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where cargo-leptos puts the site of this program.
pub fn site(binary: &str) -> PathBuf {
    let target = Path::new(binary).parent().and_then(Path::parent);
    target.map(|target| target.join("site")).unwrap_or_default()
}

fn resident(id: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
