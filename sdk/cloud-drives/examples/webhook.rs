//! Receives webhooks of Frame.io: rejects forged deliveries, and answers before the service retries.
//!
//! ```text
//! cargo run -p cloud-drives --example webhook [-- LISTEN SECRET]
//! ```
//!
//! With arguments it serves until it is stopped, behind a proxy that terminates TLS. Without, an emulator in this process delivers.
#![forbid(unsafe_code)]

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use cloud_drives::FrameIo;
use cloud_drives::frameio::types::{FolderCreateParamsData, WebhookCreateParamsData, WebhookEvent};
use cloud_drives::frameio::{WebhookDelivery, WebhookVerifier};
use cloud_drives::prelude::*;
use cloud_drives_emulator::{Clock, FrameIo as Emulator};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{Receiver, Sender, channel};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    if let [listen, secret] = given.as_slice() {
        let listener = TcpListener::bind(listen).await?;
        let mut deliveries = receiver(listener, WebhookVerifier::new(secret.as_str())?);
        while let Some(delivery) = deliveries.recv().await {
            println!("{} {}", delivery.event, delivery.resource.id);
        }
        return Ok(());
    }
    // Deliveries are rejected five minutes after they were signed, so the emulator's clock must be right.
    let emulator = Emulator::builder().clock(Clock::real()).start().await?;
    let frame = FrameIo::builder()
        .token(emulator.sign_in())
        .base_url("api", emulator.api_url())
        .build()?;
    let (account, workspace) = (emulator.account_id(), emulator.workspace_id());
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/hook", listener.local_addr()?);
    let hook = WebhookCreateParamsData::new("Example", url, [WebhookEvent::FolderCreated]);
    let hook = frame.api().webhooks().create(account, workspace, hook);
    let hook = hook.await?; // only this answer has its secret
    let mut deliveries = receiver(listener, WebhookVerifier::new(hook.secret)?);

    let project = emulator.put_project("The film");
    let root = emulator.root_folder_id(&project)?;
    let day = FolderCreateParamsData::new().name("Day 1");
    frame.api().folders().create(account, root, day).await?;
    let delivery = deliveries.recv().await.ok_or("the server has ended")?;
    println!("{} {}", delivery.event, delivery.resource.id);
    Ok(())
}

/// Serves requests, and returns the deliveries.
fn receiver(listener: TcpListener, verifier: WebhookVerifier) -> Receiver<WebhookDelivery> {
    let (sender, receiver) = channel(100);
    let app = Router::new()
        .route("/hook", post(hook))
        .with_state((verifier, sender));
    tokio::spawn(axum::serve(listener, app).into_future());
    receiver
}

/// Verifies the received bytes, and passes the work on: an answer after more than 5 s is too late.
async fn hook(
    State((verifier, sender)): State<(WebhookVerifier, Sender<WebhookDelivery>)>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let event = verifier.event(&headers, &body);
    match event.map(|delivery| sender.try_send(delivery).is_ok()) {
        Ok(true) => StatusCode::NO_CONTENT,
        Ok(false) => StatusCode::SERVICE_UNAVAILABLE, // the service sends it again
        Err(error) if error.is_auth() => StatusCode::UNAUTHORIZED,
        Err(_) => StatusCode::BAD_REQUEST,
    }
}
