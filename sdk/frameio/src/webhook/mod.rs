//! Deliveries of webhooks and custom actions, and their verification (`wire.md`, "Webhook delivery").

mod action;
mod delivery;
mod verify;

pub use action::{ActionDelivery, ActionField, ActionFieldType, ActionOption, ActionReply};
pub use delivery::{WebhookDelivery, WebhookReference, WebhookResource};
pub use verify::WebhookVerifier;
