//! The bodies of answers, and dotted paths into them.

use super::Linter;
use super::body::is_json;
use super::operation::{Operation, span_of};
use super::shape::Shape;
use crate::diagnostic::{Span, closest};
use crate::load::{At, chosen_media};
use crate::member_path::{Entry, Segment, segments};
use crate::rules;

impl<'a> Linter<'a, '_> {
    /// Returns the responses that are outcomes, each followed to where it stands.
    pub(super) fn successes(&self, operation: &Operation<'a>) -> Vec<At<'a>> {
        let Some(responses) = operation.at.get("responses") else {
            return Vec::new();
        };
        responses
            .node
            .members()
            .filter_map(|entry| {
                let at = self.follow(responses.to(&entry.value))?;
                let named = at.node.get("x-sdk-outcome").is_some();
                let success =
                    entry.key.starts_with('2') || (named && entry.key.parse::<u16>().is_ok());
                success.then_some(at)
            })
            .collect()
    }

    /// Returns the schema of a response that is decoded from JSON.
    pub(super) fn json_body(&self, response: At<'a>) -> Option<At<'a>> {
        if response.node.get("x-sdk-stream").is_some() {
            return None;
        }
        let media = chosen_media(response).filter(|media| is_json(&media.key))?;
        response.to(&media.value).get("schema")
    }

    /// Follows a dotted path; what is wrong with it is reported at `span`.
    pub(super) fn walk(
        &mut self,
        from: At<'a>,
        path: &str,
        span: &Span,
        rule: &'static str,
    ) -> Option<At<'a>> {
        let members = path.split('.').map(|member| Segment {
            member,
            entry: None,
        });
        self.walk_segments(from, path, members, span, rule)
    }

    /// Returns the same, where a step may also pick an entry of a list: `links[rel=next].link`.
    pub(super) fn walk_link(
        &mut self,
        from: At<'a>,
        path: &str,
        span: &Span,
        rule: &'static str,
    ) -> Option<At<'a>> {
        self.walk_segments(from, path, segments(path), span, rule)
    }

    fn walk_segments<'p>(
        &mut self,
        from: At<'a>,
        path: &str,
        segments: impl IntoIterator<Item = Segment<'p>>,
        span: &Span,
        rule: &'static str,
    ) -> Option<At<'a>> {
        let mut current = from;
        let mut walked = String::new();
        for Segment {
            member: segment,
            entry,
        } in segments
        {
            let here = if walked.is_empty() {
                "the body".to_owned()
            } else {
                format!("`{walked}`")
            };
            let object = match self.shape(current) {
                Shape::Object(object) => object,
                Shape::Broken => return None,
                shape => {
                    self.report(
                        span,
                        rule,
                        format!("`{path}` does not resolve: {here} is {}", shape.name()),
                        "name members of objects, from the body inwards, with dots between them",
                    );
                    return None;
                }
            };
            let object = self.object_at(object);
            let members = &object.members;
            let Some(member) = members.iter().find(|member| member.entry.key == segment) else {
                let names = members.iter().map(|member| member.entry.key.as_str());
                let how = match closest(segment, names) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "describe the member in the schema, or fix the path".to_owned(),
                };
                self.report(
                    span,
                    rule,
                    format!("`{path}` does not resolve: {here} has no `{segment}`"),
                    how,
                );
                return None;
            };
            current = member.at;
            if !walked.is_empty() {
                walked.push('.');
            }
            walked.push_str(segment);
            if let Some(entry) = entry {
                current = self.entry(current, &walked, entry, path, span, rule)?;
            }
        }
        Some(current)
    }

    /// Returns the entries of a list, one of which is found by the text of a member.
    fn entry(
        &mut self,
        list: At<'a>,
        walked: &str,
        entry: Entry<'_>,
        path: &str,
        span: &Span,
        rule: &'static str,
    ) -> Option<At<'a>> {
        let (what, how) = match self.shape(list) {
            Shape::Broken | Shape::List(None) => return None,
            Shape::List(Some(items)) if self.is_nullable(items) => (
                format!("an entry of `{walked}` may be null"),
                "remove `nullable` from the items".to_owned(),
            ),
            Shape::List(Some(items)) => {
                let found = match self.shape(items) {
                    Shape::Object(object) => {
                        let object = self.object_at(object);
                        let members = &object.members;
                        let found = members
                            .iter()
                            .find(|member| member.entry.key == entry.member);
                        found.map(|member| self.shape(member.at))
                    }
                    Shape::Broken => return None,
                    _ => None,
                };
                match found {
                    Some(shape) if shape.is_plain_text() => return Some(items),
                    Some(shape) => (
                        format!("`{}` is {}", entry.member, shape.name()),
                        "pick the entry by a member that is a string without a format".to_owned(),
                    ),
                    None => (
                        format!("an entry of `{walked}` has no `{}`", entry.member),
                        "describe the member in the schema, or fix the path".to_owned(),
                    ),
                }
            }
            shape => (
                format!("`{walked}` is {}, not a list", shape.name()),
                "write `[member=value]` after a list only".to_owned(),
            ),
        };
        self.report(
            span,
            rule,
            format!("`{path}` does not resolve: {what}"),
            how,
        );
        None
    }

    pub(super) fn unwrap(&mut self, response: At<'a>, path: &str) {
        let span = span_of(response.node, "x-sdk-unwrap");
        match self.json_body(response) {
            Some(body) => {
                self.walk(body, path, span, rules::SDK_UNWRAP);
            }
            None => self.report(
                span,
                rules::SDK_UNWRAP,
                "there is no JSON body to unwrap",
                "remove x-sdk-unwrap, or describe the body as application/json",
            ),
        }
    }
}
