//! The shared parts of generated structs: reading one from a JSON object.
//!
//! serde's derived code reads a struct from a list and from members by number too, and repeats all of it for each type. This is the part
//! that JSON needs, so that generated crates compile sooner.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::de::OneOrMany;

/// A struct that is read from the members of an object, for generated code.
pub trait Object: Sized {
    /// The name of the struct, for errors.
    const NAME: &'static str;

    /// The names of the members that have fields.
    const MEMBERS: &'static [&'static str];

    /// Reads the members.
    ///
    /// # Errors
    ///
    /// Returns an error if a required member is missing, a member is repeated, or one does not fit.
    fn read_members<'de, A: MapAccess<'de>>(members: A) -> Result<Self, A::Error>;
}

/// Reads a struct from the members that have fields.
///
/// # Errors
///
/// Returns an error if the value is not an object, and the errors of [`Object::read_members`].
pub fn read<'de, D: Deserializer<'de>, T: Object>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::MEMBERS, Members(PhantomData))
}

/// Reads a struct from all members.
///
/// # Errors
///
/// Returns the errors of [`read`].
pub fn read_all<'de, D: Deserializer<'de>, T: Object>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(Members(PhantomData))
}

struct Members<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for Members<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::read_members(members)
    }
}

/// The name of a member, borrowed from the text if that has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl Name<'_> {
    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Skips the value of a member that the struct does not have.
///
/// # Errors
///
/// Returns an error if the value is not valid.
pub fn skip<'de, A: MapAccess<'de>>(members: &mut A) -> Result<(), A::Error> {
    members.next_value().map(|IgnoredAny| ())
}

/// A field that is made of all members for which the struct has no field.
pub trait Collected: Sized {
    /// The value of such a member.
    type Value;

    /// Makes the field.
    ///
    /// # Errors
    ///
    /// Returns an error if the members don't go together.
    fn from_members<E: Error>(members: BTreeMap<String, Self::Value>) -> Result<Self, E>;
}

impl<T> Collected for BTreeMap<String, T> {
    type Value = T;

    fn from_members<E: Error>(members: Self) -> Result<Self, E> {
        Ok(members)
    }
}

/// Reads a member for which the struct has no field.
///
/// # Errors
///
/// Returns an error if the value does not fit.
pub fn collect<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    collected: &mut BTreeMap<String, T>,
    members: &mut A,
    name: &Name<'_>,
) -> Result<(), A::Error> {
    let value = members.next_value()?;
    collected.insert(name.as_str().to_owned(), value);
    Ok(())
}

/// The place for a member's value while an object is read. Its methods that return the value are the kinds of members in `object!`.
pub struct Place<T>(Option<T>);

impl<T> Place<T> {
    /// Creates a place without a value.
    #[must_use]
    pub fn empty() -> Self {
        Self(None)
    }

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Returns an error if there is a value already, or the value does not fit.
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        members: &mut A,
        name: &'static str,
    ) -> Result<(), A::Error>
    where
        T: Deserialize<'de>,
    {
        if self.0.is_some() {
            return Err(A::Error::duplicate_field(name));
        }
        self.0 = Some(members.next_value()?);
        Ok(())
    }

    /// Returns the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the member is missing.
    pub fn required<E: Error>(self, name: &'static str) -> Result<T, E> {
        self.0.ok_or_else(|| E::missing_field(name))
    }

    /// Returns the value, or the default if the member is missing.
    #[must_use]
    pub fn optional(self) -> T
    where
        T: Default,
    {
        self.0.unwrap_or_default()
    }
}

impl<T> Place<Option<T>> {
    /// Returns the value, or the default if the member is missing or `null`.
    #[must_use]
    pub fn defaulted(self) -> T
    where
        T: Default,
    {
        self.replaced(T::default)
    }

    /// Returns the value, or the result of `default` if the member is missing or `null`.
    #[must_use]
    pub fn replaced(self, default: impl FnOnce() -> T) -> T {
        self.0.flatten().unwrap_or_else(default)
    }
}

impl<T> Place<OneOrMany<T>> {
    /// Returns the list, which may be written as its only item.
    ///
    /// # Errors
    ///
    /// Returns an error if the member is missing.
    pub fn required_list<E: Error>(self, name: &'static str) -> Result<Vec<T>, E> {
        self.required(name).map(|list| list.0)
    }

    /// Returns the list, which may be written as its only item; empty if the member is missing.
    #[must_use]
    pub fn list(self) -> Vec<T> {
        self.optional().0
    }
}

/// Implements `Deserialize` for a generated struct: for each method of [`Place`](crate::object::Place) the fields that it makes.
///
/// A field may be followed by the name of its member, if that is another one (and always for a raw identifier such as `r#type`), and by an
/// argument of the method. The field after `..` is made of all other members.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    ($name:ident {
        $($kind:ident { $($field:ident $(= $member:literal)? $(=> $default:ident)?),+ })*
        $(..$rest:ident)?
    }) => {
        impl $crate::object::Object for $name {
            const NAME: &'static str = stringify!($name);

            const MEMBERS: &'static [&'static str] =
                &[$($($crate::member_name!($field $($member)?)),+),*];

            fn read_members<'de, A: $crate::reexport::serde::de::MapAccess<'de>>(
                mut members: A,
            ) -> ::std::result::Result<Self, A::Error> {
                use $crate::{member_name, member_value, object::{Collected, Name, Place, collect, skip}};
                $($(let mut $field = Place::empty();)+)*
                $(let mut $rest = ::std::collections::BTreeMap::new();)?
                while let Some(name) = members.next_key::<Name<'de>>()? {
                    match name.as_str() {
                        $($(member_name!($field $($member)?) => {
                            $field.read(&mut members, member_name!($field $($member)?))
                        })+)*
                        $(_ => collect(&mut $rest, &mut members, &name),)?
                        #[allow(unreachable_patterns)]
                        _ => skip(&mut members),
                    }?;
                }
                Ok(Self {
                    $($($field: member_value!($kind, $field, member_name!($field $($member)?) $(, $default)?),)+)*
                    $($rest: Collected::from_members($rest)?,)?
                })
            }
        }

        impl<'de> $crate::reexport::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::reexport::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::object_reader!(deserializer $(, $rest)?)
            }
        }
    };
}

/// Reads an object; all of its members if a field collects those without a field.
#[doc(hidden)]
#[macro_export]
macro_rules! object_reader {
    ($deserializer:expr) => {
        $crate::object::read($deserializer)
    };
    ($deserializer:expr, $rest:ident) => {
        $crate::object::read_all($deserializer)
    };
}

/// The name of a member: its own, or the field's.
#[doc(hidden)]
#[macro_export]
macro_rules! member_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

/// The value of a field, from its place. Only methods that can fail get the name of the member.
#[doc(hidden)]
#[macro_export]
macro_rules! member_value {
    (required, $place:expr, $name:expr) => {
        $place.required($name)?
    };
    (required_list, $place:expr, $name:expr) => {
        $place.required_list($name)?
    };
    ($kind:ident, $place:expr, $name:expr $(, $default:ident)?) => {
        $place.$kind($($default)?)
    };
}
