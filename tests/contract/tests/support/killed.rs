//! A process that is killed during its upload: the test program itself, run again with settings in its environment.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

/// Says in the child's output that it is in the middle of its upload.
const IN_THE_MIDDLE: &str = "in the middle of the upload";

/// A setting of the child; none in a run of the tests.
pub(crate) fn setting(name: &str) -> Option<String> {
    env::var(variable(name)).ok()
}

fn variable(name: &str) -> String {
    format!("KILLED_UPLOAD_{name}")
}

/// To be said by the child when it may be killed.
pub(crate) fn say_that_it_is_in_the_middle() {
    println!("\n{IN_THE_MIDDLE}");
}

/// Runs a test of this program as the child, with these settings, and kills it when it says that it is in the middle.
pub(crate) async fn kill_in_the_middle<const N: usize>(child: &str, settings: [(&str, &OsStr); N]) {
    let settings = settings.map(|(name, value)| (variable(name), value));
    let mut child = Command::new(env::current_exe().expect("this program"))
        .args(["--exact", child, "--nocapture"])
        .envs(settings)
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program runs");
    let output = BufReader::new(child.stdout.take().expect("it is piped"));
    let reached = tokio::task::spawn_blocking(move || {
        let mut lines = output.lines().map_while(Result::ok);
        lines.any(|line| line == IN_THE_MIDDLE)
    });
    assert!(
        reached.await.expect("it is read"),
        "the child did not get that far"
    );
    child.kill().expect("it can be killed");
    child.wait().expect("it has ended");
}
