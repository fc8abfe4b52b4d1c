//! The shapes of request bodies; members that are not listed are refused (`wire.md` §9, 19).

use chrono::{DateTime, NaiveDate};
use serde_json::{Map, Value};
use url::Url;

use super::errors::Problem;

/// The form of a value.
#[derive(Debug)]
pub(crate) enum Shape {
    Text,
    /// Text with something in it besides white space, on one line.
    Name,
    Id,
    Email,
    /// An `http` or `https` URL.
    Url,
    /// Date and time by RFC 3339.
    Moment,
    /// A whole number in this range.
    Whole(i64, i64),
    Number,
    /// A number from 0 to 1.
    Unit,
    Flag,
    Any,
    /// A frame number from 1 on, or a timecode `HH:MM:SS:FF`.
    Stamp,
    OneOf(&'static [&'static str]),
    /// A list of at least and at most so many.
    List(&'static Shape, usize, usize),
    /// An object with the members of all these groups.
    Object(&'static [&'static [Member]]),
    /// An object whose further members depend on the value of one.
    Variant(&'static str, &'static [(&'static str, Shape)]),
}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    shape: Shape,
    required: bool,
    nullable: bool,
}

/// Creates a required member.
pub(crate) const fn needs(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        shape,
        required: true,
        nullable: false,
    }
}

/// Creates an optional member.
pub(crate) const fn may(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        shape,
        required: false,
        nullable: false,
    }
}

/// Creates a member that may be left out, or be null to have no value.
pub(crate) const fn clears(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        shape,
        required: false,
        nullable: true,
    }
}

impl Shape {
    /// Adds what is wrong with a value to `problems`.
    pub(crate) fn check(&self, value: &Value, at: &str, problems: &mut Vec<Problem>) {
        match self {
            Self::Object(groups) => {
                let members: Vec<&Member> = groups.iter().copied().flatten().collect();
                match value.as_object() {
                    Some(object) => object_of(&members, object, None, at, problems),
                    None => problems.push(Problem::new(at, "Invalid object")),
                }
            }
            Self::Variant(by, variants) => variant(by, variants, value, at, problems),
            Self::List(of, least, most) => match value.as_array() {
                None => problems.push(Problem::new(at, "Invalid array")),
                Some(items) if !(*least..=*most).contains(&items.len()) => {
                    let detail = format!("Array length must be from {least} to {most}");
                    problems.push(Problem::new(at, detail));
                }
                Some(items) => {
                    for (place, item) in items.iter().enumerate() {
                        of.check(item, &format!("{at}/{place}"), problems);
                    }
                }
            },
            _ => {
                if let Some(detail) = self.fault(value) {
                    problems.push(Problem::new(at, detail));
                }
            }
        }
    }

    /// Returns the fault of a value without parts.
    fn fault(&self, value: &Value) -> Option<String> {
        let text = value.as_str();
        let (fits, wanted) = match self {
            Self::Text => (text.is_some(), "string"),
            Self::Name => (text.is_some_and(is_name), "non-blank string on one line"),
            Self::Id => (text.is_some_and(is_id), "id"),
            Self::Email => (text.is_some_and(is_email), "email"),
            Self::Url => (text.is_some_and(is_url), "http or https URL"),
            Self::Moment => {
                let fits = text.is_some_and(|text| DateTime::parse_from_rfc3339(text).is_ok());
                (fits, "date-time")
            }
            Self::Whole(least, most) => {
                let fits = value
                    .as_i64()
                    .is_some_and(|number| (*least..=*most).contains(&number));
                (fits, "integer in the allowed range")
            }
            Self::Number => (value.is_number(), "number"),
            Self::Unit => {
                let fits = value
                    .as_f64()
                    .is_some_and(|number| (0.0..=1.0).contains(&number));
                (fits, "number from 0 to 1")
            }
            Self::Flag => (value.is_boolean(), "boolean"),
            Self::Stamp => {
                let frame = value.as_i64().is_some_and(|frame| frame >= 1);
                (
                    frame || text.is_some_and(is_timecode),
                    "frame number or timecode",
                )
            }
            Self::OneOf(values) => {
                let fits = text.is_some_and(|text| values.contains(&text));
                (fits, "value of this enum")
            }
            Self::Any | Self::List(..) | Self::Object(_) | Self::Variant(..) => (true, ""),
        };
        (!fits).then(|| format!("Expected: {wanted}"))
    }
}

fn object_of(
    members: &[&Member],
    object: &Map<String, Value>,
    besides: Option<&str>,
    at: &str,
    problems: &mut Vec<Problem>,
) {
    for (name, value) in object {
        let known = members.iter().find(|member| member.name == name);
        match known {
            _ if Some(name.as_str()) == besides => {}
            None => problems.push(Problem::unexpected(at, name)),
            Some(member) if value.is_null() && member.nullable => {}
            Some(member) => member.shape.check(value, &format!("{at}/{name}"), problems),
        }
    }
    for member in members {
        if member.required && !object.contains_key(member.name) {
            problems.push(Problem::missing(at, member.name));
        }
    }
}

fn variant(
    by: &str,
    variants: &'static [(&'static str, Shape)],
    value: &Value,
    at: &str,
    problems: &mut Vec<Problem>,
) {
    let Some(object) = value.as_object() else {
        problems.push(Problem::new(at, "Invalid object"));
        return;
    };
    let Some(chosen) = object.get(by) else {
        problems.push(Problem::missing(at, by));
        return;
    };
    let known = variants.iter().find(|(name, _)| chosen == name);
    match known {
        Some((_, Shape::Object(groups))) => {
            let members: Vec<&Member> = groups.iter().copied().flatten().collect();
            object_of(&members, object, Some(by), at, problems);
        }
        _ => problems.push(Problem::new(
            &format!("{at}/{by}"),
            "Expected: value of this enum",
        )),
    }
}

fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(['\n', '\r'])
}

/// Returns whether a text is a UUID, or an id of Adobe's storage.
pub(crate) fn is_id(text: &str) -> bool {
    is_uuid(text)
        || text
            .strip_prefix("adobe:")
            .is_some_and(|rest| !rest.is_empty())
}

pub(crate) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
    })
}

fn is_url(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// Returns whether this is `YYYY-MM-DD`.
pub(crate) fn is_date(text: &str) -> bool {
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn is_timecode(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let digits = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 4 && parts.iter().all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SHAPE: Shape = Shape::Object(&[
        &[
            needs("name", Shape::Name),
            clears("page", Shape::Whole(1, 9)),
        ],
        &[may("ids", Shape::List(&Shape::Id, 1, 2))],
    ]);

    fn wrong(value: Value) -> Vec<String> {
        let mut problems = Vec::new();
        SHAPE.check(&value, "/data", &mut problems);
        let pointers = problems.into_iter().filter_map(|problem| problem.pointer);
        pointers.collect()
    }

    #[test]
    fn a_body_is_checked_member_by_member() {
        let id = "6f70f1bd-7e89-4a7e-b4d3-7e576585a181";
        assert!(wrong(json!({"name": "a", "page": null, "ids": [id, "adobe:x|1"]})).is_empty());
        assert_eq!(wrong(json!({"foo": 1})), ["/data/foo", "/data/name"]);
        assert_eq!(wrong(json!({"name": null})), ["/data/name"]);
        assert_eq!(
            wrong(json!({"name": " ", "page": 10})),
            ["/data/name", "/data/page"]
        );
        assert_eq!(wrong(json!({"name": "a", "ids": []})), ["/data/ids"]);
        assert_eq!(wrong(json!({"name": "a", "ids": ["A"]})), ["/data/ids/0"]);
        assert_eq!(wrong(json!([])), ["/data"]);
    }

    #[test]
    fn a_variant_is_chosen_by_its_member() {
        const KINDS: Shape = Shape::Variant(
            "kind",
            &[
                ("a", Shape::Object(&[&[needs("size", Shape::Number)]])),
                ("b", Shape::Object(&[])),
            ],
        );
        let wrong = |value: Value| {
            let mut problems = Vec::new();
            KINDS.check(&value, "", &mut problems);
            problems.len()
        };
        assert_eq!(wrong(json!({"kind": "a", "size": 1.5})), 0);
        assert_eq!(wrong(json!({"kind": "b", "size": 1.5})), 1);
        assert_eq!(wrong(json!({"kind": "c"})), 1);
        assert_eq!(wrong(json!({"size": 1})), 1);
    }

    #[test]
    fn a_timestamp_is_a_frame_or_a_timecode() {
        let fits = |value: Value| Shape::Stamp.fault(&value).is_none();
        assert!(fits(json!(1)) && fits(json!("00:00:02:12")));
        assert!(!fits(json!(0)) && !fits(json!("2:12")) && !fits(json!(1.5)));
    }
}
