//! The HTTP clients underneath, and what they trust.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use super::Settings;

/// A client for this machine: no proxy, and no certificates to read.
pub(super) fn plain_client(settings: &Settings) -> Result<reqwest::Client, String> {
    let config = ClientConfig::builder_with_provider(provider()?)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth();
    // A proxy would see the token in the clear, and could not reach this machine anyway.
    client(settings, config, false)
}

/// A client for everything else: TLS with the certificates that the system trusts.
pub(super) fn secure_client(settings: &Settings) -> Result<reqwest::Client, String> {
    let mut config = ClientConfig::builder_with_provider(provider()?)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| error.to_string())?
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    client(settings, config, settings.proxies)
}

fn client(
    settings: &Settings,
    tls: ClientConfig,
    proxies: bool,
) -> Result<reqwest::Client, String> {
    let mut builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(settings.connect_timeout)
        .pool_max_idle_per_host(settings.idle_connections)
        .user_agent(settings.user_agent.clone());
    // The idle timeout of the call decides, not that of the operating system.
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    {
        builder = builder.tcp_user_timeout(None);
    }
    if !proxies {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|error| error.to_string())
}

/// The program's own choice of cryptography if it made one, else that of the feature; nothing is installed for the whole process.
fn provider() -> Result<Arc<CryptoProvider>, String> {
    match CryptoProvider::get_default() {
        Some(provider) => Ok(Arc::clone(provider)),
        None => of_feature(),
    }
}

#[cfg(feature = "tls-ring")]
fn of_feature() -> Result<Arc<CryptoProvider>, String> {
    Ok(Arc::new(rustls::crypto::ring::default_provider()))
}

#[cfg(all(feature = "tls-aws-lc", not(feature = "tls-ring")))]
fn of_feature() -> Result<Arc<CryptoProvider>, String> {
    Ok(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
}

#[cfg(not(any(feature = "tls-aws-lc", feature = "tls-ring")))]
fn of_feature() -> Result<Arc<CryptoProvider>, String> {
    Err("there is no cryptography for TLS; turn on the feature `tls-ring` or `tls-aws-lc`, or install a provider of rustls".to_owned())
}
