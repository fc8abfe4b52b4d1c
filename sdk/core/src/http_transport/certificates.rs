//! Certificates that the caller provides.

use std::sync::Arc;

use bytes::Bytes;
use rustls::RootCertStore;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use secrecy::{ExposeSecret, SecretSlice};

use super::tls;
use crate::error::{Error, Result};

/// Reads root certificates and checks that each is usable as one.
pub(super) fn roots(sources: &[Bytes]) -> Result<Vec<CertificateDer<'static>>> {
    let mut roots = Vec::new();
    for source in sources {
        match is_pem(source) {
            true => roots.extend(of_pem(source, "root_certificate")?),
            false => roots.push(CertificateDer::from(source.to_vec())),
        }
    }
    for root in &roots {
        RootCertStore::empty().add(root.clone()).map_err(|error| {
            Error::invalid_input(format!(
                "root_certificate: not a CA certificate ({error}); expected PEM or DER"
            ))
        })?;
    }
    Ok(roots)
}

/// Reads the client's certificate and key, and checks that they match.
pub(super) fn identity(pem: &SecretSlice<u8>) -> Result<Arc<SingleCertAndKey>> {
    let pem = pem.expose_secret();
    let chain = of_pem(pem, "client_certificate")?;
    // The parser's message may quote a line of the file.
    let key = PrivateKeyDer::from_pem_slice(pem).map_err(|_| {
        Error::invalid_input(
            "client_certificate: holds no private key; decrypt an encrypted one first",
        )
    })?;
    let provider = tls::provider()
        .map_err(|reason| Error::invalid_input(format!("client_certificate: {reason}")))?;
    let key = CertifiedKey::from_der(chain, key, &provider).map_err(|error| {
        Error::invalid_input(format!(
            "client_certificate: the certificate and the private key can't be used together ({error})"
        ))
    })?;
    Ok(Arc::new(SingleCertAndKey::from(key)))
}

fn of_pem(pem: &[u8], what: &str) -> Result<Vec<CertificateDer<'static>>> {
    let certificates =
        CertificateDer::pem_slice_iter(pem).collect::<std::result::Result<Vec<_>, _>>();
    match certificates {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => Err(Error::invalid_input(format!(
            "{what}: holds no certificate; one in PEM begins with -----BEGIN CERTIFICATE-----"
        ))),
        Err(_) => Err(Error::invalid_input(format!(
            "{what}: invalid PEM; check that the file is complete and unchanged"
        ))),
    }
}

fn is_pem(bytes: &[u8]) -> bool {
    bytes.windows(10).any(|window| window == b"-----BEGIN")
}
