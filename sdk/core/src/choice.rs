//! The shared parts of generated choices: one enum value for several members of an object.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::Error;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// The value to which a choice sets a member, for generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// A boolean.
    Flag(bool),
    /// An integer.
    Number(i64),
    /// A string.
    Text(&'static str),
}

impl Member {
    fn is(self, sent: &Value) -> bool {
        match self {
            Self::Flag(flag) => *sent == flag,
            Self::Number(number) => *sent == number,
            Self::Text(text) => *sent == text,
        }
    }
}

impl Serialize for Member {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// The members that one value of a choice sets.
pub type Members = &'static [(&'static str, Member)];

/// Finds the choice that matches the members of an object.
///
/// # Errors
///
/// Returns an error if no choice has these members; the message names all members that choices set.
pub fn find<C: Copy, E: Error>(
    mut sent: BTreeMap<String, Value>,
    choices: &[C],
    members: impl Fn(C) -> Members,
) -> Result<C, E> {
    let names: BTreeSet<&str> = choices
        .iter()
        .flat_map(|choice| members(*choice).iter().map(|(name, _)| *name))
        .collect();
    sent.retain(|name, value| !value.is_null() && names.contains(name.as_str()));
    let has = |(name, member): &(&str, Member)| sent.get(*name).is_some_and(|it| member.is(it));
    let fits = |choice: &C| {
        let members = members(*choice);
        members.len() == sent.len() && members.iter().all(has)
    };
    choices.iter().copied().find(fits).ok_or_else(|| {
        let names: Vec<&str> = names.into_iter().collect();
        E::custom(format_args!(
            "invalid combination of the members `{}`",
            names.join("`, `")
        ))
    })
}

/// Implements the conversions of a generated enum that has `ALL` and `members`.
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    ($name:ident) => {
        impl $crate::reexport::serde::Serialize for $name {
            fn serialize<S: $crate::reexport::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.collect_map(self.members().iter().copied())
            }
        }

        impl $crate::object::Collected for $name {
            type Value = $crate::reexport::serde_json::Value;

            fn from_members<E: $crate::reexport::serde::de::Error>(
                members: ::std::collections::BTreeMap<::std::string::String, Self::Value>,
            ) -> ::std::result::Result<Self, E> {
                $crate::choice::find(members, Self::ALL, Self::members)
            }
        }

        $crate::union_schema!($name);
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Way {
        Plain,
        Safe,
        Deep,
    }

    impl Way {
        const ALL: &'static [Self] = &[Self::Plain, Self::Safe, Self::Deep];

        fn members(self) -> Members {
            match self {
                Self::Plain => &[],
                Self::Safe => &[("safe", Member::Flag(true))],
                Self::Deep => &[
                    ("safe", Member::Flag(true)),
                    ("depth", Member::Number(3)),
                    ("how", Member::Text("slowly")),
                ],
            }
        }
    }

    crate::choice!(Way);

    #[derive(Debug, PartialEq, Serialize)]
    struct Order {
        name: String,
        #[serde(flatten)]
        way: Way,
    }

    crate::object!(Order {
        required { name }
        ..way
    });

    #[test]
    fn a_choice_is_written_as_members_of_the_object_around_it() {
        for (way, members) in [
            (Way::Plain, r#"{"name":"a"}"#),
            (Way::Safe, r#"{"name":"a","safe":true}"#),
            (
                Way::Deep,
                r#"{"name":"a","safe":true,"depth":3,"how":"slowly"}"#,
            ),
        ] {
            let order = Order {
                name: "a".to_owned(),
                way,
            };
            let text = serde_json::to_string(&order).unwrap();
            assert_eq!(text, members);
            assert_eq!(serde_json::from_str::<Order>(&text).unwrap(), order);
        }
    }

    #[test]
    fn an_invalid_combination_of_members_is_refused_by_name_and_unknown_members_are_ignored() {
        let wrong = serde_json::from_str::<Order>(r#"{"name":"a","depth":3}"#).unwrap_err();
        let said = wrong.to_string();
        assert!(said.contains("`depth`, `how`, `safe`"), "{said}");
        let read: Order =
            serde_json::from_str(r#"{"name":"a","safe":true,"depth":null,"color":1}"#).unwrap();
        assert_eq!(read.way, Way::Safe);
    }
}
