//! The underlying HTTP clients and the certificates that they trust.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use super::{Proxies, Settings};
use crate::http_options::HttpVersion;

/// Builds a client for plain http: without a proxy and without reading certificates.
pub(super) fn plain_client(settings: &Settings) -> Result<reqwest::Client, String> {
    let config = ClientConfig::builder_with_provider(provider()?)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth();
    // A proxy would see the token unencrypted, and could not reach this machine anyway.
    client(settings, config, &Proxies::None)
}

/// Builds a client for all other hosts: TLS with the certificates that the system trusts, and those that the caller
/// adds.
pub(super) fn secure_client(settings: &Settings) -> Result<reqwest::Client, String> {
    let provider = provider()?;
    let verifier = verifier(settings, Arc::clone(&provider))?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match &settings.identity {
        Some(identity) => config.with_client_cert_resolver(identity.clone()),
        None => config.with_no_client_auth(),
    };
    config.alpn_protocols = match settings.http_version {
        HttpVersion::Negotiated => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        HttpVersion::Http1 => vec![b"http/1.1".to_vec()],
        HttpVersion::Http2 => vec![b"h2".to_vec()],
    };
    client(settings, config, &settings.proxies)
}

#[cfg(not(target_os = "android"))]
fn verifier(settings: &Settings, provider: Arc<CryptoProvider>) -> Result<Verifier, String> {
    let roots = settings.roots.iter().cloned();
    Verifier::new_with_extra_roots(roots, provider).map_err(|error| error.to_string())
}

#[cfg(target_os = "android")]
fn verifier(settings: &Settings, provider: Arc<CryptoProvider>) -> Result<Verifier, String> {
    if !settings.roots.is_empty() {
        return Err(
            "root_certificate: not available on Android; install it in the system".to_owned(),
        );
    }
    Verifier::new(provider).map_err(|error| error.to_string())
}

fn client(
    settings: &Settings,
    tls: ClientConfig,
    proxies: &Proxies,
) -> Result<reqwest::Client, String> {
    let mut builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        // Another crate of the program may enable these features of reqwest. Lengths and ranges refer to the stored bytes.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .connect_timeout(settings.connect_timeout)
        .pool_max_idle_per_host(settings.idle_connections)
        .pool_idle_timeout(settings.idle_connection_timeout)
        .user_agent(settings.user_agent.clone());
    // The idle timeout of the call applies, not that of the operating system.
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    {
        builder = builder.tcp_user_timeout(None);
    }
    builder = match proxies {
        Proxies::None => builder.no_proxy(),
        Proxies::OfSystem => builder,
        // The proxies of the environment are ignored.
        Proxies::One { client, .. } => builder.no_proxy().proxy(reqwest::Proxy::clone(client)),
    };
    builder = match settings.http_version {
        HttpVersion::Negotiated => builder,
        HttpVersion::Http1 => builder.http1_only(),
        HttpVersion::Http2 => builder.http2_prior_knowledge(),
    };
    builder.build().map_err(|error| error.to_string())
}

/// Returns the program's default cryptography provider if one is installed, else that of the feature.
///
/// Installs no provider for the process.
pub(super) fn provider() -> Result<Arc<CryptoProvider>, String> {
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
    Err("no cryptography provider for TLS; enable the feature `tls-ring` or `tls-aws-lc`, or install a rustls provider".to_owned())
}
