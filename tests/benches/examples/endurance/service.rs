//! An emulator in its own process, and the memory and descriptors of a process.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use cloud_drives_benches::process::Failure;
use serde_json::{Value, json};

/// What the program calls the providers.
pub(crate) const PROVIDERS: [&str; 4] = ["yandex-disk", "frameio", "amazon-drive", "verizon-cloud"];

/// What goes wrong, each with the same share: answers that refuse, connections that break before and after the work is done.
const FAULTS: [&str; 5] = ["503", "429 retry-after=0", "reset", "lose", "lose=504"];

/// Enough to look at when something is wrong, and few enough to be reached soon.
const RECORDS: &str = "2000";

/// An emulator, which ends with this value.
pub(crate) struct Service {
    pub(crate) provider: &'static str,
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    shown: Value,
}

impl Service {
    pub(crate) fn start(program: Option<&Path>, provider: &'static str) -> Result<Self, Failure> {
        let program = match program {
            Some(program) => program.to_owned(),
            None => beside()?,
        };
        let mut command = Command::new(&program);
        command.args([provider, "--port", "0", "--json", "--control"]);
        command.args(["--record-limit", RECORDS, "--history-limit", RECORDS]);
        if provider == "frameio" {
            command.args(["--no-rate-limits", "--part-size", "100000"]);
        }
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| {
                let hint = "build it with cargo build -p cloud-drives-emulator";
                format!("{} does not start: {error}; {hint}", program.display())
            })?;
        let input = child.stdin.take().ok_or("no input")?;
        let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        Ok(Self {
            provider,
            child,
            input,
            output,
            shown: serde_json::from_str(&line)?,
        })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Something that it shows of itself.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.shown[name].as_str().unwrap_or_default()
    }

    pub(crate) fn add_faults(&mut self, share: f64) -> Result<(), Failure> {
        for fault in FAULTS {
            // Each is asked for those that none before it has met.
            let chance = share / FAULTS.len() as f64;
            let rule = format!("* * {fault} p={chance}");
            self.command(&json!({"do": "fault", "rule": rule}))?;
        }
        Ok(())
    }

    /// How many requests its records no longer have.
    pub(crate) fn forgotten(&mut self) -> Result<u64, Failure> {
        let forgotten = self.command(&json!({"do": "forgotten"}))?;
        Ok(forgotten["requests"].as_u64().unwrap_or_default())
    }

    fn command(&mut self, command: &Value) -> Result<Value, Failure> {
        writeln!(self.input, "{command}")?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let mut answer: Value = serde_json::from_str(&line)?;
        match answer.get_mut("ok") {
            Some(done) => Ok(done.take()),
            None => Err(format!("{command}: {answer}").into()),
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The emulator's program, where Cargo puts it: in the folder above that of examples.
fn beside() -> Result<PathBuf, Failure> {
    let this = std::env::current_exe()?;
    let folder = this.parent().and_then(Path::parent);
    let folder = folder.ok_or("this program is in no folder of Cargo's; name the emulator")?;
    let name = format!("cloud-drives-emulator{}", std::env::consts::EXE_SUFFIX);
    Ok(folder.join(name))
}

/// What a process holds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Held {
    pub(crate) bytes: u64,
    pub(crate) descriptors: usize,
}

impl Held {
    pub(crate) fn mib(&self) -> String {
        format!("{:.1}", self.bytes as f64 / 1024.0 / 1024.0)
    }
}

/// Memory and open descriptors of a process. Only Linux says so; elsewhere both are 0.
pub(crate) fn held(process: u32) -> Held {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes =
        line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    let descriptors = std::fs::read_dir(format!("/proc/{process}/fd"));
    Held {
        bytes: kibibytes.unwrap_or_default() * 1024,
        descriptors: descriptors.map_or(0, Iterator::count),
    }
}
