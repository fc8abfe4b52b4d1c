//! Everything at once, or what has changed since a state (`wire.md` §3.6, §6.1).

use std::collections::HashSet;

use http::{HeaderName, StatusCode};
use serde_json::{Map, json};

use super::call::{Call, json as answer};
use super::errors::ApiError;
use super::inspect::STATE;
use super::item::{Item, Key, ROOT};
use super::path::ItemPath;
use super::represent::put_list;
use super::state::State;
use crate::answer::Answer;

pub(crate) fn fullview(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let scope = match call.text("virtualfolder") {
        Some(name) => call.virtual_folder(name)?.key,
        None => ROOT,
    };
    let sent = call.head.header(STATE).filter(|state| !state.is_empty());
    let since = match sent.map(|state| call.state.read_fullview_state(state)) {
        None => None,
        Some(since) => {
            let history = call.settings.fullview_history;
            let journal = &call.state.tree.journal;
            let since = since.filter(|since| journal.reaches(*since, history));
            // What to say to a state that never was is unknown; to begin anew helps with that too.
            let Some(since) = since else {
                return Ok(Answer::empty(StatusCode::RESET_CONTENT));
            };
            Some(since)
        }
    };
    let shown = call.state.shown(scope, since.unwrap_or(0));
    let deleted = since.map_or_else(Vec::new, |since| call.deleted(scope, since));
    if since.is_some() && shown.is_empty() && deleted.is_empty() {
        let what = "nothing has changed";
        return Err(ApiError::new(412, "not_changed", what));
    }
    let mut data = Map::new();
    call.lens().put_lists(&mut data, &shown);
    if !deleted.is_empty() {
        let mut paths = Map::new();
        let deleted = deleted.into_iter().map(|path| json!(path)).collect();
        put_list(&mut paths, "path", deleted, call.settings);
        data.insert("deleted".to_owned(), paths.into());
    }
    let state = call.state.fullview_state();
    let mut answer = answer(StatusCode::OK, &json!({ "data": data }));
    answer.announced = false;
    Ok(answer.header(HeaderName::from_static(STATE), &state))
}

impl State {
    /// Returns the current state of a full view.
    fn fullview_state(&self) -> String {
        format!("{}-{}", self.tree.journal.latest(), self.generation)
    }

    fn read_fullview_state(&self, state: &str) -> Option<u64> {
        let (number, generation) = state.split_once('-')?;
        let number = number.parse().ok()?;
        (generation == self.generation).then_some(number)
    }

    /// Returns the files and empty folders that changed after a change.
    fn shown(&self, scope: Key, since: u64) -> Vec<&Item> {
        let mut items = self.tree.live_below(scope);
        items.retain(|item| {
            let virtual_folder = item.key == ROOT || item.is_virtual_folder();
            let empty = || self.tree.live_children(item.key).is_empty();
            !virtual_folder && item.changed > since && (!item.is_folder() || empty())
        });
        items.sort_by_cached_key(|item| self.tree.path(item.key));
        items
    }
}

impl Call<'_> {
    /// Paths that are no more: the topmost of them stands for what was below it.
    fn deleted(&self, scope: Key, since: u64) -> Vec<String> {
        let tree = &self.state.tree;
        let scope = tree.path(scope);
        let removed = tree.journal.removed_since(since);
        let removed = removed.filter_map(|path| ItemPath::parse(path).ok());
        let gone: HashSet<ItemPath> = removed
            .filter(|path| path.is_below(&scope) && tree.live(path).is_none())
            .collect();
        let above_is_gone = |path: &ItemPath| {
            (1..path.0.len()).any(|names| {
                let above = path.0.iter().take(names).cloned().collect();
                gone.contains(&ItemPath(above))
            })
        };
        let every = self.settings.every_deleted_path;
        let told = gone.iter().filter(|path| every || !above_is_gone(path));
        let mut told: Vec<String> = told.map(ItemPath::to_string).collect();
        told.sort();
        told
    }
}
