// Made by `cargo sdk generate` out of specs/scalars. Change the specs, not this file.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One of each kind.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Scalars {
    /// Text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A flag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<bool>,
    /// 32 bits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small: Option<i32>,
    /// 32 bits without a sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_size: Option<u32>,
    /// 64 bits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub large: Option<i64>,
    /// 64 bits without a sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// No format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain: Option<i64>,
    /// From one on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positive: Option<u64>,
    /// A fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<f64>,
    /// A fraction without a format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<f64>,
    /// A time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moment: Option<DateTime<Utc>>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// A UUID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// A link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// 64 bits without a sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sizes: Option<Vec<u64>>,
    /// 32 bits without a sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small_sizes: Option<Vec<u32>>,
    /// Times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moments: Option<Vec<DateTime<Utc>>>,
    /// Lists of lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<Vec<Vec<f64>>>,
}

impl Scalars {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            text: None,
            flag: None,
            small: None,
            small_size: None,
            large: None,
            size: None,
            plain: None,
            positive: None,
            ratio: None,
            number: None,
            moment: None,
            day: None,
            id: None,
            link: None,
            sizes: None,
            small_sizes: None,
            moments: None,
            table: None,
        }
    }

    /// Text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// A flag.
    #[must_use]
    pub fn flag(mut self, flag: bool) -> Self {
        self.flag = Some(flag);
        self
    }

    /// 32 bits.
    #[must_use]
    pub fn small(mut self, small: i32) -> Self {
        self.small = Some(small);
        self
    }

    /// 32 bits without a sign.
    #[must_use]
    pub fn small_size(mut self, small_size: u32) -> Self {
        self.small_size = Some(small_size);
        self
    }

    /// 64 bits.
    #[must_use]
    pub fn large(mut self, large: i64) -> Self {
        self.large = Some(large);
        self
    }

    /// 64 bits without a sign.
    #[must_use]
    pub fn size(mut self, size: u64) -> Self {
        self.size = Some(size);
        self
    }

    /// No format.
    #[must_use]
    pub fn plain(mut self, plain: i64) -> Self {
        self.plain = Some(plain);
        self
    }

    /// From one on.
    #[must_use]
    pub fn positive(mut self, positive: u64) -> Self {
        self.positive = Some(positive);
        self
    }

    /// A fraction.
    #[must_use]
    pub fn ratio(mut self, ratio: f64) -> Self {
        self.ratio = Some(ratio);
        self
    }

    /// A fraction without a format.
    #[must_use]
    pub fn number(mut self, number: f64) -> Self {
        self.number = Some(number);
        self
    }

    /// A time.
    #[must_use]
    pub fn moment(mut self, moment: DateTime<Utc>) -> Self {
        self.moment = Some(moment);
        self
    }

    /// A day.
    #[must_use]
    pub fn day(mut self, day: NaiveDate) -> Self {
        self.day = Some(day);
        self
    }

    /// A UUID.
    #[must_use]
    pub fn id(mut self, id: Uuid) -> Self {
        self.id = Some(id);
        self
    }

    /// A link.
    #[must_use]
    pub fn link(mut self, link: impl Into<String>) -> Self {
        self.link = Some(link.into());
        self
    }

    /// 64 bits without a sign.
    #[must_use]
    pub fn sizes(mut self, sizes: impl IntoIterator<Item = u64>) -> Self {
        self.sizes = Some(sizes.into_iter().collect());
        self
    }

    /// 32 bits without a sign.
    #[must_use]
    pub fn small_sizes(mut self, small_sizes: impl IntoIterator<Item = u32>) -> Self {
        self.small_sizes = Some(small_sizes.into_iter().collect());
        self
    }

    /// Times.
    #[must_use]
    pub fn moments(mut self, moments: impl IntoIterator<Item = DateTime<Utc>>) -> Self {
        self.moments = Some(moments.into_iter().collect());
        self
    }

    /// Lists of lists.
    #[must_use]
    pub fn table(mut self, table: impl IntoIterator<Item = Vec<f64>>) -> Self {
        self.table = Some(table.into_iter().collect());
        self
    }
}
