// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use cloud_drives_core::{
    Body, BoxFuture, CallOptions, ClientCore, Error, OperationInfo, PathBuilder, Query,
    RawResponse, Request, Response,
};
use cloud_drives_core::reexport::http::Method;
use std::collections::BTreeMap;
use super::errors;
use super::types;

/// Roles in an account.
///
/// Made by [`Client::account_permissions`](super::Client::account_permissions); cheap to make and to clone.
#[derive(Clone, Debug)]
pub struct AccountPermissionsApi {
    core: ClientCore,
}

impl AccountPermissionsApi {
    pub(super) fn new(core: ClientCore) -> Self {
        Self { core }
    }

    /// Gives a member of an account another role.
    ///
    /// A repeat leads to the same state, so the call may be sent again.
    ///
    /// # Arguments
    ///
    /// - `account_id`: The account: a UUID, or `adobe:` and the organisation.
    /// - `user_id`: The user.
    /// - `data`: The role that a member of an account has been given, or is to be given.
    pub fn account_user_roles_update(
        &self,
        account_id: impl Into<String>,
        user_id: impl Into<String>,
        data: impl Into<types::AccountRoleData>,
    ) -> AccountUserRolesUpdateRequest {
        AccountUserRolesUpdateRequest {
            core: self.core.clone(),
            options: CallOptions::default(),
            account_id: account_id.into(),
            user_id: user_id.into(),
            data: data.into(),
        }
    }
}

static ACCOUNT_USER_ROLES_UPDATE: OperationInfo = OperationInfo::new(
        "account_permissions.account_user_roles_update",
        true,
    )
    .with_server("api")
    .with_auth(cloud_drives_core::AuthScheme::Token {
        scheme: "Bearer",
        optional: false,
    })
    .with_rate_limit(cloud_drives_core::RateLimit {
        calls: 10,
        per: std::time::Duration::from_secs(60),
        scope: "account_permissions_account_user_roles_update",
    })
    .with_errors(&errors::RULES);

/// A call of [`AccountPermissionsApi::account_user_roles_update`], `PATCH /v4/accounts/{account_id}/users/{user_id}`, that is not sent yet.
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is awaited or sent"]
pub struct AccountUserRolesUpdateRequest {
    core: ClientCore,
    options: CallOptions,
    account_id: String,
    user_id: String,
    data: types::AccountRoleData,
}

impl AccountUserRolesUpdateRequest {
    /// Adds options for this call only: headers, time limits, what a facade adds. They come before those set so far.
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Sends the call once.
    ///
    /// # Retries
    ///
    /// Idempotent: a layer that retries may send it again.
    ///
    /// # Errors
    ///
    /// Every status that is not described as a success, with its
    /// [`ErrorKind`](super::ErrorKind); what the transport reports; an answer of another shape.
    pub async fn send(self) -> Result<Response<types::AccountRoleData>, Error> {
        self.send_raw().await?.try_map(|raw| raw.json_at_or_whole(&["data"]))
    }

    /// Sends the call once and hands over the answer as it came, whatever its status.
    ///
    /// # Errors
    ///
    /// Only what kept an answer from coming.
    pub async fn send_raw(self) -> Result<RawResponse, Error> {
        let core = self.core.clone();
        core.execute(self.into_request()?).await
    }

    fn into_request(self) -> Result<Request, Error> {
        let mut path = PathBuilder::new("/v4/accounts/");
        path.push_segment("account_id", &self.account_id)?;
        path.push_literal("/users/");
        path.push_segment("user_id", &self.user_id)?;
        let query = Query::new();
        let mut request = self
            .core
            .request(
                &ACCOUNT_USER_ROLES_UPDATE,
                Method::PATCH,
                path,
                query,
                self.options,
            )?;
        request.set_body(Body::from_json(&BTreeMap::from([("data", &self.data)]))?);
        Ok(request)
    }
}

impl IntoFuture for AccountUserRolesUpdateRequest {
    type Output = Result<types::AccountRoleData, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.into_body()) })
    }
}
