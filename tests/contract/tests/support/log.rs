//! Collects the output of a `tracing` subscriber, and checks it for secrets.

#[path = "../../../../sdk/runtime/src/trace/log.rs"]
mod listening;

use cloud_drives_emulator::RecordedRequest;
use http::header::AUTHORIZATION;
use tracing::Level;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::fmt::format::FmtSpan;
use url::form_urlencoded;

use listening::Log;

/// The shortest text that counts as a secret: shorter ones are in a log by chance.
const SHORTEST: usize = 12;

/// Listens to this thread, down to the lowest level and to all crates, until the guard is dropped.
pub(crate) fn listen() -> (Log, DefaultGuard) {
    Log::listen(Level::TRACE, FmtSpan::FULL)
}

impl Log {
    /// Asserts that the log has these words, and nothing of what the requests kept secret.
    #[track_caller]
    pub(crate) fn assert_no_secret(&self, requests: &[RecordedRequest], words: &[&str]) {
        let text = self.text();
        for word in words {
            assert!(text.contains(word), "{word} is missing in {text}");
        }
        let mut secrets: Vec<String> = requests.iter().flat_map(secrets).collect();
        // What the API was asked in plain is not a secret elsewhere.
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
