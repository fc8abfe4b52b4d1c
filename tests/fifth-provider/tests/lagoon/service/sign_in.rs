//! The sign-in host: codes with PKCE, and refresh tokens that work only once.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{Answer, Call, field, json_answer, query, with, with_status};

#[derive(Default)]
pub(super) struct SignIn {
    /// Challenge and redirect URI of each code.
    codes: BTreeMap<String, (String, String)>,
    access: BTreeSet<String>,
    refresh: BTreeSet<String>,
    issued: u32,
}

impl SignIn {
    pub(super) fn issue(&mut self) -> (String, String) {
        self.issued += 1;
        let [access, refresh] = ["access", "refresh"].map(|kind| format!("{kind}-{}", self.issued));
        self.access.insert(access.clone());
        self.refresh.insert(refresh.clone());
        (access, refresh)
    }

    pub(super) fn expire(&mut self) {
        self.access.clear();
    }

    pub(super) fn knows(&self, authorization: Option<&str>) -> bool {
        let token = authorization.and_then(|value| value.strip_prefix("Bearer "));
        token.is_some_and(|token| self.access.contains(token))
    }

    pub(super) fn answer(&mut self, call: &Call, steps: &[&str]) -> Answer {
        match steps {
            ["authorize"] => self.authorize(call),
            ["token"] => self.token(call),
            _ => with_status(Answer::default(), 404),
        }
    }

    fn authorize(&mut self, call: &Call) -> Answer {
        let asked = ["response_type", "client_id", "code_challenge_method"];
        if asked.map(|name| query(call, name)) != ["code", "lagoon-test", "S256"] {
            return with_status(Answer::default(), 400);
        }
        let code = format!("code-{}", self.codes.len());
        let (redirect, state) = (query(call, "redirect_uri"), query(call, "state"));
        let back = format!("{redirect}?code={code}&state={state}");
        self.codes
            .insert(code, (query(call, "code_challenge"), redirect));
        with_status(with(Answer::default(), "location", &back), 302)
    }

    fn token(&mut self, call: &Call) -> Answer {
        let field = |name: &str| field(call.body(), name);
        let is_good = match field("grant_type").as_str() {
            "authorization_code" => {
                let digest = Sha256::digest(field("code_verifier"));
                let proof = (URL_SAFE_NO_PAD.encode(digest), field("redirect_uri"));
                self.codes.remove(&field("code")) == Some(proof)
            }
            "refresh_token" => self.refresh.remove(&field("refresh_token")),
            _ => false,
        };
        if !is_good || field("client_id") != "lagoon-test" {
            return json_answer(400, &json!({ "error": "invalid_grant" }));
        }
        let (access, refresh) = self.issue();
        let body = json!({
            "access_token": access, "refresh_token": refresh,
            "token_type": "Bearer", "expires_in": 3600,
        });
        json_answer(200, &body)
    }
}
