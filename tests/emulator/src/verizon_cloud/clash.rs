//! Conflicts of names at a target (`wire.md` §5.7).

use super::body::Members;
use super::errors::ApiError;
use super::item::{Item, Key};
use super::tree::Tree;

/// How a file operation resolves a conflict of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnClash {
    /// The existing item is replaced.
    Override(Override),
    /// 409, nothing is done.
    Refuse,
    /// The new item takes another name.
    KeepBoth,
}

/// How an existing item is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Override {
    /// A new item takes its place.
    Overwrite,
    /// It gets a new version.
    Modify,
    /// Overwritten when it is in the trash, modified otherwise.
    Unset,
}

impl Override {
    pub(crate) fn read(body: &Members) -> Result<Self, ApiError> {
        Ok(match body.one_of("override", &["overwrite", "modify"])? {
            None => Self::Unset,
            Some("modify") => Self::Modify,
            Some(_) => Self::Overwrite,
        })
    }

    /// Returns whether the existing item gets a new version instead of being replaced; it can't if it is of
    /// the other kind.
    pub(crate) fn modifies(self, there: &Item, with_folder: bool) -> bool {
        let modify = match self {
            Self::Overwrite => false,
            Self::Modify => true,
            Self::Unset => there.is_live(),
        };
        modify && there.is_folder() == with_folder
    }
}

impl OnClash {
    /// Reads `safe`, `conflictsolve` and, where the operation has it, `override`.
    pub(crate) fn read(body: &Members) -> Result<Self, ApiError> {
        let keeps_both = body.one_of("conflictsolve", &["copy"])?.is_some();
        let way = Override::read(body)?;
        Ok(match (body.flag("safe")?, keeps_both) {
            (false, _) => Self::Override(way),
            (true, false) => Self::Refuse,
            (true, true) => Self::KeepBoth,
        })
    }

    /// Returns the name that an item gets in a folder.
    pub(crate) fn name(self, tree: &Tree, folder: Key, name: &str) -> Result<String, ApiError> {
        let taken = |name: &str| tree.child(folder, name).is_some_and(Item::is_live);
        match self {
            Self::Refuse if taken(name) => Err(ApiError::conflict("target exists")),
            Self::KeepBoth if taken(name) => {
                let names = (1_u32..).map(|number| numbered(name, number));
                let free = names.into_iter().find(|name| !taken(name));
                Ok(free.unwrap_or_else(|| name.to_owned()))
            }
            _ => Ok(name.to_owned()),
        }
    }
}

/// Returns the numbered name: `b.jpg` becomes `b (1).jpg`.
fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((before, extension)) if !before.is_empty() => {
            format!("{before} ({number}).{extension}")
        }
        _ => format!("{name} ({number})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_goes_before_the_extension() {
        assert_eq!(numbered("b.jpg", 1), "b (1).jpg");
        assert_eq!(numbered("a.tar.gz", 2), "a.tar (2).gz");
        assert_eq!(numbered("folder", 3), "folder (3)");
        assert_eq!(numbered(".hidden", 1), ".hidden (1)");
    }
}
