//! Paths: `/VZMOBILE/dir/name.jpg`, the first name being a virtual folder's (`wire.md` §1.4).

use std::fmt;

use super::errors::ApiError;

/// An absolute path, name by name; without any it is the root, which holds the virtual folders.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ItemPath(pub(crate) Vec<String>);

impl ItemPath {
    /// Reads a path that begins with a slash and has no empty names.
    pub(crate) fn parse(text: &str) -> Result<Self, ApiError> {
        let rest = text.strip_prefix('/');
        let rest = rest.ok_or_else(|| ApiError::bad(format!("{text:?} must begin with /")))?;
        if rest.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let names: Vec<String> = rest.split('/').map(str::to_owned).collect();
        if names.iter().any(String::is_empty) {
            return Err(ApiError::bad(format!("{text:?} contains an empty name")));
        }
        Ok(Self(names))
    }

    /// Reads the path of something that a file operation may be about: not the root and not a virtual folder.
    pub(crate) fn parse_item(text: &str) -> Result<Self, ApiError> {
        let path = Self::parse(text)?;
        match path.0.len() {
            0 => Err(ApiError::bad(
                "the root can't be the target of an operation",
            )),
            1 => Err(ApiError::bad(format!(
                "the virtual folder {path} can't be the target of an operation"
            ))),
            _ => Ok(path),
        }
    }

    /// Splits the path into its folder and the name in it; `None` for the root.
    pub(crate) fn split(&self) -> Option<(Self, &str)> {
        let (name, above) = self.0.split_last()?;
        Some((Self(above.to_vec()), name))
    }

    pub(crate) fn is_below(&self, other: &Self) -> bool {
        self.0.len() > other.0.len() && self.0.starts_with(&other.0)
    }
}

impl fmt::Display for ItemPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return formatter.write_str("/");
        }
        self.0
            .iter()
            .try_for_each(|name| write!(formatter, "/{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_and_written() {
        for text in ["/", "/VZMOBILE", "/VZMOBILE/a & b/#1+2%.txt"] {
            let path = ItemPath::parse(text).expect(text);
            assert_eq!(path.to_string(), text);
        }
        for text in ["", "VZMOBILE/a", "//a", "/a/", "/a//b"] {
            assert!(ItemPath::parse(text).is_err(), "{text}");
        }
        for text in ["/", "/VZMOBILE"] {
            assert!(ItemPath::parse_item(text).is_err(), "{text}");
        }
    }
}
