//! Separate processes for the server and for each transfer, to measure its memory.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::server::{Offer, serve};

/// What goes wrong in a benchmark ends it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Command-line argument that starts the program as a server.
const SERVE: &str = "serve";

/// Serves, if this process was started for that. To be called before anything else.
///
/// # Errors
///
/// When the server can't work.
pub fn serve_if_asked() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() != Some(SERVE) {
        return Ok(());
    }
    let mut number = || -> Result<u64, Failure> {
        Ok(arguments
            .next()
            .ok_or("serve needs five numbers")?
            .parse()?)
    };
    let offer = Offer {
        file_size: number()?,
        items: number()?,
        part_size: number()?,
        latency: Duration::from_millis(number()?),
        bits_per_second: number()?,
    };
    serve(offer)?;
    std::process::exit(0);
}

/// A server in a process of its own, which ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    url: String,
    /// As long as it is open, the server stays.
    _input: Option<ChildStdin>,
}

impl Server {
    /// Starts this program once more, as a server.
    ///
    /// # Errors
    ///
    /// When it can't be started.
    pub fn start(offer: Offer) -> Result<Self, Failure> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg(SERVE)
            .args(offer.numbers().map(|number| number.to_string()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().ok_or("the server has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        Ok(Self {
            _input: child.stdin.take(),
            child,
            url: line.trim().to_owned(),
        })
    }

    /// Its address, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What one piece of work took of this process.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct Usage {
    /// Time that passed.
    pub elapsed: Duration,
    /// Time on the processors, of all threads together.
    pub cpu: Option<Duration>,
    /// Most memory that the process ever held, in bytes.
    pub peak_memory: Option<u64>,
    /// By how much a task beside it got its turn too late at most, where there was one.
    pub late: Option<Duration>,
}

impl Usage {
    /// What `work` takes of this process.
    pub fn of<T>(work: impl FnOnce() -> T) -> (T, Self) {
        let before = cpu_time();
        let started = std::time::Instant::now();
        let done = work();
        let elapsed = started.elapsed();
        let cpu = cpu_time()
            .zip(before)
            .map(|(after, before)| after.saturating_sub(before));
        let usage = Self {
            elapsed,
            cpu,
            peak_memory: peak_memory(),
            late: None,
        };
        (done, usage)
    }
}

/// Runs this program once more with these arguments and gives back what it printed, a line of JSON.
///
/// # Errors
///
/// When it fails, or prints something else.
pub fn run_again<T: for<'de> Deserialize<'de>>(arguments: &[String]) -> Result<T, Failure> {
    let output = Command::new(std::env::current_exe()?)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("a case ended with {}", output.status).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Runs a command to its end, and gives the time that passed and that it and its children had on the processors.
///
/// # Errors
///
/// When it can't be run, or fails; then with what it said.
pub fn timed(command: &mut Command) -> Result<(Duration, Option<Duration>), Failure> {
    let before = cpu_time_of(CHILDREN);
    let started = std::time::Instant::now();
    let output = command.stdin(Stdio::null()).output()?;
    let elapsed = started.elapsed();
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("{command:?} ended with {}: {said}", output.status).into());
    }
    let cpu = cpu_time_of(CHILDREN).zip(before);
    Ok((
        elapsed,
        cpu.map(|(after, before)| after.saturating_sub(before)),
    ))
}

/// Places of the times of this process, and of its children that have ended, behind the name in `/proc/self/stat`: user and system time
/// are the 14th and 15th field, those of the children the 16th and 17th.
const OWN: usize = 11;
const CHILDREN: usize = 13;

fn cpu_time() -> Option<Duration> {
    cpu_time_of(OWN)
}

/// Time on the processors. Only Linux says so.
fn cpu_time_of(whose: usize) -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in parentheses, may hold spaces. Times are in ticks of 10 ms.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut ticks = fields
        .split_whitespace()
        .skip(whose)
        .map_while(|field| field.parse::<u64>().ok());
    let (user, system) = (ticks.next()?, ticks.next()?);
    Some(Duration::from_millis((user + system) * 10))
}

/// Most memory that this process ever held, in bytes. Only Linux says so.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
