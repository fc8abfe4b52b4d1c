//! Fields by which nodes are found and put in order (`wire.md` §2.4).

use std::cmp::Ordering;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::errors::ApiError;
use super::node::{Node, folded};
use super::represent::fields_of;

/// A field that filters and `sort` may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    IsRoot,
    Name,
    Kind,
    ModifiedDate,
    CreatedDate,
    Labels,
    Description,
    Parents,
    Status,
    Size,
    ContentType,
    Md5,
    ContentDate,
    Extension,
}

const NAMES: [(&str, Field); 14] = [
    ("isRoot", Field::IsRoot),
    ("name", Field::Name),
    ("kind", Field::Kind),
    ("modifiedDate", Field::ModifiedDate),
    ("createdDate", Field::CreatedDate),
    ("labels", Field::Labels),
    ("description", Field::Description),
    ("parents", Field::Parents),
    ("status", Field::Status),
    ("contentProperties.size", Field::Size),
    ("contentProperties.contentType", Field::ContentType),
    ("contentProperties.md5", Field::Md5),
    ("contentProperties.contentDate", Field::ContentDate),
    ("contentProperties.extension", Field::Extension),
];

impl Field {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let mut names = NAMES.iter();
        names
            .find(|(known, _)| *known == name)
            .map(|(_, field)| *field)
    }

    pub(crate) fn name(self) -> &'static str {
        let mut names = NAMES.iter();
        names
            .find(|(_, field)| *field == self)
            .map_or("", |(name, _)| name)
    }

    fn is_sortable(self) -> bool {
        use Field as F;
        !matches!(
            self,
            F::IsRoot | F::Labels | F::Description | F::Parents | F::Md5
        )
    }

    pub(crate) fn is_date(self) -> bool {
        matches!(
            self,
            Self::ModifiedDate | Self::CreatedDate | Self::ContentDate
        )
    }

    /// Returns the texts that a node has in this field.
    pub(crate) fn texts(self, node: &Node) -> Vec<String> {
        let file = node.file.as_ref();
        let one = |text: Option<&str>| text.map(str::to_owned).into_iter().collect();
        match self {
            Self::Name => one(node.name.as_deref()),
            Self::Kind => one(Some(node.kind.text())),
            Self::Labels => node.labels.clone(),
            Self::Description => one(node.description.as_deref()),
            Self::Parents => node.parents.clone(),
            Self::Status => one(Some(node.status.text())),
            Self::ContentType => one(file.map(|file| file.content_type.as_str())),
            Self::Md5 => one(file.map(|file| file.content.digests().md5.as_str())),
            Self::Extension => one(file.and_then(|_| node.extension())),
            Self::IsRoot
            | Self::ModifiedDate
            | Self::CreatedDate
            | Self::Size
            | Self::ContentDate => Vec::new(),
        }
    }

    pub(crate) fn date(self, node: &Node) -> Option<DateTime<Utc>> {
        match self {
            Self::ModifiedDate => Some(node.modified),
            Self::CreatedDate => Some(node.created),
            Self::ContentDate => {
                let found = node.file.as_ref()?.found.get("contentDate");
                parse_date(found.and_then(Value::as_str)?)
            }
            _ => None,
        }
    }

    /// Nodes without a value come first; names are compared without regard to case.
    fn compare(self, left: &Node, right: &Node) -> Ordering {
        let text = |node: &Node| self.texts(node).into_iter().next();
        match self {
            Self::Size => {
                let size = |node: &Node| node.file.as_ref().map(|file| file.content.size());
                size(left).cmp(&size(right))
            }
            Self::Name => {
                let name = |node: &Node| text(node).map(|name| (folded(&name), name));
                name(left).cmp(&name(right))
            }
            _ if self.is_date() => self.date(left).cmp(&self.date(right)),
            _ => text(left).cmp(&text(right)),
        }
    }
}

/// Returns a date with any fraction.
pub(crate) fn parse_date(text: &str) -> Option<DateTime<Utc>> {
    let date = DateTime::parse_from_rfc3339(text).ok()?;
    Some(date.with_timezone(&Utc))
}

/// The order that `sort` asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Order(Vec<(Field, bool)>);

impl Order {
    /// Reads `["kind DESC","name ASC"]`.
    pub(crate) fn parse(text: &str) -> Result<Self, ApiError> {
        let bad = || ApiError::bad(format!("Invalid sort: {text}"));
        let keys = fields_of(text).ok_or_else(bad)?;
        let key = |key: String| {
            let mut words = key.split_whitespace();
            let field = words.next().and_then(Field::parse);
            let field = field.filter(|field| field.is_sortable()).ok_or_else(bad)?;
            let descending = match words.next().map(str::to_ascii_uppercase).as_deref() {
                Some("ASC") => false,
                Some("DESC") => true,
                _ => return Err(bad()),
            };
            match words.next() {
                None => Ok((field, descending)),
                Some(_) => Err(bad()),
            }
        };
        keys.into_iter()
            .map(key)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    pub(crate) fn compare(&self, left: &Node, right: &Node) -> Ordering {
        let orders = self.0.iter().map(|(field, descending)| {
            let order = field.compare(left, right);
            if *descending { order.reverse() } else { order }
        });
        orders.fold(Ordering::Equal, Ordering::then)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_with_either_quotes() {
        let strict = Order::parse(r#"["kind DESC","name ASC"]"#);
        assert_eq!(
            strict,
            Ok(Order(vec![(Field::Kind, true), (Field::Name, false)]))
        );
        let loose = Order::parse("['createdDate DESC']");
        assert_eq!(loose, Ok(Order(vec![(Field::CreatedDate, true)])));
        assert_eq!(Order::parse("[]"), Ok(Order::default()));
    }

    #[test]
    fn an_order_that_makes_no_sense_is_refused() {
        for bad in [
            "name ASC",
            "[\"name\"]",
            "[\"name UP\"]",
            "[\"labels ASC\"]",
            "[\"size ASC\"]",
            "[\"name ASC now\"]",
            "[1]",
        ] {
            assert!(Order::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn dates_have_any_fraction() {
        let short = parse_date("2015-01-01T00:00:00.5Z");
        assert_eq!(short, parse_date("2015-01-01T00:00:00.500Z"));
        assert!(parse_date("2015-01-01").is_none());
    }
}
