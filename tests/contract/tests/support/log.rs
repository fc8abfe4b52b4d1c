//! All text that is written for a subscriber, and the secrets that must not be in it.

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};

use cloud_drives_emulator::RecordedRequest;
use http::header::AUTHORIZATION;
use tracing::Dispatch;
use tracing::subscriber::{DefaultGuard, NoSubscriber};
use tracing_subscriber::fmt::format::FmtSpan;
use url::form_urlencoded;

/// The shortest text that counts as a secret: shorter ones are in a log by chance.
const SHORTEST: usize = 12;

/// As long as a process has one subscriber, `tracing` asks only the thread that first comes by a span, and keeps its "no" for all
/// threads. With a second one, which listens to nothing, it asks both.
static SECOND: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(NoSubscriber::new()));

/// What was written, down to the lowest level, by whatever crate.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Listens to this thread, until the guard is dropped.
    pub(crate) fn listen() -> (Self, DefaultGuard) {
        LazyLock::force(&SECOND);
        let log = Self::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    pub(crate) fn text(&self) -> String {
        let bytes = self.0.lock().expect("nobody panicked");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Asserts that the log has these words, and nothing of what the requests kept secret.
    #[track_caller]
    pub(crate) fn assert_no_secret(&self, requests: &[RecordedRequest], words: &[&str]) {
        let text = self.text();
        for word in words {
            assert!(text.contains(word), "{word} is missing in {text}");
        }
        let mut secrets: Vec<String> = requests.iter().flat_map(secrets).collect();
        // What the API was asked in plain is no secret elsewhere.
        let asked = requests.iter().filter(|request| request.origin == "api");
        let asked: Vec<&String> = asked
            .flat_map(|it| it.query.iter().map(|(_, value)| value))
            .collect();
        secrets.retain(|secret| !asked.contains(&secret));
        assert!(secrets.len() >= requests.len(), "only {secrets:?}");
        for secret in secrets {
            let line = text.lines().find(|line| line.contains(&secret));
            assert_eq!(line, None, "{secret} was written");
        }
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panicked").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The token of a request, the members of a form of the sign-in, and path and query of what goes to a host that is not the API's.
fn secrets(request: &RecordedRequest) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(value) = request.headers.get(AUTHORIZATION) {
        let value = value.to_str().expect("text");
        found.extend(value.split_whitespace().last().map(str::to_owned));
    }
    if request.origin != "api" {
        found.push(request.path.clone());
        found.extend(request.query.iter().map(|(_, value)| value.clone()));
        let form = form_urlencoded::parse(&request.body);
        found.extend(form.map(|(_, value)| value.into_owned()));
    }
    found.retain(|secret| secret.len() >= SHORTEST);
    found
}
