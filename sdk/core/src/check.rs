//! The bounds that a spec sets on arguments, checked before a request is built.
//!
//! Generated code calls these functions. A member of a body is named with its path, such as `data.tags[2]`.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::ops::{Bound, RangeBounds};

use crate::error::Error;
use crate::operation::OperationInfo;

/// A value that is outside the bounds of its spec.
///
/// The message names the value and the bound, and shows no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfBounds {
    place: String,
    what: String,
}

impl OutOfBounds {
    fn new(place: &str, what: String) -> Self {
        Self {
            place: place.to_owned(),
            what,
        }
    }

    fn below(mut self, above: &str) -> Self {
        let joint = match self.place.is_empty() || self.place.starts_with('[') {
            true => "",
            false => ".",
        };
        self.place = format!("{above}{joint}{}", self.place);
        self
    }

    /// Returns the error of a call that would have sent the value.
    #[must_use]
    pub fn into_error(self, operation: &'static OperationInfo) -> Error {
        Error::invalid_input(self.to_string()).with_operation(operation)
    }
}

impl fmt::Display for OutOfBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// A type with bounds on its members, implemented by generated code.
pub trait Check {
    /// Checks the members.
    ///
    /// # Errors
    ///
    /// Returns an error that names the first member that is out of bounds.
    fn check(&self) -> Result<(), OutOfBounds>;
}

impl<T: Check + ?Sized> Check for Box<T> {
    fn check(&self) -> Result<(), OutOfBounds> {
        (**self).check()
    }
}

/// Checks the length of a text, in characters.
///
/// ```
/// use cloud_drives_core::{OperationInfo, check};
///
/// static CREATE: OperationInfo = OperationInfo::new("folders.create", false);
/// assert!(check::length("name", "photos", 1..=255).is_ok());
/// let error = check::length("name", "", 1..=255).unwrap_err().into_error(&CREATE);
/// assert_eq!(error.to_string(), "folders.create: name: must not be empty");
/// ```
///
/// # Errors
///
/// Returns an error if there are too few or too many.
pub fn length(
    name: &str,
    text: impl AsRef<str>,
    bounds: impl RangeBounds<usize>,
) -> Result<(), OutOfBounds> {
    count(name, text.as_ref().chars().count(), "character", &bounds)
}

/// Checks the length of a secret, in characters, without revealing it.
///
/// # Errors
///
/// Returns an error if there are too few or too many.
pub fn secret_length(
    name: &str,
    text: impl AsRef<str>,
    bounds: impl RangeBounds<usize>,
) -> Result<(), OutOfBounds> {
    let given = text.as_ref().chars().count();
    if bounds.contains(&given) {
        return Ok(());
    }
    let what = match given {
        0 => "must not be empty".to_owned(),
        _ => format!(
            "has another length; expected {} characters",
            expected(&bounds)
        ),
    };
    Err(OutOfBounds::new(name, what))
}

/// Checks the number of items of a list.
///
/// # Errors
///
/// Returns an error if there are too few or too many.
pub fn items<T>(
    name: &str,
    items: &[T],
    bounds: impl RangeBounds<usize>,
) -> Result<(), OutOfBounds> {
    count(name, items.len(), "item", &bounds)
}

/// Checks that no item of a list occurs twice.
///
/// # Errors
///
/// Returns an error that names the repeated item.
pub fn unique<T: PartialEq>(name: &str, items: &[T]) -> Result<(), OutOfBounds> {
    for (index, item) in items.iter().enumerate() {
        let first = items.iter().take(index).position(|other| other == item);
        if let Some(first) = first {
            let what = format!("items {first} and {index} are equal; expected each item once");
            return Err(OutOfBounds::new(name, what));
        }
    }
    Ok(())
}

/// Checks a number.
///
/// # Errors
///
/// Returns an error if it is too small or too large.
pub fn number<T: PartialOrd + Display>(
    name: &str,
    value: T,
    bounds: impl RangeBounds<T>,
) -> Result<(), OutOfBounds> {
    if bounds.contains(&value) {
        return Ok(());
    }
    let what = format!("is {value}; expected {}", expected(&bounds));
    Err(OutOfBounds::new(name, what))
}

/// Checks a member that has bounds of its own.
///
/// # Errors
///
/// Returns the error of [`Check::check`], with the name of the member put before the path.
pub fn member(name: &str, member: &impl Check) -> Result<(), OutOfBounds> {
    member.check().map_err(|found| found.below(name))
}

/// Checks each item of a list.
///
/// # Errors
///
/// Returns the error of `check`, with the index of the item.
pub fn each<T>(
    name: &str,
    items: &[T],
    check: impl Fn(&T) -> Result<(), OutOfBounds>,
) -> Result<(), OutOfBounds> {
    for (index, item) in items.iter().enumerate() {
        check(item).map_err(|found| found.below(&format!("{name}[{index}]")))?;
    }
    Ok(())
}

/// Checks each value of a map.
///
/// # Errors
///
/// Returns the error of `check`, with the key of the value.
pub fn each_value<T>(
    name: &str,
    values: &BTreeMap<String, T>,
    check: impl Fn(&T) -> Result<(), OutOfBounds>,
) -> Result<(), OutOfBounds> {
    for (key, value) in values {
        check(value).map_err(|found| found.below(&format!("{name}[{key:?}]")))?;
    }
    Ok(())
}

fn count(
    name: &str,
    given: usize,
    unit: &str,
    bounds: &impl RangeBounds<usize>,
) -> Result<(), OutOfBounds> {
    if bounds.contains(&given) {
        return Ok(());
    }
    let plural = match given {
        1 => "",
        _ => "s",
    };
    let what = match given {
        0 => "must not be empty".to_owned(),
        _ => format!("has {given} {unit}{plural}; expected {}", expected(bounds)),
    };
    Err(OutOfBounds::new(name, what))
}

fn expected<T: PartialOrd + Display>(bounds: &impl RangeBounds<T>) -> String {
    match (bounds.start_bound(), bounds.end_bound()) {
        (Bound::Included(least), Bound::Included(most)) if least == most => least.to_string(),
        (Bound::Included(least), Bound::Included(most)) => format!("{least} to {most}"),
        (Bound::Included(least), _) => format!("at least {least}"),
        (_, Bound::Included(most)) => format!("at most {most}"),
        _ => "another value".to_owned(),
    }
}
