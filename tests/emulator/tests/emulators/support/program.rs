//! The program as a user starts it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;
use url::Url;

pub(crate) fn command(provider: &str, arguments: &[&str]) -> Command {
    let mut command = program();
    command
        .arg(provider)
        .args(["--port", "0", "--json"])
        .args(arguments);
    command
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloud-drives-emulator"));
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The program while it runs.
pub(crate) struct Running {
    child: Child,
    /// Open as long as it runs: it prints what it is asked.
    _output: BufReader<ChildStdout>,
    shown: Value,
}

impl Running {
    /// Starts it, with commands on its standard input, and reads what it shows first.
    pub(crate) fn start(provider: &str, arguments: &[&str]) -> Self {
        let mut command = command(provider, arguments);
        Self::shown_by(command.arg("--control")).expect("JSON")
    }

    /// Starts it with these arguments and no others but those; `None` if it shows nothing, because a port is taken.
    pub(crate) fn with(arguments: &[&str]) -> Option<Self> {
        let mut command = program();
        Self::shown_by(command.args(arguments).args(["--json", "--control"]))
    }

    fn shown_by(command: &mut Command) -> Option<Self> {
        let mut child = command.spawn().expect("it starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        output.read_line(&mut line).expect("a line");
        let Ok(shown) = serde_json::from_str(&line) else {
            assert!(!child.wait().expect("it ends").success(), "{line}");
            return None;
        };
        Some(Self {
            child,
            _output: output,
            shown,
        })
    }

    /// Something that it has shown.
    #[track_caller]
    pub(crate) fn text(&self, name: &str) -> &str {
        self.shown[name].as_str().expect(name)
    }

    /// The whole answer to a GET below one of the addresses that it has shown, with the token that it has shown.
    pub(crate) fn get(&self, base: &str, path: &str, scheme: &str) -> String {
        let url = Url::parse(self.text(base)).expect("a URL");
        self.get_from(url.host_str().expect("a host"), base, path, scheme)
    }

    /// The same, asked of another host than the one that it has shown.
    pub(crate) fn get_from(&self, host: &str, base: &str, path: &str, scheme: &str) -> String {
        let url = Url::parse(self.text(base)).expect("a URL");
        let address = (host, url.port().expect("a port"));
        let mut stream = TcpStream::connect(address).expect("it listens");
        let head = format!(
            "GET {}/{path} HTTP/1.1\r\nhost: x\r\nauthorization: {scheme} {}\r\nconnection: close\r\n\r\n",
            url.path().trim_end_matches('/'),
            self.text("token")
        );
        stream.write_all(head.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// Checks that the end of the commands is the end of the program.
    pub(crate) fn end(mut self) {
        drop(self.child.stdin.take());
        assert!(self.child.wait().expect("it ends").success());
    }
}

/// What the program says to these commands.
pub(crate) fn answers(provider: &str, lines: &[&str]) -> Vec<Value> {
    let mut child = command(provider, &["--control"])
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    for line in lines {
        writeln!(input, "{line}").expect("the program reads");
    }
    drop(input);
    let output = child.wait_with_output().expect("it ends with its input");
    let printed = String::from_utf8(output.stdout).expect("text");
    let read = |line| serde_json::from_str(line).expect("each line is JSON");
    printed.lines().skip(1).map(read).collect()
}
