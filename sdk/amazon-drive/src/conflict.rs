//! The existing node of a conflict.

use cloud_drives_core::Error;
use serde_json::Value;

use crate::types::NodeId;

/// Returns the id of the existing node of a conflict (409), if the answer names it.
///
/// That is the node with the same name, or the file with the same contents (`wire.md §5.4`). To replace its contents,
/// overwrite that node.
#[must_use]
pub fn conflicting_node(error: &Error) -> Option<NodeId> {
    if error.status()?.as_u16() != 409 {
        return None;
    }
    let body: Value = serde_json::from_slice(error.body()).ok()?;
    let id = body.pointer("/info/nodeId")?.as_str()?;
    (!id.is_empty()).then(|| id.into())
}

#[cfg(test)]
mod tests {
    use cloud_drives_core::reexport::http::{HeaderMap, StatusCode};
    use cloud_drives_core::{ErrorSpec, OperationInfo};

    use super::*;

    static UPLOAD: OperationInfo =
        OperationInfo::new("content.upload", false).with_errors(&ErrorSpec::EMPTY);

    fn answer(status: StatusCode, body: &str) -> Error {
        Error::from_status(&UPLOAD, status, &HeaderMap::new(), body.as_bytes())
    }

    #[test]
    fn a_conflict_names_the_node_that_is_in_the_way() {
        let body = r#"{"message":"taken","code":"NAME_ALREADY_EXISTS","info":{"nodeId":"FileCCCCCCCCCCCCCCCCC2"}}"#;
        assert_eq!(
            conflicting_node(&answer(StatusCode::CONFLICT, body)).as_deref(),
            Some("FileCCCCCCCCCCCCCCCCC2")
        );
    }

    #[test]
    fn other_answers_name_none() {
        let named = r#"{"info":{"nodeId":"FileCCCCCCCCCCCCCCCCC2"}}"#;
        assert_eq!(
            conflicting_node(&answer(StatusCode::NOT_FOUND, named)),
            None
        );
        for body in [
            "",
            "<UnknownOperationException/>",
            r#"{"message":"taken"}"#,
            r#"{"info":null}"#,
            r#"{"info":{"nodeId":7}}"#,
            r#"{"info":{"nodeId":""}}"#,
        ] {
            assert_eq!(
                conflicting_node(&answer(StatusCode::CONFLICT, body)),
                None,
                "{body}"
            );
        }
    }
}
