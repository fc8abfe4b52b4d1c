//! The layer that adds tokens to requests.

use std::sync::Arc;

use cloud_drives_core::{
    AuthScheme, BoxFuture, Error, ErrorClass, KeyPlace, Request, StreamResponse, Transport,
};
use http::StatusCode;
use http::header::AUTHORIZATION;
use url::{Origin, Url};

use super::{AccessToken, TokenSource};

/// How many bytes of the body of a refusal are read.
const MAX_ERROR_BYTES: u64 = 16 * 1024;

/// Adds an access token to the requests of operations that require one.
///
/// A request that already has an `Authorization` header, set by the caller, is sent unchanged. A token goes only to the
/// origins that the layer was given.
///
/// # Retries
///
/// A request that is answered with 401 is sent once more, with a new token if the source has one: services occasionally refuse a valid
/// token, so one refusal does not invalidate it. A 401 means that nothing was done, so this applies to any operation, except if the body
/// can be read only once. After [`AuthTransport::only_with_another_token`], a request is not sent again without a new token.
///
/// # Errors
///
/// If the retry gets a 401 too and the token could not be renewed, the request fails with the service's error. Its source is the error of
/// the renewal ([`TokenSource::refresh_failure`]).
#[derive(Clone, Debug)]
pub struct AuthTransport<T> {
    inner: T,
    source: Option<Arc<dyn TokenSource>>,
    origins: Vec<Origin>,
    same_token_again: bool,
}

impl<T: Transport> AuthTransport<T> {
    /// Creates a layer around a transport. Without a source it adds nothing.
    pub fn new(
        inner: T,
        source: Option<Arc<dyn TokenSource>>,
        origins: impl IntoIterator<Item = Origin>,
    ) -> Self {
        Self {
            inner,
            source,
            origins: origins.into_iter().collect(),
            same_token_again: true,
        }
    }

    /// Makes a 401 final for its token: a request is sent again only with another token.
    #[must_use]
    pub fn only_with_another_token(mut self) -> Self {
        self.same_token_again = false;
        self
    }

    async fn send_with_token(&self, mut request: Request) -> Result<StreamResponse, Error> {
        let (proof, optional) = match request.operation().auth() {
            AuthScheme::Token { scheme, optional } => (Proof::Word(scheme), optional),
            AuthScheme::Key { place, optional } => (Proof::Key(place), optional),
            _ => return self.inner.send_unboxed(request).await,
        };
        let Some(source) = &self.source else {
            return self.inner.send_unboxed(request).await;
        };
        if proof.is_on(&request) {
            return self.inner.send_unboxed(request).await;
        }
        if !self
            .origins
            .iter()
            .any(|origin| is_at(request.url(), origin))
        {
            if optional {
                return self.inner.send_unboxed(request).await;
            }
            return Err(foreign_origin(&request));
        }
        let token = match source.ready_token() {
            Some(token) => token,
            None => source.token().await?,
        };
        proof.put(&mut request, &token)?;
        let again = request.is_replayable().then(|| request.clone());
        let answer = self.inner.send_unboxed(request).await?;
        if answer.status() != StatusCode::UNAUTHORIZED {
            source.accept(&token);
            return Ok(answer);
        }
        source.invalidate(&token);
        let Some(mut again) = again else {
            return explained(answer, &**source).await;
        };
        let next = match source.token().await {
            Ok(next) => next,
            // The problem is that the new token could not be stored, not the old token.
            Err(error) if error.is_io() => return Err(error.or_operation(again.operation())),
            Err(_) => return explained(answer, &**source).await,
        };
        if !self.same_token_again && next.secret() == token.secret() {
            return explained(answer, &**source).await;
        }
        drop(answer);
        proof.put(&mut again, &next)?;
        let answer = self.inner.send_unboxed(again).await?;
        match answer.status() {
            StatusCode::UNAUTHORIZED => explained(answer, &**source).await,
            _ => {
                source.accept(&next);
                Ok(answer)
            }
        }
    }
}

impl<T: Transport> Transport for AuthTransport<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<StreamResponse, Error>> {
        Box::pin(self.send_unboxed(request))
    }

    fn send_unboxed(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<StreamResponse, Error>> + Send {
        self.send_with_token(request)
    }

    fn provides_auth(&self) -> bool {
        self.source.is_some() || self.inner.provides_auth()
    }
}

/// Returns a refusal unchanged, or as an error whose source is the failure of the renewal.
async fn explained(
    answer: StreamResponse,
    source: &dyn TokenSource,
) -> Result<StreamResponse, Error> {
    match source.refresh_failure() {
        Some(failure) => Err(answer
            .into_error(MAX_ERROR_BYTES)
            .await
            .with_source(failure)),
        None => Ok(answer),
    }
}

/// The place of the token in a request.
#[derive(Clone, Copy)]
enum Proof {
    /// In `Authorization`, after a scheme such as `Bearer`.
    Word(&'static str),
    /// Without a scheme, in a header or in the query.
    Key(KeyPlace),
}

impl Proof {
    /// Returns whether a request carries credentials already, set by its caller.
    fn is_on(self, request: &Request) -> bool {
        match self {
            Proof::Word(_) => request.headers().contains_key(AUTHORIZATION),
            Proof::Key(KeyPlace::Header(name)) => request.headers().contains_key(name),
            Proof::Key(KeyPlace::Query(name)) => {
                request.url().query_pairs().any(|(known, _)| known == name)
            }
            Proof::Key(_) => false,
        }
    }

    fn put(self, request: &mut Request, token: &AccessToken) -> Result<(), Error> {
        let refused = || {
            Error::new(
                ErrorClass::Auth,
                "the token source returned a token with characters that can't be sent",
            )
        };
        match self {
            Proof::Key(place) => place
                .put(request, token.secret().expose())
                .map_err(|_| refused()),
            Proof::Word(scheme) => {
                let value = token.header(scheme).ok_or_else(refused)?;
                request.headers_mut().insert(AUTHORIZATION, value);
                Ok(())
            }
        }
    }
}

/// Returns whether a URL is at an origin. Equivalent to comparing origins, but does not create one for every request.
fn is_at(url: &Url, origin: &Origin) -> bool {
    let Origin::Tuple(scheme, host, port) = origin else {
        return false;
    };
    url.scheme() == scheme
        && url.host().is_some_and(|found| found == *host)
        && url.port_or_known_default() == Some(*port)
}

fn foreign_origin(request: &Request) -> Error {
    let host = request
        .url()
        .host_str()
        .unwrap_or("an address without a host");
    let message =
        format!("{host} is not one of the servers that may receive the token; nothing was sent");
    Error::new(ErrorClass::Auth, message)
}
