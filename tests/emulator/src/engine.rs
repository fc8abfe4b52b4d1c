//! The way of a request through every emulator: it is recorded, meets its fault, is received and answered.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};
use http::{HeaderValue, Response, StatusCode, header};
use http_body::Body;
use http_body_util::BodyExt;

use crate::answer::{Answer, AnswerBody, End};
use crate::clock::Clock;
use crate::content::ContentWriter;
use crate::fault::{Effect, Fault};
use crate::faults::{AddedFault, Faults};
use crate::provider::{Provider, Receive};
use crate::record::{Complaint, Records};
use crate::request::{Head, Received, Request};
use crate::service::Broken;
use crate::socket::Fate;

/// One of the addresses of a provider.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) name: &'static str,
    /// `host:port` or a virtual host.
    pub(crate) authority: String,
}

/// A provider with everything around it.
pub(crate) struct Engine {
    pub(crate) provider: Arc<dyn Provider>,
    pub(crate) origins: Vec<Origin>,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) records: Records,
    pub(crate) strict: bool,
}

impl Engine {
    /// Answers a request, or breaks off as a fault says.
    ///
    /// `fate` is the connection's; without one the caller has no socket and learns of a break by the error.
    pub(crate) async fn handle<B>(
        &self,
        origin: &'static str,
        request: http::Request<B>,
        fate: Option<Arc<Fate>>,
    ) -> Result<Response<AnswerBody>, Broken>
    where
        B: Body + Unpin,
    {
        let (parts, body) = request.into_parts();
        let head = Head::new(origin, parts);
        let number = self.records.begin(&head, self.clock.now());
        let mut outcome = self.outcome(number, head, body, fate.clone()).await;
        if let Ok(response) = &mut outcome {
            let headers = response.headers_mut();
            headers.entry(header::DATE).or_insert_with(|| self.date());
        }
        match &outcome {
            Ok(response) => {
                let length = response.headers().get(header::CONTENT_LENGTH);
                let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
                let length = length.unwrap_or_else(|| response.body().size());
                self.records.end(number, Some(response.status()), length);
            }
            Err(_) => self.records.end(number, None, 0),
        }
        if let (Err(_), Some(fate)) = (&outcome, fate) {
            fate.reset();
        }
        outcome
    }

    /// Returns the time of the emulator's clock, in the form of HTTP.
    fn date(&self) -> HeaderValue {
        let date = self.clock.now().format("%a, %d %b %Y %H:%M:%S GMT");
        HeaderValue::from_str(&date.to_string()).unwrap_or(HeaderValue::from_static(""))
    }

    async fn outcome<B>(
        &self,
        number: usize,
        mut head: Head,
        mut body: B,
        fate: Option<Arc<Fate>>,
    ) -> Result<Response<AnswerBody>, Broken>
    where
        B: Body + Unpin,
    {
        let met = self.faults.meet(&head);
        let effect = match met.as_ref().map(AddedFault::fault) {
            Some(fault) => {
                self.note(number, fault).await;
                fault.cap(&mut head);
                &fault.effect
            }
            None => &Effect::Pass,
        };
        match effect {
            Effect::Reset => return Err(Broken::Reset),
            Effect::Stall => std::future::pending().await,
            Effect::ResetAfter(bytes) => {
                let taken = self.take_in(number, &head, body, Some(*bytes)).await?;
                if let Taken::Whole(Received::Content(writer)) = taken {
                    self.provider.interrupted(&head, writer);
                }
                return Err(Broken::Reset);
            }
            Effect::Status(stand_in) => {
                drain(&mut body).await?;
                return Ok(respond(stand_in.answer(), None, None, fate));
            }
            Effect::Early(stand_in) => {
                let answer = stand_in.answer().header(header::CONNECTION, "close");
                return Ok(respond(answer, None, None, fate));
            }
            Effect::Html => {
                drain(&mut body).await?;
                let page = "<html><head><title>Welcome</title></head><body><h1>It works</h1></body></html>";
                let answer = Answer::with(StatusCode::OK, "text/html; charset=utf-8", page);
                return Ok(respond(answer, None, None, fate));
            }
            _ => {}
        }
        let mut answer = match self.take_in(number, &head, body, None).await? {
            Taken::Refused(answer) => {
                let body = Received::Refused;
                self.inspected(&Request { head, body }).unwrap_or(answer)
            }
            Taken::Whole(body) => {
                let request = Request { head, body };
                if matches!(effect, Effect::Twice) {
                    self.process(&request);
                }
                match &met {
                    Some(fault) => fault.answer(|| self.process(&request)),
                    None => self.process(&request),
                }
            }
        };
        if let Some(fault) = &met {
            let alterations = fault.fault().alterations.iter();
            answer = alterations.fold(answer, |answer, change| change.apply(answer, fault.used()));
        }
        let mut limit = None;
        match effect {
            Effect::Silence => std::future::pending().await,
            Effect::Lose(None) => return Err(Broken::Reset),
            Effect::Lose(Some(stand_in)) => answer = stand_in.answer(),
            Effect::Garbage => answer.replace_body(Bytes::from_static(b"{\"half\": [1, 2,")),
            Effect::EmptyBody => answer.replace_body(Bytes::new()),
            Effect::Cut(bytes) => limit = Some((*bytes, End::Cut)),
            Effect::StallAfter(bytes) => limit = Some((*bytes, End::Stall)),
            Effect::WrongLength(by) => {
                let size = answer.size();
                let announced = size.saturating_add_signed(*by);
                answer = answer.header(header::CONTENT_LENGTH, &announced.to_string());
                limit = Some(if announced > size {
                    (size, End::Cut)
                } else {
                    (announced, End::Finish)
                });
            }
            _ => {}
        }
        let drip = met.and_then(|fault| fault.fault().drip);
        Ok(respond(answer, limit, drip, fate))
    }

    async fn note(&self, number: usize, fault: &Fault) {
        self.records.update(number, |request| {
            request.fault = Some(fault.to_string());
            request.delayed = fault.delay;
        });
        if fault.sleeps {
            tokio::time::sleep(fault.delay).await;
        } else if !fault.delay.is_zero() {
            self.clock.advance(fault.delay);
        }
    }

    fn process(&self, request: &Request) -> Answer {
        let refusal = self.inspected(request);
        refusal.unwrap_or_else(|| self.provider.answer(request))
    }

    /// Records what is wrong with a request; in a strict emulator that is its answer too.
    fn inspected(&self, request: &Request) -> Option<Answer> {
        let complaints = self.provider.inspect(request);
        self.records.complain(&complaints);
        if complaints.iter().any(|complaint| complaint.is_refused) {
            return None;
        }
        let refusable: Vec<Complaint> = complaints.into_iter().filter(|it| !it.is_habit).collect();
        (self.strict && !refusable.is_empty()).then(|| self.provider.refuse(request, &refusable))
    }

    async fn take_in<B>(
        &self,
        number: usize,
        head: &Head,
        mut body: B,
        stop: Option<u64>,
    ) -> Result<Taken, Broken>
    where
        B: Body + Unpin,
    {
        let stop = stop.unwrap_or(u64::MAX);
        match self.provider.receive(head) {
            Receive::Refuse(answer) => {
                drain(&mut body).await?;
                Ok(Taken::Refused(answer))
            }
            Receive::Small { limit } => {
                let mut whole = BytesMut::new();
                while let Some(data) = next(&mut body).await? {
                    whole.extend_from_slice(&data);
                    if whole.len() as u64 > limit.min(stop) {
                        break;
                    }
                }
                let whole = whole.freeze();
                self.records.keep_body(number, &whole);
                Ok(Taken::Whole(if whole.len() as u64 > limit {
                    Received::TooLarge
                } else {
                    Received::Small(whole)
                }))
            }
            Receive::Multipart { mut reader, limit } => {
                let mut size = 0;
                while let Some(mut data) = next(&mut body).await? {
                    data.truncate(usize::try_from(stop - size).unwrap_or(usize::MAX));
                    reader.write(&data);
                    size += data.len() as u64;
                    self.records
                        .update(number, |request| request.body_size = size);
                    if size > limit {
                        return Ok(Taken::Whole(Received::TooLarge));
                    }
                    if size >= stop {
                        return Err(Broken::Reset);
                    }
                }
                Ok(Taken::Whole(Received::Multipart(reader.finish())))
            }
            Receive::Content { writer, limit } => {
                let begun = writer.size();
                let stop = stop.saturating_add(begun);
                let mut receiving = Receiving {
                    engine: self,
                    number,
                    head,
                    begun,
                    writer: Some(writer),
                };
                while let Some(mut data) = next(&mut body).await? {
                    let size = receiving.write(&mut data, stop);
                    if size > limit {
                        receiving.finish();
                        return Ok(Taken::Whole(Received::TooLarge));
                    }
                    if size >= stop {
                        return Err(Broken::Reset);
                    }
                }
                let writer = receiving.finish();
                Ok(Taken::Whole(
                    writer.map_or(Received::Small(Bytes::new()), Received::Content),
                ))
            }
        }
    }
}

enum Taken {
    Whole(Received),
    Refused(Answer),
}

/// A content on its way in; when it is dropped before its end, the provider is told how far it came.
struct Receiving<'a> {
    engine: &'a Engine,
    number: usize,
    head: &'a Head,
    begun: u64,
    writer: Option<ContentWriter>,
}

impl Receiving<'_> {
    /// Takes in what came, not beyond `stop`; returns how much there is now.
    fn write(&mut self, data: &mut Bytes, stop: u64) -> u64 {
        let Some(writer) = &mut self.writer else {
            return 0;
        };
        let room = usize::try_from(stop - writer.size()).unwrap_or(usize::MAX);
        data.truncate(room);
        writer.write(data);
        writer.size()
    }

    fn finish(mut self) -> Option<ContentWriter> {
        let writer = self.writer.take();
        self.note(writer.as_ref());
        writer
    }

    fn note(&self, writer: Option<&ContentWriter>) {
        let size = writer.map_or(0, ContentWriter::size);
        self.engine.records.update(self.number, |request| {
            request.body_size = size - self.begun;
        });
    }
}

impl Drop for Receiving<'_> {
    fn drop(&mut self) {
        if let Some(writer) = self.writer.take() {
            self.note(Some(&writer));
            self.engine.provider.interrupted(self.head, writer);
        }
    }
}

async fn next<B: Body + Unpin>(body: &mut B) -> Result<Option<Bytes>, Broken> {
    loop {
        match body.frame().await {
            None => return Ok(None),
            Some(Err(_)) => return Err(Broken::ClientGone),
            Some(Ok(frame)) => {
                if let Ok(mut data) = frame.into_data() {
                    return Ok(Some(data.copy_to_bytes(data.remaining())));
                }
            }
        }
    }
}

async fn drain<B: Body + Unpin>(body: &mut B) -> Result<(), Broken> {
    while next(body).await?.is_some() {}
    Ok(())
}

fn respond(
    mut answer: Answer,
    limit: Option<(u64, End)>,
    drip: Option<Duration>,
    fate: Option<Arc<Fate>>,
) -> Response<AnswerBody> {
    let bodiless = answer.status == StatusCode::NO_CONTENT || answer.status.is_informational();
    if answer.announced && !bodiless && !answer.headers.contains_key(header::CONTENT_LENGTH) {
        let size = HeaderValue::from(answer.size());
        answer.headers.insert(header::CONTENT_LENGTH, size);
    }
    let mut response = Response::new(AnswerBody::new(answer.pieces, limit, drip, fate));
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    response
}
