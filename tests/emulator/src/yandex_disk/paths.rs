//! Paths with their schemes (`wire.md` §1.6).

use std::fmt;

use super::errors::ApiError;

/// The longest name, in characters.
const NAME: usize = 255;
/// The longest path, in characters.
const PATH: usize = 32_760;

/// The scheme before `:/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scheme {
    Disk,
    App,
    Trash,
    Photounlim,
}

impl Scheme {
    const ALL: [Self; 4] = [Self::Disk, Self::App, Self::Trash, Self::Photounlim];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Disk => "disk",
            Self::App => "app",
            Self::Trash => "trash",
            Self::Photounlim => "photounlim",
        }
    }
}

/// A path of a resource, taken apart: slashes at the end or in a row don't count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ResourcePath {
    pub(crate) scheme: Scheme,
    pub(crate) segments: Vec<String>,
}

impl ResourcePath {
    /// Reads the value of the parameter `name`; without a scheme it is relative to the root of `default`.
    pub(crate) fn parse(name: &str, value: &str, default: Scheme) -> Result<Self, ApiError> {
        if value.is_empty() {
            return Err(ApiError::missing_field(name));
        }
        if value.chars().count() > PATH {
            let english = "the path is longer than 32760 characters";
            return Err(ApiError::bad_field(
                name,
                "путь длиннее 32760 символов",
                english,
            ));
        }
        let known = Scheme::ALL.into_iter().find_map(|scheme| {
            let rest = value.strip_prefix(scheme.name())?.strip_prefix(':')?;
            Some((scheme, rest))
        });
        let (scheme, rest) = match known {
            Some((scheme, rest)) if rest.starts_with('/') || rest.is_empty() => (scheme, rest),
            // A colon is only a part of a name behind a scheme.
            _ if value.contains(':') => {
                let english = "a path with a colon needs a scheme, such as disk:/";
                return Err(ApiError::bad_field(
                    name,
                    "пути с двоеточием нужна схема",
                    english,
                ));
            }
            _ => (default, value),
        };
        Ok(Self {
            scheme,
            segments: segments(name, rest)?,
        })
    }

    /// Creates the root of a scheme.
    pub(crate) fn root(scheme: Scheme) -> Self {
        Self {
            scheme,
            segments: Vec::new(),
        }
    }

    pub(crate) fn is_root(&self) -> bool {
        self.segments.is_empty()
    }

    /// Returns the path without its last name, and that name; nothing for a root.
    pub(crate) fn split(&self) -> Option<(Self, &str)> {
        let (last, parents) = self.segments.split_last()?;
        let parent = Self {
            scheme: self.scheme,
            segments: parents.to_vec(),
        };
        Some((parent, last))
    }

    /// Returns this path with one more name.
    pub(crate) fn join(&self, name: &str) -> Self {
        let mut path = self.clone();
        path.segments.push(name.to_owned());
        path
    }

    pub(crate) fn starts_with(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.segments.starts_with(&other.segments)
    }
}

impl fmt::Display for ResourcePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}:/{}",
            self.scheme.name(),
            self.segments.join("/")
        )
    }
}

/// Returns the names of a path, checked.
pub(crate) fn segments(name: &str, path: &str) -> Result<Vec<String>, ApiError> {
    let segments: Vec<String> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .map(str::to_owned)
        .collect();
    for segment in &segments {
        if segment.chars().count() > NAME {
            let english = "a name is longer than 255 characters";
            return Err(ApiError::bad_field(
                name,
                "имя длиннее 255 символов",
                english,
            ));
        }
        if segment == "." || segment == ".." || segment.contains('\0') {
            let english = "\".\", \"..\" and NUL are not allowed as names";
            return Err(ApiError::bad_field(name, "недопустимое имя", english));
        }
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(value: &str) -> Result<String, u16> {
        ResourcePath::parse("path", value, Scheme::Disk)
            .map(|path| path.to_string())
            .map_err(|error| error.status)
    }

    #[test]
    fn paths_are_normalised_and_keep_their_scheme() {
        assert_eq!(parse("/a//b/").as_deref(), Ok("disk:/a/b"));
        assert_eq!(parse("a b").as_deref(), Ok("disk:/a b"));
        assert_eq!(parse("app:/").as_deref(), Ok("app:/"));
        assert_eq!(parse("trash:/x_1").as_deref(), Ok("trash:/x_1"));
        assert_eq!(
            parse("photounlim:/p.jpg").as_deref(),
            Ok("photounlim:/p.jpg")
        );
        assert_eq!(
            parse("disk:/ü ä#?%25.txt").as_deref(),
            Ok("disk:/ü ä#?%25.txt")
        );
        assert_eq!(parse("disk:/a:b").as_deref(), Ok("disk:/a:b"));
    }

    #[test]
    fn a_colon_without_a_scheme_is_refused() {
        assert_eq!(parse("a:b"), Err(400));
        assert_eq!(parse("/x/a:b"), Err(400));
        assert_eq!(parse("http://x"), Err(400));
    }

    #[test]
    fn names_and_paths_have_their_limits() {
        let name = "я".repeat(255);
        assert!(parse(&format!("disk:/{name}")).is_ok());
        assert_eq!(parse(&format!("disk:/{name}я")), Err(400));
        assert!(parse(&format!("disk:{}", "/".repeat(32_755))).is_ok());
        assert_eq!(parse(&format!("disk:{}", "/a".repeat(17_000))), Err(400));
        assert_eq!(parse("disk:/a/../b"), Err(400));
    }
}
