//! Events, which are written into the audit log and sent to webhooks.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::audit::Entry;
use super::call::Call;
use super::deliveries::Delivery;
use super::state::State;

/// The place of an event.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    pub(crate) account: String,
    pub(crate) workspace: Option<String>,
    pub(crate) project: Option<String>,
}

impl State {
    pub(crate) fn place_of_workspace(&self, workspace: &str) -> Place {
        let known = self.workspaces.get(workspace);
        Place {
            account: known.map_or_else(String::new, |known| known.account_id.clone()),
            workspace: Some(workspace.to_owned()),
            project: None,
        }
    }

    pub(crate) fn place_of_project(&self, project: &str) -> Place {
        let Some(known) = self.projects.get(project) else {
            return Place::default();
        };
        let mut place = self.place_of_workspace(&known.workspace_id);
        place.project = Some(project.to_owned());
        place
    }

    pub(crate) fn place_of_asset(&self, asset: &str) -> Place {
        let known = self.assets.any(asset);
        known.map_or_else(Place::default, |known| {
            self.place_of_project(&known.project_id)
        })
    }

    /// Writes an entry of the audit log.
    pub(crate) fn note(
        &mut self,
        event_type: &str,
        resource_type: &str,
        resource_id: &str,
        place: &Place,
        user: &str,
        now: DateTime<Utc>,
    ) {
        let id = self.uuid();
        self.audit.push(Entry {
            id,
            event_type: event_type.to_owned(),
            resource_type: resource_type.to_owned(),
            resource_id: resource_id.to_owned(),
            user_id: Some(user.to_owned()),
            place: place.clone(),
            ip_address: "127.0.0.1".to_owned(),
            inserted_at: now,
        });
    }

    /// Tells every webhook of the place that waits for this event; those of all workspaces when it has none.
    pub(crate) fn announce(
        &mut self,
        event: &str,
        resource_type: &str,
        resource_id: &str,
        place: &Place,
        user: &str,
        now: DateTime<Utc>,
    ) {
        let mut body = Map::new();
        let mut member = |name: &str, id: Option<&str>| {
            if let Some(id) = id {
                body.insert(name.to_owned(), json!({ "id": id }));
            }
        };
        member("account", Some(&place.account));
        member("project", place.project.as_deref());
        member("user", Some(user));
        body.insert("type".to_owned(), event.into());
        let resource = json!({"id": resource_id, "type": resource_type});
        body.insert("resource".to_owned(), resource);
        let waiting = self.webhooks.iter().filter(|(_, hook)| {
            let here = match &place.workspace {
                Some(workspace) => hook.workspace_id == *workspace,
                None => self
                    .workspaces
                    .get(&hook.workspace_id)
                    .is_some_and(|known| known.account_id == place.account),
            };
            here && hook.active && hook.events.iter().any(|wanted| wanted == event)
        });
        let deliveries: Vec<Delivery> = waiting
            .map(|(id, hook)| {
                let mut body = body.clone();
                body.insert("workspace".to_owned(), json!({ "id": hook.workspace_id }));
                let body = Value::Object(body).to_string();
                Delivery::new(id, event, &hook.url, &hook.secret, body, now)
            })
            .collect();
        for delivery in deliveries {
            self.deliveries.queue(delivery);
        }
    }
}

impl Call<'_> {
    /// Writes an entry of the audit log for this call's user.
    pub(crate) fn note(&mut self, event_type: &str, resource_type: &str, id: &str, place: &Place) {
        let user = self.user.clone();
        self.state
            .note(event_type, resource_type, id, place, &user, self.now);
    }

    /// Tells webhooks what this call's user did.
    pub(crate) fn announce(&mut self, event: &str, resource_type: &str, id: &str, place: &Place) {
        let user = self.user.clone();
        self.state
            .announce(event, resource_type, id, place, &user, self.now);
    }
}
