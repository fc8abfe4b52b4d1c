//! Search in an account: by words, and what tests have put in for the rest.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::assets::Kind;
use super::call::Call;
use super::errors::ApiError;
use super::operation::{Operation, post};
use super::people::Role;
use super::rates::per_minute;
use super::shape::{Shape, may, needs};
use crate::answer::Answer;

/// Matches that stand for what only the real service can find (pictures, speech, …), by id of asset or project.
pub(crate) type Matches = HashMap<String, Vec<Value>>;

const QUERY: Shape = Shape::Object(&[&[
    needs("engine", Shape::OneOf(&["lexical", "nlp"])),
    may(
        "filters",
        Shape::Object(&[&[
            may("files_and_version_stacks", Shape::Flag),
            may("folders", Shape::Flag),
            may("projects", Shape::Flag),
        ]]),
    ),
    needs("query", Shape::Text),
]]);

pub(crate) static OPERATIONS: &[Operation] = &[post(
    "search.search",
    "/v4/accounts/{account_id}/search",
    per_minute(100),
    search,
)
.pages(100)
.bare(&QUERY)];

impl Call<'_> {
    /// Returns whether a kind is searched: all are, unless filters name some, or exclude this one.
    fn looks_for(&self, kind: &str) -> bool {
        let filters = self.data.get("filters").and_then(Value::as_object);
        let Some(filters) = filters else { return true };
        let some = filters.values().any(|wanted| wanted == &Value::Bool(true));
        filters
            .get(kind)
            .map_or(!some, |wanted| wanted == &Value::Bool(true))
    }

    /// Returns why an asset or a project matches; `None` if it does not.
    fn matches(&self, id: &str, terms: &[String]) -> Vec<Value> {
        let mut matches = Vec::new();
        let in_name = |name: &str| found(name, terms);
        if let Some(asset) = self.state.assets.get(id) {
            let terms = in_name(&asset.name);
            if !terms.is_empty() {
                matches.push(json!({"type": "name_match", "name": asset.name, "terms": terms}));
            }
        } else if let Some(project) = self.state.projects.get(id) {
            let terms = in_name(&project.name);
            if !terms.is_empty() {
                let info = json!({"id": id, "name": project.name});
                matches.push(json!({"type": "project_match", "project": info, "terms": terms}));
            }
        }
        for (comment_id, comment) in self.state.comments.iter() {
            let terms = found(&comment.text, terms);
            if comment.file_id == id && !terms.is_empty() {
                matches.push(json!({
                    "type": "comment_match",
                    "comment_id": comment_id,
                    "snippet": comment.text,
                    "terms": terms,
                }));
            }
        }
        matches.extend(self.state.matches.get(id).into_iter().flatten().cloned());
        matches
    }
}

/// Returns the terms that occur in a text, ignoring case.
fn found(text: &str, terms: &[String]) -> Vec<String> {
    let text = text.to_lowercase();
    terms
        .iter()
        .filter(|term| text.contains(*term))
        .cloned()
        .collect()
}

fn search(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let account = call.account(Role::Reviewer)?;
    let query = call.owned("query").to_lowercase();
    let terms: Vec<String> = query.split_whitespace().map(str::to_owned).collect();
    let mut ids: Vec<String> = Vec::new();
    if call.looks_for("projects") {
        let projects = call.state.projects.ids(|_| true);
        ids.extend(projects.into_iter().filter(|id| {
            call.state.account_of_project(id).as_ref() == Some(&account)
                && call.state.project_role(id, &call.user).is_some()
        }));
    }
    let assets = call.state.assets.iter().filter(|(id, asset)| {
        let wanted = match asset.kind {
            // A project's root folder is the project.
            Kind::Folder(_) => asset.parent_id.is_some() && call.looks_for("folders"),
            Kind::File(_) | Kind::VersionStack => call.looks_for("files_and_version_stacks"),
        };
        wanted
            && call.state.account_of_asset(id).as_ref() == Some(&account)
            && call.state.asset_role(id, &call.user).is_some()
    });
    ids.extend(assets.map(|(id, _)| id.to_owned()));
    ids.retain(|id| !call.matches(id, &terms).is_empty());
    call.page(&ids, |call, id| {
        let matches = call.matches(id, &terms);
        let asset = call.state.assets.get(id);
        match asset {
            Some(asset) => json!({
                "type": format!("{}_result", asset.kind_name()),
                "result": call.asset_json(id),
                "matches": matches,
            }),
            None => json!({
                "type": "project_result",
                "result": call.project_with_includes(id),
                "matches": matches,
            }),
        }
    })
}
