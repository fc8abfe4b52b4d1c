//! The subject of a request, read from its address.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::text::one_line;

/// Longest value that is shown, in characters.
const MAX_VALUE: usize = 200;

/// The places in a request's address that name its subject: ids and paths from the caller, never secrets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    /// The path, with a `{name}` for each parameter.
    pub(crate) path: &'static str,
    /// Names of query parameters.
    pub(crate) query: &'static [&'static str],
}

impl Subject {
    pub(crate) const NONE: Self = Self {
        path: "",
        query: &[],
    };

    /// Returns the names and values, in the order of the path and then of the query.
    pub(crate) fn of(self, url: &Url) -> Option<String> {
        let mut found = self.of_path(url.path());
        for wanted in self.query {
            let value = url.query_pairs().find(|(name, _)| name == wanted);
            if let Some((_, value)) = value {
                found.push((wanted, value.into_owned()));
            }
        }
        if found.is_empty() {
            return None;
        }
        let shown = found
            .iter()
            .map(|(name, value)| format!("{name}: {}", one_line(value, MAX_VALUE)));
        Some(shown.collect::<Vec<_>>().join(", "))
    }

    /// Reads from the end, since a base URL may have a path of its own in front.
    pub(crate) fn of_path(self, path: &str) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        let (mut template, mut rest) = (self.path, path);
        while let Some((before, parameter)) = template.rsplit_once('{') {
            let Some((name, literal)) = parameter.split_once('}') else {
                break;
            };
            let Some(shorter) = rest.strip_suffix(literal) else {
                break;
            };
            let front = before.rsplit_once('}').map_or(before, |(_, front)| front);
            let start = match name.ends_with('*') {
                true => shorter.find(front),
                false => shorter.rfind(front),
            };
            let Some(start) = start else {
                break;
            };
            let (left, value) = shorter.split_at(start + front.len());
            let name = name.trim_end_matches('*');
            if !name.is_empty() {
                let value = percent_decode_str(value).decode_utf8_lossy();
                found.push((name, value.into_owned()));
            }
            (template, rest) = (before, left);
        }
        found.reverse();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &'static str, query: &'static [&'static str], url: &str) -> Option<String> {
        Subject { path, query }.of(&url.parse().unwrap())
    }

    #[test]
    fn ids_are_read_from_the_path_whatever_its_prefix() {
        let template = "/v4/accounts/{account_id}/files/{file_id}/copy";
        for url in [
            "https://h.example/v4/accounts/a/files/b%2Fc/copy?x=1",
            "https://h.example/proxy/files/v4/accounts/a/files/b%2Fc/copy",
        ] {
            let found = of(template, &[], url).unwrap();
            assert_eq!(found, "account_id: a, file_id: b/c", "{url}");
        }
        assert_eq!(of(template, &[], "https://h.example/other"), None);
    }

    #[test]
    fn a_parameter_with_slashes_is_read_as_a_whole() {
        let found = of(
            "/metadata/{path*}",
            &[],
            "https://h.example/cloud/metadata/a/metadata/b%20c",
        );
        assert_eq!(found.unwrap(), "path: a/metadata/b c");
    }

    #[test]
    fn secret_parameters_are_left_out() {
        let found = of(
            "/links/{}/files/{id}",
            &["path"],
            "https://h.example/links/SECRET/files/1?path=%2Fa%0Ab&token=SECRET",
        );
        assert_eq!(found.unwrap(), "id: 1, path: /a b");
    }
}
