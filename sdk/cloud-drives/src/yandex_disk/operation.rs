//! Background operations (`wire.md §9`), and the check of a token, which requests an operation too.

use ::yandex_disk::operations::StatusRequest;
use cloud_drives_core::{BoxFuture, CallOptions, Result, Secret, id_in_link};
use http::HeaderMap;
use http::header::AUTHORIZATION;

use super::{ErrorKind, YandexDisk};
use crate::Drive;
use crate::poll::Poller;

impl YandexDisk {
    /// Returns the status of a background operation, by its id or the link to it.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::yandex_disk::types::OperationState;
    ///
    /// let done = disk.get_operation_status("0a1b").await?.status == OperationState::Success;
    /// # let _ = done;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OperationNotFound`] for an unknown id.
    pub fn get_operation_status(&self, id_or_link: impl AsRef<str>) -> StatusRequest {
        let id = operation_id(id_or_link.as_ref());
        self.api().operations().status(id).fields(["status"])
    }

    /// Returns the poller of a background operation, by its id or the link to it. Sends nothing until it is awaited.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// use std::time::Duration;
    ///
    /// disk.wait_for_operation("0a1b").timeout(Duration::from_secs(600)).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// To set options, call `get_operation_status(id).with_options(…).poller()`; a deadline bounds the whole wait.
    ///
    /// # Errors
    ///
    /// Those of [`Poller`].
    pub fn wait_for_operation(&self, id_or_link: impl AsRef<str>) -> Poller<()> {
        self.get_operation_status(id_or_link).poller()
    }

    /// Returns whether the client's token, or another one, is valid.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let mine = disk.check_token().await?;
    /// let other = disk.check_token().token("y0_OTHER").await?;
    /// # let _ = (mine, other);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Any failure that does not answer the question, such as a broken connection.
    pub fn check_token(&self) -> CheckToken {
        CheckToken {
            disk: self.clone(),
            token: None,
            options: CallOptions::new(),
        }
    }
}

/// Returns the id at the end of a link, which may use http (`wire.md §5.1`).
///
/// The call itself is sent to the API's base URL.
fn operation_id(id_or_link: &str) -> String {
    if id_or_link.starts_with("http://") || id_or_link.starts_with("https://") {
        id_in_link(id_or_link).unwrap_or_default()
    } else {
        id_or_link.to_owned()
    }
}

/// A check prepared by [`YandexDisk::check_token`]. Await it.
#[derive(Clone, Debug)]
#[must_use = "a check does nothing until it is awaited"]
pub struct CheckToken {
    disk: YandexDisk,
    token: Option<Secret>,
    options: CallOptions,
}

impl CheckToken {
    /// Sets the token to check. Default: the client's.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Adds options for this call only: headers, time limits, a retry policy.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    async fn run(self) -> Result<bool> {
        let mut options = self.disk.handle.options(self.options);
        let disk = match self.token {
            Some(token) if token.is_empty() => return Ok(false),
            Some(token) => {
                options = options
                    .clone()
                    .with_headers(without_authorization(&options));
                self.disk.with_token(token)?
            }
            None if self.disk.handle.token_source().is_none() => return Ok(false),
            None => self.disk,
        };
        let probe = disk.api().operations().status("0000").fields(["status"]);
        match probe.with_options(options).send().await {
            Ok(_) => Ok(true),
            Err(error) => match ErrorKind::of(&error) {
                ErrorKind::OperationNotFound => Ok(true),
                ErrorKind::Unauthorized => Ok(false),
                _ => Err(error),
            },
        }
    }
}

fn without_authorization(options: &CallOptions) -> HeaderMap {
    let mut headers = options.headers().clone();
    headers.remove(AUTHORIZATION);
    headers
}

impl IntoFuture for CheckToken {
    type Output = Result<bool>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
