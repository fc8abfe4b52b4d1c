//! The members of a workspace: that those below `sdk` are among them.

use toml::{Table, Value};

/// What a workspace has to list, so that Cargo finds the crates that are generated.
pub(crate) const PATTERN: &str = "sdk/*";

/// Whether the crates below `sdk` are members.
#[derive(Debug, PartialEq)]
pub(crate) enum Membership {
    /// They are, or this is not a workspace and has no members.
    Given,
    /// They are with this text of the manifest.
    Added(String),
    /// They are not, and the manifest is written in a way that is left to people.
    Unclear,
}

/// Returns the root's manifest with the crates below `sdk` among the members of the workspace.
pub(crate) fn with_member(text: &str) -> Membership {
    let Ok(manifest) = text.parse::<Table>() else {
        return Membership::Unclear;
    };
    let Some(workspace) = manifest.get("workspace").and_then(Value::as_table) else {
        return Membership::Given;
    };
    let members = workspace.get("members").and_then(Value::as_array);
    let is_pattern = |member: &Value| {
        let member = member.as_str().unwrap_or_default();
        member.trim_start_matches("./").trim_end_matches('/') == PATTERN
    };
    if members.is_some_and(|members| members.iter().any(is_pattern)) {
        return Membership::Given;
    }
    let added = inserted(text, members);
    // What was inserted is one member, and nothing else is another one.
    let mut expected = manifest.clone();
    if let Some(Value::Table(workspace)) = expected.get_mut("workspace") {
        let mut members = members.cloned().unwrap_or_default();
        members.insert(0, Value::from(PATTERN));
        workspace.insert("members".to_owned(), Value::Array(members));
    }
    match added.filter(|added| added.parse::<Table>().ok().as_ref() == Some(&expected)) {
        Some(added) => Membership::Added(added),
        None => Membership::Unclear,
    }
}

/// Returns the text with the pattern as the first member of the table `[workspace]`.
fn inserted(text: &str, members: Option<&Vec<Value>>) -> Option<String> {
    let mut is_inside = false;
    let mut position = 0;
    for line in text.split_inclusive('\n') {
        let end = position + line.len();
        let bare = line.trim();
        if bare.starts_with('[') {
            is_inside = bare.split('#').next().unwrap_or_default().trim() == "[workspace]";
            if is_inside && members.is_none() {
                let (before, after) = text.split_at_checked(end)?;
                let newline = if before.ends_with('\n') { "" } else { "\n" };
                return Some(format!(
                    "{before}{newline}members = [\"{PATTERN}\"]\n{after}"
                ));
            }
        } else if is_inside
            && let Some(value) = bare.strip_prefix("members")
            && value.trim_start().starts_with('=')
        {
            let open = position + line.find('[')? + 1;
            let (before, after) = text.split_at_checked(open)?;
            let is_block = line.trim_end().ends_with('[');
            let is_empty = members.is_none_or(Vec::is_empty);
            return Some(match (is_block, is_empty) {
                (true, _) => format!("{before}\n    \"{PATTERN}\",{after}"),
                (false, true) => format!("{before}\"{PATTERN}\"{after}"),
                (false, false) => format!("{before}\"{PATTERN}\", {after}"),
            });
        }
        position = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_is_added_where_it_is_missing_and_nothing_else_changes() {
        let cases = [
            (
                "[workspace]\nmembers = [\"app\"]\n",
                "[workspace]\nmembers = [\"sdk/*\", \"app\"]\n",
            ),
            (
                "[workspace] # ours\nresolver = \"3\"\nmembers = [\n    \"app\", # first\n]\n",
                "[workspace] # ours\nresolver = \"3\"\nmembers = [\n    \"sdk/*\",\n    \"app\", # first\n]\n",
            ),
            (
                "[package]\nname = \"app\"\n\n[workspace]\n",
                "[package]\nname = \"app\"\n\n[workspace]\nmembers = [\"sdk/*\"]\n",
            ),
            ("[workspace]", "[workspace]\nmembers = [\"sdk/*\"]\n"),
            (
                "[workspace]\nmembers=[]\n[workspace.package]\nmembers = 1\n",
                "[workspace]\nmembers=[\"sdk/*\"]\n[workspace.package]\nmembers = 1\n",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(with_member(text), Membership::Added(expected.to_owned()));
        }
    }

    #[test]
    fn a_package_and_a_workspace_that_lists_it_are_left_alone() {
        for text in [
            "[package]\nname = \"app\"\n",
            "[workspace]\nmembers = [\"./sdk/*\"]\n",
        ] {
            assert_eq!(with_member(text), Membership::Given, "{text}");
        }
    }

    #[test]
    fn a_manifest_that_is_written_otherwise_is_left_to_people() {
        for text in [
            "workspace = { members = [\"app\"] }\n",
            "workspace.members = [\"app\"]\n",
            "[workspace",
        ] {
            assert_eq!(with_member(text), Membership::Unclear, "{text}");
        }
    }
}
