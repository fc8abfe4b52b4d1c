//! A call being built, which every generated request holds.

mod pages;
mod parts;

use std::fmt;

use http::{HeaderName, HeaderValue, Method};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;

use crate::body::Body;
use crate::check::OutOfBounds;
use crate::client::ClientCore;
use crate::error::{Error, Result};
use crate::future::BoxFuture;
use crate::operation::OperationInfo;
use crate::options::{CallOptions, is_sensitive};
use crate::path::PathBuilder;
use crate::poll::{PollState, Poller, Progress};
use crate::poll_settings::PollSettings;
use crate::query::{Query, QueryValue};
use crate::raw_response::RawResponse;
use crate::request::Request;
use crate::response::Response;
use crate::response_future::ResponseFuture;
use crate::stream_response::StreamResponse;
use crate::transport::{AnswerCheck, ChecksAnswers};
use parts::Parts;

/// A call of an operation being built: address, headers, body and options.
///
/// Each generated request holds one: its method begins the call, its setters add to it, and setting something again
/// replaces it. A value that can't be sent or is out of bounds fails the call when it is sent, before anything is
/// sent over the wire. `Debug` shows names, never a value.
///
/// ```
/// use cloud_drives_core::{Call, ClientCore, OperationInfo, check};
///
/// static SHOW: OperationInfo = OperationInfo::new("files.show", true).at("GET", "/files/{file_id}");
///
/// fn show(core: &ClientCore, file_id: impl Into<String>, limit: u32) -> Call {
///     let mut call = Call::new(core, &SHOW);
///     call.path::<String>("file_id", file_id);
///     call.query::<u32>("limit", limit).check(check::number("limit", limit, 1..=100));
///     call
/// }
/// ```
#[derive(Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Call {
    core: ClientCore,
    operation: &'static OperationInfo,
    path: PathBuilder,
    /// The part of the path's template after `path`.
    template: &'static str,
    query: Query,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Option<Body>,
    parts: Option<Parts>,
    options: CallOptions,
    problems: Vec<Problem>,
    /// What was set last.
    latest: &'static str,
    unchecked: bool,
}

/// The reason why a call can't be sent.
#[derive(Clone)]
struct Problem {
    /// The name on the wire.
    name: &'static str,
    message: String,
    /// Whether only a bound of the spec prevents it.
    is_bound: bool,
}

impl Call {
    /// Begins a call of an operation whose [method and path](OperationInfo::at) are known.
    pub fn new(core: &ClientCore, operation: &'static OperationInfo) -> Self {
        let (path, template) = PathBuilder::along(operation);
        Self {
            core: core.clone(),
            operation,
            path,
            template,
            query: Query::new(),
            headers: Vec::new(),
            body: None,
            parts: None,
            options: CallOptions::default(),
            problems: Vec::new(),
            latest: "",
            unchecked: false,
        }
    }

    /// Sets the next parameter of the path.
    pub fn path<V: QueryValue>(&mut self, name: &'static str, value: impl Into<V>) -> &mut Self {
        let value: V = value.into();
        let pushed = self.push_path(name, &value.to_query());
        self.note(name, pushed)
    }

    fn push_path(&mut self, name: &'static str, value: &str) -> Result<()> {
        let Some((literal, (parameter, rest))) = self
            .template
            .split_once('{')
            .and_then(|(literal, rest)| Some((literal, rest.split_once('}')?)))
            .filter(|(_, (parameter, _))| {
                let parameter = parameter.trim_end_matches('*');
                parameter.is_empty() || parameter == name
            })
        else {
            return Err(Error::invalid_input(format!(
                "{name}: is not the next parameter of the path"
            )));
        };
        self.template = rest;
        self.path.push_literal(literal);
        match parameter.ends_with('*') {
            true => self.path.push_segments(name, value),
            false => self.path.push_segment(name, value),
        }
    }

    /// Sets a query parameter.
    pub fn query<V: QueryValue>(&mut self, name: &'static str, value: impl Into<V>) -> &mut Self {
        let value: V = value.into();
        self.query.set(name, &value.to_query());
        self.note(name, Ok(()))
    }

    /// Sets a query parameter to a list with commas between the items. An empty list leaves the parameter out.
    pub fn query_comma<V: QueryValue>(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = impl Into<V>>,
    ) -> &mut Self {
        self.query.remove(name);
        let values = values.into_iter().map(|value| -> V { value.into() });
        self.query.push_comma(name, values);
        self.note(name, Ok(()))
    }

    /// Sets a query parameter to a list, as one parameter per item.
    pub fn query_repeated<V: QueryValue>(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = impl Into<V>>,
    ) -> &mut Self {
        self.query.remove(name);
        let values = values.into_iter().map(|value| -> V { value.into() });
        self.query.push_repeated(name, values);
        self.note(name, Ok(()))
    }

    /// Sets query parameters to the members of an object: `filters[key]=value`.
    pub fn query_deep<T: Serialize>(
        &mut self,
        name: &'static str,
        value: impl Into<T>,
    ) -> &mut Self {
        let value: T = value.into();
        self.query.remove_deep(name);
        let pushed = self.query.push_deep(name, &value).map(|_| ());
        self.note(name, pushed)
    }

    /// Sets a header. The name is in lower case.
    pub fn header<V: QueryValue>(&mut self, name: &'static str, value: impl Into<V>) -> &mut Self {
        let value: V = value.into();
        let made = self.set_header(name, &value.to_query());
        self.note(name, made)
    }

    fn set_header(&mut self, name: &'static str, value: &str) -> Result<()> {
        self.headers.retain(|(known, _)| known.as_str() != name);
        let mut value = HeaderValue::from_str(value).map_err(|_| {
            Error::invalid_input(format!(
                "the header `{name}` holds characters that can't be sent"
            ))
        })?;
        let name = HeaderName::from_static(name);
        value.set_sensitive(is_sensitive(&name));
        self.headers.push((name, value));
        Ok(())
    }

    /// Sets the body to a value as JSON.
    pub fn json<T: Serialize>(&mut self, value: impl Into<T>) -> &mut Self {
        self.json_in::<T>(&[], value)
    }

    /// Sets the body to a value as JSON, inside the members that the service wants around it, outermost first.
    pub fn json_in<T: Serialize>(&mut self, members: &[&str], value: impl Into<T>) -> &mut Self {
        let value: T = value.into();
        let body = Body::from_json(&Wrapped(members, &value));
        self.take_body(body)
    }

    /// Sets the body to a flat object as a form.
    pub fn form<T: Serialize>(&mut self, value: impl Into<T>) -> &mut Self {
        let value: T = value.into();
        let body = Body::from_form(&value);
        self.take_body(body)
    }

    /// Sets the body to contents of this media type.
    pub fn contents(&mut self, media: &'static str, body: impl Into<Body>) -> &mut Self {
        let body: Body = body.into();
        self.take_body(Ok(body.with_content_type(media)))
    }

    /// Sets the body to an object without members, until it is set to something else.
    pub fn empty_json(&mut self) -> &mut Self {
        self.take_body(Ok(Body::empty_json()))
    }

    /// Overrides the media type of the body.
    pub fn media(&mut self, media: &'static str) -> &mut Self {
        self.body = self.body.take().map(|body| body.with_content_type(media));
        self
    }

    fn take_body(&mut self, body: Result<Body>) -> &mut Self {
        let taken = body.map(|body| self.body = Some(body));
        self.note("body", taken)
    }

    /// Records whether the value that was set last is within the bounds of the spec.
    ///
    /// A value that is out of bounds fails the call unless it [skips the checks](Self::skip_checks).
    pub fn check(&mut self, checked: Result<(), OutOfBounds>) -> &mut Self {
        if let Err(found) = checked {
            self.problems.push(Problem {
                name: self.latest,
                message: found.to_string(),
                is_bound: true,
            });
        }
        self
    }

    /// Sends the call even if arguments are out of bounds.
    pub fn skip_checks(&mut self) -> &mut Self {
        self.unchecked = true;
        self
    }

    /// Adds options, which take precedence over those added before.
    pub fn add_options(&mut self, options: CallOptions) -> &mut Self {
        let before = std::mem::take(&mut self.options);
        self.options = options.with_defaults(&before);
        self
    }

    /// Returns the options so far.
    #[must_use]
    pub fn options(&self) -> &CallOptions {
        &self.options
    }

    /// Returns the state of the client that the call belongs to.
    #[must_use]
    pub fn core(&self) -> &ClientCore {
        &self.core
    }

    /// Records the outcome of setting a parameter, replacing an earlier problem with it.
    fn note(&mut self, name: &'static str, set: Result<()>) -> &mut Self {
        self.latest = name;
        self.problems.retain(|known| known.name != name);
        if let Err(error) = set {
            self.problems.push(Problem {
                name,
                message: error.message().to_owned(),
                is_bound: false,
            });
        }
        self
    }

    /// Returns the error that keeps the call from being sent: a bound before anything else.
    fn problem(&self) -> Option<Error> {
        let bound = |problem: &&Problem| problem.is_bound && !self.unchecked;
        let other = |problem: &&Problem| !problem.is_bound;
        let mut all = self.problems.iter();
        let found = all.find(bound).or_else(|| self.problems.iter().find(other));
        found.map(|found| {
            Error::invalid_input(found.message.as_str()).with_operation(self.operation)
        })
    }

    /// Creates the request, with the client's credentials and headers.
    ///
    /// # Errors
    ///
    /// [`ErrorClass::InvalidInput`](crate::ErrorClass::InvalidInput) for the first argument that is out of bounds or can't be sent;
    /// those of [`ClientCore::request`].
    pub fn into_request(mut self) -> Result<Request> {
        if let Some(problem) = self.problem() {
            return Err(problem);
        }
        let operation = self.operation;
        self.path.push_literal(self.template);
        let method = Method::from_bytes(operation.method().as_bytes()).map_err(|error| {
            Error::invalid_input("the operation has no method")
                .with_operation(operation)
                .with_source(error)
        })?;
        let mut request =
            self.core
                .request(operation, method, self.path, self.query, self.options)?;
        for (name, value) in self.headers {
            request.headers_mut().insert(name, value);
        }
        if let Some(body) = self.body.or(self.parts.map(Parts::into_body)) {
            request.set_body(body);
        }
        Ok(request)
    }

    /// Sends the call once and decodes the answer.
    ///
    /// With [`ChecksAnswers`] in its options the request carries an [`AnswerCheck`], so that layers can tell whether
    /// the answer can be used.
    ///
    /// # Errors
    ///
    /// Those of [`Call::into_request`] and [`ClientCore::execute`], and those of `decode`.
    pub fn send<T: Send + 'static>(
        self,
        decode: fn(RawResponse) -> Result<Response<T>>,
    ) -> ResponseFuture<T> {
        let answer = self.execute(&|| AnswerCheck::new(decode));
        ResponseFuture::new(answer, decode)
    }

    /// Sends the call; not generic, so that it is compiled once for all types of responses.
    fn execute(self, check: &dyn Fn() -> AnswerCheck) -> BoxFuture<'static, Result<RawResponse>> {
        let core = self.core.clone();
        let mut request = match self.into_request() {
            Ok(request) => request,
            Err(error) => return Box::pin(std::future::ready(Err(error))),
        };
        if request.options().extension::<ChecksAnswers>().is_some() {
            request.extensions_mut().insert(check());
        }
        core.execute(request)
    }

    /// Sends the call once and returns the unparsed answer, whatever its status.
    ///
    /// # Errors
    ///
    /// Those of [`Call::into_request`] and [`ClientCore::execute`].
    pub async fn send_raw(self) -> Result<RawResponse> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    /// Sends the call once and returns a successful answer while its body is still being received.
    ///
    /// # Errors
    ///
    /// Those of [`Call::into_request`] and [`ClientCore::execute_stream`].
    pub async fn stream(self) -> Result<StreamResponse> {
        let core = self.core.clone();
        core.execute_stream(self.into_request()?).await
    }

    /// Sends the call once and returns the answer while its body is still being received, whatever its status.
    ///
    /// # Errors
    ///
    /// Those of [`Call::into_request`] and [`ClientCore::execute_stream_raw`].
    pub async fn stream_raw(self) -> Result<StreamResponse> {
        let core = self.core.clone();
        core.execute_stream_raw(self.into_request()?).await
    }

    /// Returns how to poll the operation that the call started.
    #[must_use]
    pub fn poll_settings(&self) -> PollSettings {
        self.core.poll_settings(&self.options)
    }

    /// Runs an operation to its end; if it fails, the options decide whether it is started again.
    ///
    /// # Errors
    ///
    /// Those of [`Poller::until_done`].
    pub async fn until_done<T, Starting>(&self, start: impl Fn() -> Starting) -> Result<T>
    where
        T: Send + 'static,
        Starting: Future<Output = Result<Poller<T>>>,
    {
        let restarts = self.core.restarts(&self.options);
        Poller::until_done(self.options.deadline(), restarts, start).await
    }

    /// Returns a poller that sends this call to ask for the state of an operation, whose id its parameter `id` holds.
    pub fn poller<T>(self, id: &'static str) -> Poller<()>
    where
        T: Progress + DeserializeOwned + Send + 'static,
    {
        let (operation, settings) = (self.operation, self.poll_settings());
        let deadline = self.options.deadline();
        let id = self.query.get(id).or_else(|| self.path_value(id));
        let ask = move |_| self.clone().poll_state::<T>();
        let poller = Poller::new(id.unwrap_or_default(), (), ask);
        poller
            .operation(operation)
            .settings(settings)
            .deadline(deadline)
    }

    /// Returns the parameter of the path, as it was given.
    fn path_value(&self, name: &str) -> Option<String> {
        let path = format!("{}{}", self.path.as_str(), self.template);
        self.operation.path_value(&path, name)
    }

    /// Asks once for the state of an operation.
    #[must_use]
    pub fn poll_state<T>(self) -> BoxFuture<'static, Result<PollState>>
    where
        T: Progress + DeserializeOwned + Send + 'static,
    {
        Box::pin(async move {
            let answer: Response<T> = self.send(RawResponse::into_json).await?;
            Ok(answer.body().poll_state())
        })
    }
}

/// A value inside the members around it.
struct Wrapped<'a, T: ?Sized>(&'a [&'a str], &'a T);

impl<T: Serialize + ?Sized> Serialize for Wrapped<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((first, rest)) = self.0.split_first() else {
            return self.1.serialize(serializer);
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(first, &Wrapped(rest, self.1))?;
        map.end()
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers = self.headers.iter().map(|(name, _)| name.as_str());
        f.debug_struct("Call")
            .field("operation", &self.operation.name())
            .field("query", &self.query)
            .field("headers", &headers.collect::<Vec<_>>())
            .field("body", &self.body)
            .field("parts", &self.parts)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
