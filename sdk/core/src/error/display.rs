//! One useful line for each error, without secrets.

use std::fmt;

use super::Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        match (&inner.operation, &inner.subject) {
            (Some(operation), Some(subject)) => write!(f, "{operation} ({subject}): ")?,
            (Some(operation), None) => write!(f, "{operation}: ")?,
            (None, _) => {}
        }
        match (inner.status, &inner.code) {
            (Some(status), Some(code)) => write!(f, "{status}, {code}: ")?,
            (Some(status), None) => write!(f, "{status}: ")?,
            (None, Some(code)) => write!(f, "{code}: ")?,
            (None, None) => {}
        }
        f.write_str(&inner.message)?;
        if let Some(source) = &inner.source {
            write!(f, " ({source})")?;
        }
        if let Some((attempts, elapsed)) = inner.attempts
            && attempts > 1
        {
            write!(
                f,
                ", after {attempts} attempts in {:.1} s",
                elapsed.as_secs_f64()
            )?;
        }
        if let Some(request_id) = &inner.request_id {
            write!(f, " [request id {request_id}]")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        let mut out = f.debug_struct("Error");
        out.field("class", &inner.class);
        out.field("message", &inner.message);
        if let Some(operation) = &inner.operation {
            out.field("operation", operation);
        }
        if let Some(subject) = &inner.subject {
            out.field("subject", subject);
        }
        if let Some(status) = inner.status {
            out.field("status", &status.as_u16());
        }
        if let Some(code) = &inner.code {
            out.field("code", code);
        }
        if let Some(request_id) = &inner.request_id {
            out.field("request_id", request_id);
        }
        if let Some((attempts, elapsed)) = inner.attempts {
            out.field("attempts", &attempts).field("elapsed", &elapsed);
        }
        if !inner.body.is_empty() {
            out.field("body_bytes", &inner.body.len());
        }
        out.field("effect", &self.effect());
        if let Some(source) = &inner.source {
            out.field("source", &source.to_string());
        }
        out.finish_non_exhaustive()
    }
}
