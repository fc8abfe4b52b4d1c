//! What Frame.io sends to addresses of ours, and whether it was Frame.io that sent it (`wire.md`, "Webhook delivery").

mod action;
mod delivery;
mod verify;

pub use action::{ActionDelivery, ActionField, ActionFieldType, ActionOption, ActionReply};
pub use delivery::{WebhookDelivery, WebhookReference, WebhookResource};
pub use verify::WebhookVerifier;
