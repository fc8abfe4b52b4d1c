//! Signs a user in with a browser, and saves the tokens in a file for later runs.
//!
//! ```text
//! cargo run -p cloud-drives --example browser_sign_in [-- CLIENT_ID CLIENT_SECRET]
//! ```
//!
//! With your own application, whose redirect URI is `http://127.0.0.1:8000/done`, it signs in at Yandex and writes
//! `tokens.json`. Otherwise it signs in at an emulator in this process, and acts as the browser.
#![forbid(unsafe_code)]

use cloud_drives::YandexDisk;
use cloud_drives::auth::TokenFile;
use cloud_drives::oauth::Pkce;
use cloud_drives::prelude::*;
use cloud_drives_emulator::YandexDisk as Emulator;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let port = if given.is_empty() { 0 } else { 8000 };
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let redirect_uri = format!("http://{}/done", listener.local_addr()?);
    let emulator = Emulator::start().await?;
    let app = emulator.create_app("Example", &redirect_uri);
    let folder = tempfile::tempdir()?;
    let (builder, file) = match given.as_slice() {
        [id, secret] => {
            let builder = YandexDisk::builder().application(id, secret.as_str());
            (builder, "tokens.json".into())
        }
        _ => {
            let builder = YandexDisk::builder()
                .application(&app.client_id, app.client_secret.as_str())
                .base_url("api", emulator.api_url())
                .base_url("oauth", emulator.oauth_url());
            (builder, folder.path().join("tokens.json"))
        }
    };
    // Later runs only need the file, which is updated when tokens are renewed.
    let disk = builder.token_file(&file).build()?;

    if !file.exists() {
        let page = disk.authorization_url().redirect_uri(redirect_uri);
        let sign_in = page.begin()?; // with a state and PKCE
        println!("Open {}", sign_in.url());
        if given.is_empty() {
            // The user at the emulator: grants access, and is redirected with a code.
            let challenge = sign_in.pkce().map(Pkce::challenge);
            let code = emulator.authorization_code(&app.client_id, challenge.as_deref());
            let state = sign_in.state().as_str();
            let request = format!("GET /done?code={code}&state={state} HTTP/1.1\r\n\r\n");
            let mut browser = TcpStream::connect(listener.local_addr()?).await?;
            browser.write_all(request.as_bytes()).await?;
        }
        let redirect = redirected(&listener).await?;
        TokenFile::store(&file, sign_in.finish(&redirect).await?).await?;
    }
    let info = disk.get_disk_info().await?;
    println!("signed in; {:?} bytes in all", info.total_space);
    Ok(())
}

/// Waits for the redirected browser. Returns the URL of its request, with code and state.
async fn redirected(listener: &TcpListener) -> std::io::Result<String> {
    let (mut browser, _) = listener.accept().await?;
    let mut line = String::new(); // GET /done?code=…&state=… HTTP/1.1
    BufReader::new(&mut browser).read_line(&mut line).await?;
    let answer = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nYou can close this page.";
    browser.write_all(answer).await?;
    let path = line.split(' ').nth(1).unwrap_or_default();
    Ok(format!("http://{}{path}", listener.local_addr()?))
}
