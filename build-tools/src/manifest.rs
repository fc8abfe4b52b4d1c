//! The features in a crate's Cargo.toml: marked lines in a file that is otherwise written by hand.

use toml::Table;

use crate::features::Feature;

const BEGIN: &str = "# One feature a group of calls, made by `cargo sdk generate`. Change the specs, not these lines.";
const END: &str = "# Here ends what `cargo sdk generate` makes.";

/// The feature that turns on every group.
pub const ALL: &str = "all";
/// How the list of default features begins.
const DEFAULT: &str = "default = [";

/// Returns the Cargo.toml with the features of a crate in their marked lines; without features, without the
/// lines.
///
/// # Errors
///
/// If the file is no TOML, when the marks are damaged, or when a feature is declared by hand as well.
pub fn with_features(text: &str, features: &[Feature]) -> Result<String, String> {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let there = marked(&lines)?;
    if let Some((begin, end)) = there {
        lines.drain(begin..=end);
    }
    if features.is_empty() {
        return Ok(match there {
            Some(_) => without_all(&lines.concat()),
            None => lines.concat(),
        });
    }
    let by_hand = parsed(&lines.concat())?;
    let has_default = is_declared(&by_hand, "default");
    let wanted = table(features, has_default);
    if let Some(taken) = wanted.keys().find(|name| is_declared(&by_hand, name)) {
        return Err(format!(
            "the feature `{taken}` is declared by hand; remove that line; the feature is generated from the specs"
        ));
    }
    let header = lines.iter().position(|line| line.trim() == "[features]");
    let mut made = lines;
    if made.last().is_some_and(|last| !last.ends_with('\n')) {
        made.push("\n");
    }
    let place = match (there, header) {
        (Some((begin, _)), _) => begin,
        (None, Some(header)) => header + 1,
        (None, None) => {
            made.push("\n[features]\n");
            made.len()
        }
    };
    let block = block(features, has_default);
    made.insert(place.min(made.len()), &block);
    let mut made = made.concat();
    if has_default && !turns_on_all(&by_hand) {
        made = made.replacen(DEFAULT, &format!("{DEFAULT}\"{ALL}\", "), 1);
    }
    let is_whole = parsed(&made).is_ok_and(|manifest| {
        let there = manifest.get("features").and_then(toml::Value::as_table);
        let is_there = |(name, value)| there.and_then(|there| there.get(name)) == Some(value);
        turns_on_all(&manifest) && wanted.iter().all(is_there)
    });
    match is_whole {
        true => Ok(made),
        false => Err(format!(
            "the features cannot be inserted; write them as a table `[features]`, with the lines from `{BEGIN}` on below it"
        )),
    }
}

/// Returns the first and the last of the marked lines.
fn marked(lines: &[&str]) -> Result<Option<(usize, usize)>, String> {
    let places = |mark: &str| -> Vec<usize> {
        let all = lines.iter().enumerate();
        all.filter(|(_, line)| line.trim() == mark)
            .map(|(place, _)| place)
            .collect()
    };
    match (places(BEGIN).as_slice(), places(END).as_slice()) {
        ([], []) => Ok(None),
        (&[begin], &[end]) if begin < end => Ok(Some((begin, end))),
        _ => Err(format!(
            "the marks around the features are damaged; leave one line `{BEGIN}` and one line `{END}` below it, or neither"
        )),
    }
}

fn parsed(text: &str) -> Result<Table, String> {
    text.parse::<Table>().map_err(|problem| {
        let message = problem.message().lines().collect::<Vec<_>>().join(", ");
        format!("this is not TOML ({message}); fix it, and generate again")
    })
}

fn is_declared(manifest: &Table, feature: &str) -> bool {
    manifest
        .get("features")
        .and_then(toml::Value::as_table)
        .is_some_and(|features| features.contains_key(feature))
}

/// Returns the file without the feature for every group among the default ones.
fn without_all(text: &str) -> String {
    let first = format!("{DEFAULT}\"{ALL}\"");
    let rest = text.replacen(&format!("{first}, "), DEFAULT, 1);
    rest.replacen(&first, DEFAULT, 1)
}

/// Returns whether the default features turn on every group.
fn turns_on_all(manifest: &Table) -> bool {
    let default = || manifest.get("features")?.get("default")?.as_array();
    default().is_some_and(|names| names.iter().any(|name| name.as_str() == Some(ALL)))
}

/// Returns the contents of the marked lines.
fn table(features: &[Feature], has_default: bool) -> Table {
    let list = |names: &mut dyn Iterator<Item = &String>| {
        toml::Value::Array(
            names
                .map(|name| toml::Value::String(name.clone()))
                .collect(),
        )
    };
    let all = list(&mut groups(features).map(|feature| &feature.name));
    let mut made = Table::from_iter([(ALL.to_owned(), all)]);
    if !has_default {
        made.insert("default".to_owned(), list(&mut [ALL.to_owned()].iter()));
    }
    for feature in features {
        made.insert(feature.name.clone(), list(&mut feature.needs.iter()));
    }
    made
}

/// Returns the features that are turned on with all groups.
fn groups(features: &[Feature]) -> impl Iterator<Item = &Feature> {
    features.iter().filter(|feature| !feature.is_preview)
}

fn block(features: &[Feature], has_default: bool) -> String {
    let default = match has_default {
        true => String::new(),
        false => format!("default = [\"{ALL}\"]\n"),
    };
    let mut text = format!("{BEGIN}\n{default}{ALL} = [\n");
    for feature in groups(features) {
        text.push_str(&format!("    \"{}\",\n", feature.name));
    }
    text.push_str("]\n");
    for feature in features {
        let needs: Vec<String> = feature
            .needs
            .iter()
            .map(|name| format!("\"{name}\""))
            .collect();
        text.push_str(&format!("{} = [{}]\n", feature.name, needs.join(", ")));
    }
    text + END + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(names: &[(&str, &[&str])]) -> Vec<Feature> {
        names
            .iter()
            .map(|(name, needs)| Feature {
                name: (*name).to_owned(),
                needs: needs.iter().map(|name| (*name).to_owned()).collect(),
                is_preview: *name == "preview",
            })
            .collect()
    }

    const BY_HAND: &str =
        "[package]\nname = \"a\"\n\n[features]\nschemars = []\n\n[dependencies]\n";

    #[test]
    fn the_lines_go_below_the_header_and_leave_the_rest_alone() {
        let made =
            with_features(BY_HAND, &features(&[("files", &["jobs"]), ("jobs", &[])])).unwrap();
        let expected = format!(
            "[package]\nname = \"a\"\n\n[features]\n{BEGIN}\ndefault = [\"all\"]\nall = [\n    \"files\",\n    \"jobs\",\n]\n\
             files = [\"jobs\"]\njobs = []\n{END}\nschemars = []\n\n[dependencies]\n"
        );
        assert_eq!(made, expected);
    }

    #[test]
    fn the_feature_of_a_preview_is_not_among_those_of_all_groups() {
        let made = with_features(BY_HAND, &features(&[("files", &[]), ("preview", &[])])).unwrap();
        let lines = "all = [\n    \"files\",\n]\nfiles = []\npreview = []\n";
        assert!(made.contains(lines), "{made}");
    }

    #[test]
    fn a_default_of_ones_own_turns_on_all_groups_as_long_as_there_are_any() {
        for (list, with_all) in [("\"http\"", "\"all\", \"http\""), ("", "\"all\", ")] {
            let own = BY_HAND.replace("schemars", &format!("default = [{list}]\nhttp"));
            let made = with_features(&own, &features(&[("files", &[])])).unwrap();
            assert!(made.contains(&format!("{BEGIN}\nall = [\n    \"files\",\n]\n")));
            assert!(
                made.contains(&format!("default = [{with_all}]\n")),
                "{made}"
            );
            let again = with_features(&made, &features(&[("files", &[])])).unwrap();
            assert_eq!(again, made);
            assert_eq!(with_features(&made, &[]).unwrap(), own);
        }
    }

    #[test]
    fn the_lines_are_kept_where_somebody_moved_them() {
        let first = with_features(BY_HAND, &features(&[("files", &[])])).unwrap();
        let moved = first
            .replace("schemars = []\n", "")
            .replace("[features]\n", "[features]\n# Schemas.\nschemars = []\n");
        assert_eq!(
            with_features(&moved, &features(&[("files", &[])])).unwrap(),
            moved
        );
        let other = with_features(&moved, &features(&[("folders", &[])])).unwrap();
        assert_eq!(other, moved.replace("files", "folders"));
    }

    #[test]
    fn without_features_nothing_is_left_of_the_lines() {
        let made = with_features(BY_HAND, &features(&[("files", &[])])).unwrap();
        assert_eq!(with_features(&made, &[]).unwrap(), BY_HAND);
        assert_eq!(with_features("not TOML = =", &[]).unwrap(), "not TOML = =");
    }

    #[test]
    fn a_file_without_the_table_gets_one() {
        for text in ["[package]\nname = \"a\"\n", "[package]\nname = \"a\""] {
            let made = with_features(text, &features(&[("files", &[])])).unwrap();
            assert!(
                made.starts_with("[package]\nname = \"a\"\n\n[features]\n# One feature"),
                "{made}"
            );
        }
    }

    #[test]
    fn what_cannot_be_kept_right_is_refused_with_a_way_out() {
        let wanted = features(&[("files", &[])]);
        let whole = with_features(BY_HAND, &wanted).unwrap();
        for (text, problem) in [
            (
                BY_HAND.replace("schemars", "files"),
                "the feature `files` is declared by hand",
            ),
            (
                BY_HAND.replace("schemars = []", "default=[]"),
                "the features cannot be inserted",
            ),
            ("[package".to_owned(), "this is not TOML"),
            (
                whole.replace(END, ""),
                "the marks around the features are damaged",
            ),
            (
                format!("{whole}{whole}"),
                "the marks around the features are damaged",
            ),
            (
                "features = { schemars = [] }\n".to_owned(),
                "the features cannot be inserted",
            ),
            (
                whole.replace("[features]\n", "[other]\n"),
                "the features cannot be inserted",
            ),
        ] {
            let refused = with_features(&text, &wanted).unwrap_err();
            assert!(refused.starts_with(problem), "{refused}\n{text}");
        }
    }
}
