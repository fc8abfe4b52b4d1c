//! The operations of the API: what they take, and who answers them.

use percent_encoding::percent_decode_str;

use super::call::Call;
use super::errors::ApiError;
use super::rates::Rate;
use super::shape::Shape;
use crate::answer::Answer;
use crate::request::Head;

/// One of the operations.
pub(crate) struct Operation {
    /// Group and method, as in the documents of `specs/frameio`.
    pub(crate) name: &'static str,
    pub(crate) method: &'static str,
    /// Names in braces stand for ids.
    pub(crate) path: &'static str,
    pub(crate) rate: Rate,
    pub(crate) includes: Includes,
    /// Whether it is of the preview, and answered with the preview's header alone (`wire.md` §12).
    pub(crate) preview: bool,
    /// The additional parts of the preview.
    pub(crate) previewed: Previewed,
    pub(crate) sorts: &'static [&'static str],
    /// The largest page; none for an operation without pages.
    pub(crate) page: Option<u64>,
    pub(crate) flags: &'static [&'static str],
    /// Query parameters with a closed set of values.
    pub(crate) choices: &'static [(&'static str, &'static [&'static str])],
    /// Whether it takes `filters[…]`, the deep object of the audit log.
    pub(crate) filters: bool,
    pub(crate) body: Body,
    pub(crate) run: Handler,
}

/// The preview's version of an operation of the stable API.
pub(crate) struct Previewed {
    pub(crate) rate: Option<Rate>,
    pub(crate) includes: &'static [&'static str],
    pub(crate) body: Option<&'static Shape>,
}

type Handler = fn(&mut Call<'_>) -> Result<Answer, ApiError>;

/// The values of `include`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Includes {
    /// The operation has no such parameter.
    None,
    Of(&'static [&'static str]),
    /// The values are not published.
    Any,
}

/// The body of an operation.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Body {
    None,
    /// An object whose only member is `data`.
    Data(&'static Shape),
    /// The same; body and `data` may be left out.
    OptionalData(&'static Shape),
    /// The object itself.
    Bare(&'static Shape),
}

const fn operation(
    name: &'static str,
    method: &'static str,
    path: &'static str,
    rate: Rate,
    run: Handler,
) -> Operation {
    Operation {
        name,
        method,
        path,
        rate,
        includes: Includes::None,
        preview: false,
        previewed: Previewed {
            rate: None,
            includes: &[],
            body: None,
        },
        sorts: &[],
        page: None,
        flags: &[],
        choices: &[],
        filters: false,
        body: Body::None,
        run,
    }
}

pub(crate) const fn get(
    name: &'static str,
    path: &'static str,
    rate: Rate,
    run: Handler,
) -> Operation {
    operation(name, "GET", path, rate, run)
}

pub(crate) const fn post(
    name: &'static str,
    path: &'static str,
    rate: Rate,
    run: Handler,
) -> Operation {
    operation(name, "POST", path, rate, run)
}

pub(crate) const fn patch(
    name: &'static str,
    path: &'static str,
    rate: Rate,
    run: Handler,
) -> Operation {
    operation(name, "PATCH", path, rate, run)
}

pub(crate) const fn delete(
    name: &'static str,
    path: &'static str,
    rate: Rate,
    run: Handler,
) -> Operation {
    operation(name, "DELETE", path, rate, run)
}

impl Operation {
    pub(crate) const fn include(mut self, values: &'static [&'static str]) -> Self {
        self.includes = Includes::Of(values);
        self
    }

    /// Belongs to the preview.
    pub(crate) const fn preview(mut self) -> Self {
        self.preview = true;
        self
    }

    /// Adds values that the preview includes in addition.
    pub(crate) const fn preview_include(mut self, values: &'static [&'static str]) -> Self {
        self.previewed.includes = values;
        self
    }

    /// Sets the body that the preview takes.
    pub(crate) const fn preview_data(mut self, shape: &'static Shape) -> Self {
        self.previewed.body = Some(shape);
        self
    }

    /// Sets the limit of the preview.
    pub(crate) const fn preview_rate(mut self, rate: Rate) -> Self {
        self.previewed.rate = Some(rate);
        self
    }

    pub(crate) const fn include_any(mut self) -> Self {
        self.includes = Includes::Any;
        self
    }

    pub(crate) const fn sort(mut self, values: &'static [&'static str]) -> Self {
        self.sorts = values;
        self
    }

    pub(crate) const fn pages(mut self, largest: u64) -> Self {
        self.page = Some(largest);
        self
    }

    pub(crate) const fn flags(mut self, names: &'static [&'static str]) -> Self {
        self.flags = names;
        self
    }

    pub(crate) const fn choices(
        mut self,
        choices: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        self.choices = choices;
        self
    }

    pub(crate) const fn filtered(mut self) -> Self {
        self.filters = true;
        self
    }

    pub(crate) const fn data(mut self, shape: &'static Shape) -> Self {
        self.body = Body::Data(shape);
        self
    }

    pub(crate) const fn optional_data(mut self, shape: &'static Shape) -> Self {
        self.body = Body::OptionalData(shape);
        self
    }

    pub(crate) const fn bare(mut self, shape: &'static Shape) -> Self {
        self.body = Body::Bare(shape);
        self
    }

    /// Returns whether a call has the header that the operation requires.
    pub(crate) fn is_open_to(&self, head: &Head) -> bool {
        !self.preview || asks_for_preview(head)
    }

    /// Returns how often the operation may be called by a call of this kind.
    pub(crate) fn rate_of(&self, head: &Head) -> Rate {
        let preview = self.previewed.rate.filter(|_| asks_for_preview(head));
        preview.unwrap_or(self.rate)
    }

    /// Returns the body that a call of this kind may have.
    pub(crate) fn body_of(&self, head: &Head) -> Body {
        let preview = self.previewed.body.filter(|_| asks_for_preview(head));
        preview.map_or(self.body, Body::Data)
    }

    /// Returns whether it has a query parameter of this name in a call of this kind.
    pub(crate) fn takes(&self, name: &str, head: &Head) -> bool {
        match name {
            "include" => {
                let of_preview = !self.previewed.includes.is_empty() && asks_for_preview(head);
                of_preview || !matches!(self.includes, Includes::None)
            }
            "sort" => !self.sorts.is_empty(),
            "after" | "page_size" | "include_total_count" => self.page.is_some(),
            _ => {
                self.flags.contains(&name)
                    || self.choices.iter().any(|(known, _)| *known == name)
                    || (self.filters && name.starts_with("filters[") && name.ends_with(']'))
            }
        }
    }

    /// Returns the ids in a path, if it is this operation's.
    fn ids(&self, segments: &[&str]) -> Option<Ids> {
        let template: Vec<&str> = split(self.path);
        if template.len() != segments.len() {
            return None;
        }
        let mut ids = Vec::new();
        for (known, segment) in template.into_iter().zip(segments) {
            match known
                .strip_prefix('{')
                .and_then(|name| name.strip_suffix('}'))
            {
                Some(name) if !segment.is_empty() => {
                    let id = percent_decode_str(segment).decode_utf8_lossy();
                    ids.push((name, id.into_owned()));
                }
                None if known == *segment => {}
                _ => return None,
            }
        }
        Some(ids)
    }
}

/// Returns whether a call asks for the preview (`wire.md` §12).
pub(crate) fn asks_for_preview(head: &Head) -> bool {
    let asked = head.header(http::HeaderName::from_static("api-version"));
    asked == Some("experimental")
}

/// Names and values of the ids in a path.
pub(crate) type Ids = Vec<(&'static str, String)>;

/// The target of a method and a path.
pub(crate) enum Route {
    Operation(&'static Operation, Ids),
    WrongMethod,
    Nothing,
}

fn split(path: &str) -> Vec<&str> {
    path.split('/').skip(1).collect()
}

/// Finds the operation; a literal segment wins over an id, as in `…/files/move`.
pub(crate) fn find(method: &str, path: &str) -> Route {
    let segments = split(path);
    let mut fitting: Vec<(&'static Operation, Ids)> = all()
        .filter_map(|operation| Some((operation, operation.ids(&segments)?)))
        .collect();
    if fitting.is_empty() {
        return Route::Nothing;
    }
    fitting.retain(|(operation, _)| operation.method == method);
    let closest = fitting.into_iter().min_by_key(|(_, ids)| ids.len());
    closest.map_or(Route::WrongMethod, |(operation, ids)| {
        Route::Operation(operation, ids)
    })
}

/// Returns all operations, group by group.
pub(crate) fn all() -> impl Iterator<Item = &'static Operation> {
    super::GROUPS.iter().copied().flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::*;

    #[test]
    fn there_are_98_operations_in_20_groups_and_26_of_the_preview_each_found_by_its_path() {
        let names: HashSet<&str> = all().map(|operation| operation.name).collect();
        assert_eq!((names.len(), all().count()), (124, 124));
        let stable: HashSet<&str> = all()
            .filter(|operation| !operation.preview)
            .map(|operation| operation.name)
            .collect();
        assert_eq!(stable.len(), 98);
        let groups = stable.iter().filter_map(|name| name.split_once('.'));
        let groups: BTreeSet<&str> = groups.map(|(group, _)| group).collect();
        assert_eq!(groups.len(), 20, "{groups:?}");
        for operation in all() {
            let path = operation.path.replace(['{', '}'], "");
            match find(operation.method, &path) {
                Route::Operation(found, ids) => {
                    assert_eq!(found.name, operation.name);
                    assert_eq!(ids.len(), operation.path.matches('{').count());
                }
                Route::WrongMethod | Route::Nothing => panic!("{} is not found", operation.name),
            }
        }
    }
}
