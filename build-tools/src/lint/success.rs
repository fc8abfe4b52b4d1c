//! The bodies of answers, and dotted paths into them.

use super::operation::{Operation, span_of};
use super::shape::Shape;
use super::{At, Linter, rules};
use crate::diagnostic::{Span, closest};

impl<'a> Linter<'a, '_> {
    /// The responses that are outcomes, each followed to where it stands.
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

    /// The schema of a response that is decoded from JSON.
    pub(super) fn json_body(&self, response: At<'a>) -> Option<At<'a>> {
        if response.node.get("x-sdk-stream").is_some() {
            return None;
        }
        response
            .get("content")?
            .get("application/json")?
            .get("schema")
    }

    /// Follows a dotted path; what is wrong with it is reported at `span`.
    pub(super) fn walk(
        &mut self,
        from: At<'a>,
        path: &str,
        span: &Span,
        rule: &'static str,
    ) -> Option<At<'a>> {
        let mut current = from;
        let mut walked = String::new();
        for segment in path.split('.') {
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
                        format!("`{path}` leads nowhere: {here} is {}", shape.name()),
                        "name members of objects, from the body inwards, with dots between them",
                    );
                    return None;
                }
            };
            let members = self.members(object);
            let Some(member) = members.iter().find(|member| member.entry.key == segment) else {
                let names = members.iter().map(|member| member.entry.key.as_str());
                let how = match closest(segment, names) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "describe the member in the schema, or mend the path".to_owned(),
                };
                self.report(
                    span,
                    rule,
                    format!("`{path}` leads nowhere: {here} has no `{segment}`"),
                    how,
                );
                return None;
            };
            current = member.at;
            if !walked.is_empty() {
                walked.push('.');
            }
            walked.push_str(segment);
        }
        Some(current)
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
