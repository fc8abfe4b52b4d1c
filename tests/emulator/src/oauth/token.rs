//! Tokens for codes, device codes, refresh tokens and servers.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Challenge, Claims, Form, Grant, Issued, OAuth, OAuthError, Pkce, Renewal, Scopes, ok};
use crate::answer::Answer;
use crate::request::Request;

impl OAuth {
    /// Answers a request for tokens.
    pub(crate) fn token(
        &mut self,
        request: &Request,
        now: DateTime<Utc>,
    ) -> Result<Answer, OAuthError> {
        let form = self.form(request)?;
        let grant = match form.required("grant_type")? {
            "authorization_code" => self.by_code(&form, now)?,
            "refresh_token" => {
                let client_id = self.client(&form)?;
                return self.renew(&form, Some(client_id), now);
            }
            other if !self.policy.more_grants.contains(&other) => {
                let what = "grant_type is not known";
                return Err(OAuthError::new("unsupported_grant_type", what));
            }
            "device_code" => self.by_device(&form, now)?,
            _ => self.for_a_server(&form)?,
        };
        let issued = self.issue(&grant, now);
        Ok(self.tokens_answer(&grant, issued, now))
    }

    /// Returns the answer that hands fresh tokens out.
    pub(crate) fn tokens_answer(
        &mut self,
        grant: &Grant,
        issued: Issued,
        now: DateTime<Utc>,
    ) -> Answer {
        self.answer_for(grant, issued, self.lifetime, now)
    }

    fn answer_for(
        &mut self,
        grant: &Grant,
        issued: Issued,
        lifetime: TimeDelta,
        now: DateTime<Utc>,
    ) -> Answer {
        let mut body = json!({"access_token": issued.access_token});
        if let Some(refresh_token) = issued.refresh_token {
            body["refresh_token"] = json!(refresh_token);
        }
        if self.bare {
            return ok(&body);
        }
        body["token_type"] = json!(self.policy.token_type);
        body["expires_in"] = json!(lifetime.num_seconds());
        if let Some(id_token) = self.policy.new_id_token.filter(|_| grant.has("openid")) {
            let claims = Claims {
                grant,
                now,
                lifetime,
            };
            body["id_token"] = json!(id_token(&mut self.random, &claims));
        }
        if grant.scopes.fewer {
            body["scope"] = json!(grant.scopes.list.join(" "));
        }
        ok(&body)
    }

    fn by_code(&mut self, form: &Form, now: DateTime<Utc>) -> Result<Grant, OAuthError> {
        let client_id = self.exchanging(form)?;
        let code = form.required("code")?;
        if !(self.policy.is_code)(code) {
            return Err(OAuthError::new("bad_verification_code", "Invalid code"));
        }
        let redirect = match self.policy.needs_redirect {
            true => Some(form.required("redirect_uri")?),
            false => None,
        };
        let device = self.device(form)?;
        let unknown = || OAuthError::grant("The code is unknown or already used");
        let known = self.codes.get(code).ok_or_else(unknown)?;
        if known.expires <= now {
            return Err(OAuthError::grant("The code has expired"));
        }
        if known.grant.client_id != client_id {
            return Err(OAuthError::grant("The code was issued to another client"));
        }
        if redirect.is_some_and(|redirect| redirect != known.redirect) {
            let what = "redirect_uri differs from the authorization";
            return Err(OAuthError::grant(what));
        }
        let verifier = form.text("code_verifier");
        if !self.verified(known.challenge.as_ref(), verifier) {
            return Err(OAuthError::grant(
                "code_verifier does not match code_challenge",
            ));
        }
        // A code works once.
        let mut grant = self.codes.remove(code).ok_or_else(unknown)?.grant;
        grant.device = device.or(grant.device);
        Ok(grant)
    }

    /// Returns whether a verifier is the one that a challenge was made from.
    fn verified(&self, challenge: Option<&Challenge>, verifier: Option<&str>) -> bool {
        match (challenge, verifier) {
            _ if self.policy.pkce == Pkce::None => true,
            (None, None) => true,
            (Some(challenge), Some(verifier)) if challenge.hashed => {
                let strict = self.policy.pkce == Pkce::Hashed;
                let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
                hash == challenge.value && (!strict || is_verifier(verifier))
            }
            (Some(challenge), Some(verifier)) => challenge.value == verifier,
            _ => false,
        }
    }

    fn by_device(&mut self, form: &Form, now: DateTime<Utc>) -> Result<Grant, OAuthError> {
        let client_id = self.client(form)?;
        let code = form.required("code")?;
        let device = self.device(form)?;
        let known = self.devices.get(code);
        let known =
            known.ok_or_else(|| OAuthError::new("bad_verification_code", "Invalid code"))?;
        if known.grant.client_id != client_id {
            return Err(OAuthError::grant("The code was issued to another client"));
        }
        if known.expires <= now {
            return Err(OAuthError::grant("The code has expired"));
        }
        if !known.approved {
            let what = "User has not yet authorized your application";
            return Err(OAuthError::new("authorization_pending", what));
        }
        let mut grant = known.grant.clone();
        grant.device = device.or(grant.device);
        self.devices.remove(code);
        Ok(grant)
    }

    /// Returns the device that a form is about.
    pub(super) fn device(&self, form: &Form) -> Result<Option<String>, OAuthError> {
        let id = form.text("device_id");
        if id.is_some_and(|id| !(self.policy.is_device)(id)) {
            return Err(OAuthError::invalid("device_id is ill-formed"));
        }
        Ok(id.map(str::to_owned))
    }

    /// Returns a grant for a server, which never has a refresh token.
    fn for_a_server(&self, form: &Form) -> Result<Grant, OAuthError> {
        let client_id = self.client(form)?;
        if self.app(client_id)?.secret.is_none() {
            let what = "a public client cannot sign in as a server";
            return Err(OAuthError::new("unauthorized_client", what));
        }
        let mut scopes = Scopes::listed(form.required("scope")?);
        scopes
            .list
            .retain(|scope| self.policy.refresh_scope != Some(scope));
        Ok(Grant {
            client_id: client_id.to_owned(),
            user_id: self.user_id.clone(),
            scopes,
            device: None,
        })
    }

    /// Renews tokens, for this application unless anybody may do it.
    pub(crate) fn renew(
        &mut self,
        form: &Form,
        client_id: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Answer, OAuthError> {
        let sent = form.required("refresh_token")?;
        let bad = |what| OAuthError::grant(what).with_status(self.policy.bad_refresh_status);
        // Clients tell by the word "expired" what to do next.
        let known = self.refresh.get(sent);
        let known = known.ok_or_else(|| bad("The refresh token is unknown, used or revoked"))?;
        if known.expires <= now {
            return Err(bad("The refresh token has expired"));
        }
        if let Some(client_id) = client_id.filter(|_| self.policy.refresh_needs_redirect)
            && form.required("redirect_uri")? != self.app(client_id)?.redirect
        {
            let what = "redirect_uri is not the registered one";
            return Err(OAuthError::grant(what));
        }
        if client_id.is_some_and(|client_id| client_id != known.grant.client_id) {
            return Err(bad("The refresh token was issued to another client"));
        }
        let old = self.tokens.get(&known.access_token);
        if self.policy.renewal == Renewal::Once && old.is_none_or(|old| old.revoked) {
            return Err(bad("The access token was revoked"));
        }
        let left = old.map(|old| old.expires - now);
        let known = known.clone();
        let mut grant = known.grant.clone();
        grant.scopes.fewer = false;
        if matches!(self.policy.renewal, Renewal::Once | Renewal::OnceShared) {
            self.refresh.remove(sent);
        }
        let keeps = left.filter(|left| self.keeps_access_token && *left > TimeDelta::zero());
        let lifetime = keeps.unwrap_or(self.lifetime);
        let access_token = match keeps {
            Some(_) => known.access_token.clone(),
            None => self.issue_access(&grant, lifetime, now),
        };
        let refresh_token = match self.policy.renewal {
            Renewal::Same => {
                if let Some(refresh) = self.refresh.get_mut(sent) {
                    refresh.access_token.clone_from(&access_token);
                }
                Some(sent.to_owned())
            }
            _ => self.renewable(&grant, &access_token, now),
        };
        if self.policy.renewal == Renewal::Another {
            self.refresh.insert(sent.to_owned(), known);
        }
        let mut issued = Issued {
            access_token,
            refresh_token,
        };
        issued.refresh_token = issued.refresh_token.filter(|_| !self.omits_refresh_token);
        Ok(self.answer_for(&grant, issued, lifetime, now))
    }
}

/// Returns whether a text has 43 to 128 characters of those that need no encoding.
fn is_verifier(verifier: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    (43..=128).contains(&verifier.len()) && verifier.bytes().all(allowed)
}
