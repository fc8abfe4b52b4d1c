//! Deliveries to webhooks and custom actions (`wire.md`, "Webhook delivery").

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use http::{Method, Request, StatusCode};
use tokio::sync::Notify;

use super::signature::hmac;
use crate::latest::LatestList;

/// How often a delivery is tried in all.
const ATTEMPTS: usize = 5;
/// How many seconds pass before it is tried a second time; they double each time.
const FIRST_WAIT: i64 = 15;

/// A delivery to a webhook or a custom action.
#[derive(Clone)]
#[non_exhaustive]
pub struct Delivery {
    /// Id of the webhook or the action.
    pub source_id: String,
    /// The event, or the event key of the action.
    pub event: String,
    /// The address.
    pub url: String,
    /// The body, as JSON.
    pub body: Bytes,
    /// The times of its attempts, with the status of the answer; none without an answer in time.
    pub attempts: Vec<(DateTime<Utc>, Option<StatusCode>)>,
    secret: String,
    queued_at: DateTime<Utc>,
    /// When it is tried next; none when it has arrived or is given up.
    next: Option<DateTime<Utc>>,
}

impl Delivery {
    pub(crate) fn new(
        source_id: &str,
        event: &str,
        url: &str,
        secret: &str,
        body: String,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            source_id: source_id.to_owned(),
            event: event.to_owned(),
            url: url.to_owned(),
            body: body.into(),
            attempts: Vec::new(),
            secret: secret.to_owned(),
            queued_at: now,
            next: Some(now),
        }
    }

    /// Returns whether it was answered with 2xx.
    #[must_use]
    pub fn has_arrived(&self) -> bool {
        let last = self.attempts.last().and_then(|(_, status)| *status);
        last.is_some_and(|status| status.is_success())
    }

    /// Returns whether it is still to be tried.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.next.is_some()
    }

    /// Returns the request that carries it, signed at the time when it was queued.
    #[must_use]
    pub fn request(&self) -> Request<Bytes> {
        self.signed(self.queued_at)
    }

    /// Returns the request that carries it, signed at this time.
    pub(crate) fn signed(&self, at: DateTime<Utc>) -> Request<Bytes> {
        let timestamp = at.timestamp();
        let text = String::from_utf8_lossy(&self.body);
        let signature = hmac(&self.secret, &format!("v0:{timestamp}:{text}"));
        let request = Request::builder()
            .method(Method::POST)
            .uri(&self.url)
            .header("content-type", "application/json")
            .header("user-agent", "Frame.io V4 API")
            .header("x-frameio-request-timestamp", timestamp)
            .header("x-frameio-signature", format!("v0={signature}"))
            .body(self.body.clone());
        // Every URL was checked when it was set.
        request.unwrap_or_else(|_| Request::new(self.body.clone()))
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Delivery")
            .field("event", &self.event)
            .field("url", &self.url)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

/// The latest deliveries.
#[derive(Debug)]
pub(crate) struct Deliveries {
    pub(crate) all: LatestList<Delivery>,
    /// Told of each new one.
    pub(crate) news: Arc<Notify>,
}

impl Deliveries {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            all: LatestList::new(limit),
            news: Arc::default(),
        }
    }

    pub(crate) fn queue(&mut self, delivery: Delivery) {
        self.all.push(delivery);
        self.news.notify_one();
    }

    /// Returns the deliveries to try now, with their numbers.
    pub(crate) fn due(&self, now: DateTime<Utc>) -> Vec<(usize, Delivery)> {
        let due = self.all.numbered();
        let due = due.filter(|(_, known)| known.next.is_some_and(|next| next <= now));
        due.map(|(number, known)| (number, known.clone())).collect()
    }

    pub(crate) fn has_pending(&self) -> bool {
        self.all.iter().any(Delivery::is_pending)
    }

    /// Writes down how an attempt went; `jitter` is 0 to 1.
    pub(crate) fn tried(
        &mut self,
        number: usize,
        status: Option<StatusCode>,
        jitter: f64,
        now: DateTime<Utc>,
    ) {
        let Some(delivery) = self.all.get_mut(number) else {
            return;
        };
        delivery.attempts.push((now, status));
        let tried = delivery.attempts.len();
        delivery.next = if delivery.has_arrived() || tried >= ATTEMPTS {
            None
        } else {
            let wait = (FIRST_WAIT << (tried - 1)) as f64 * (1.0 + jitter / 10.0);
            Some(now + TimeDelta::milliseconds((wait * 1000.0) as i64))
        };
    }

    /// Gives a delivery up that goes where the emulator sends nothing.
    pub(crate) fn give_up(&mut self, number: usize) {
        if let Some(delivery) = self.all.get_mut(number) {
            delivery.next = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_is_tried_five_times_with_growing_waits() {
        let mut now = DateTime::<Utc>::UNIX_EPOCH;
        let mut deliveries = Deliveries::new(10);
        let url = "http://127.0.0.1:1/hook";
        deliveries.queue(Delivery::new(
            "H",
            "file.ready",
            url,
            "s",
            "{}".to_owned(),
            now,
        ));
        let mut waits = Vec::new();
        while deliveries.has_pending() {
            let before = now;
            while deliveries.due(now).is_empty() {
                now += TimeDelta::seconds(1);
            }
            waits.push((now - before).num_seconds());
            deliveries.tried(0, Some(StatusCode::BAD_GATEWAY), 0.0, now);
        }
        assert_eq!(waits, [0, 15, 30, 60, 120]);
        assert!(!deliveries.all.iter().any(Delivery::has_arrived));
    }
}
