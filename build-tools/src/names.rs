//! Rust names for wire names.

use std::collections::{HashMap, HashSet};

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Words that can't be an identifier unchanged.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Returns whether a word is a keyword of Rust.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Names that a generated type cannot have.
///
/// The code beside it means something else by them: those of Rust's prelude, and those that fields are made of.
const RESERVED_TYPES: &[&str] = &[
    "BTreeMap",
    "Body",
    "Box",
    "Clone",
    "Copy",
    "DateTime",
    "Debug",
    "Default",
    "Deserialize",
    "Drop",
    "Err",
    "Field",
    "Fn",
    "From",
    "Into",
    "Iterator",
    "NaiveDate",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Serialize",
    "Some",
    "String",
    "Sync",
    "ToString",
    "UnknownVariant",
    "Utc",
    "Uuid",
    "Value",
    "Vec",
];

/// The module of the types that more than one group uses.
pub const SHARED: &str = "shared";

/// Returns whether a generated type may have this name.
///
/// ```
/// assert!(build_tools::names::is_free_type_name("Request"));
/// assert!(!build_tools::names::is_free_type_name("Option"));
/// ```
pub fn is_free_type_name(name: &str) -> bool {
    !RESERVED_TYPES.contains(&name)
}

/// Returns the name of a field, a method, a parameter or a module.
///
/// ```
/// assert_eq!(build_tools::names::snake("_embedded"), "embedded");
/// assert_eq!(build_tools::names::snake("parentPath"), "parent_path");
/// assert_eq!(build_tools::names::snake("type"), "type_");
/// assert_eq!(build_tools::names::snake("3d"), "n3d");
/// ```
pub fn snake(wire: &str) -> String {
    let name = with_letters(wire).to_snake_case();
    let name = start_with_letter(name, "n", "value");
    if is_keyword(&name) {
        format!("{name}_")
    } else {
        name
    }
}

/// Returns the name of a type or a variant.
///
/// ```
/// assert_eq!(build_tools::names::camel("in-progress"), "InProgress");
/// assert_eq!(build_tools::names::camel("-created"), "MinusCreated");
/// assert_eq!(build_tools::names::camel(""), "Empty");
/// assert_eq!(build_tools::names::camel("self"), "Self_");
/// ```
pub fn camel(wire: &str) -> String {
    let name = with_letters(wire).to_upper_camel_case();
    let name = start_with_letter(name, "N", "Empty");
    if name == "Self" {
        "Self_".to_owned()
    } else {
        name
    }
}

/// Gives the signs that carry meaning a name, and drops the rest.
fn with_letters(wire: &str) -> String {
    let mut name = String::with_capacity(wire.len());
    for (index, letter) in wire.chars().enumerate() {
        match letter {
            '-' if index == 0 => name.push_str("minus_"),
            '+' => name.push_str("_plus_"),
            '&' => name.push_str("_and_"),
            '*' => name.push_str("_any_"),
            letter if letter.is_ascii_alphanumeric() => name.push(letter),
            _ => name.push('_'),
        }
    }
    name
}

fn start_with_letter(name: String, prefix: &str, if_empty: &str) -> String {
    match name.chars().next() {
        None => if_empty.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{prefix}{name}"),
        Some(_) => name,
    }
}

/// Returns variant names for a list of wire values, each different from the others.
///
/// Values that differ only in case get their case as a suffix, then a number.
///
/// ```
/// let names = build_tools::names::variants(&["ASC", "asc", "name+asc"]);
/// assert_eq!(names, ["AscUpper", "AscLower", "NameAsc"]);
/// ```
pub fn variants(wires: &[&str]) -> Vec<String> {
    let joined: Vec<String> = wires.iter().map(|wire| camel(&joined(wire))).collect();
    let times_joined = times(&joined);
    let plain: Vec<String> = wires
        .iter()
        .zip(&joined)
        .map(|(wire, name)| match times_joined.get(name.as_str()) {
            Some(1) => name.clone(),
            _ => camel(wire),
        })
        .collect();
    let times_plain = times(&plain);
    let mut taken = HashSet::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<String> = Vec::with_capacity(wires.len());
    for (wire, name) in wires.iter().zip(&plain) {
        let clashes = times_plain.get(name.as_str()) != Some(&1);
        let reserved = name == "Unknown";
        let mut candidate = if clashes || reserved {
            format!("{}{}", name.trim_end_matches('_'), case_of(wire))
        } else {
            name.clone()
        };
        while !taken.insert(candidate.clone()) {
            let number = numbers.entry(name.as_str()).or_insert(1);
            *number += 1;
            candidate = format!("{}{number}", name.trim_end_matches('_'));
        }
        names.push(candidate);
    }
    names
}

/// Returns how often each name is in the list.
fn times(names: &[String]) -> HashMap<&str, usize> {
    let mut times = HashMap::new();
    for name in names {
        *times.entry(name.as_str()).or_default() += 1;
    }
    times
}

/// Removes a plus sign that only joins two words.
fn joined(wire: &str) -> String {
    match wire.split_once('+') {
        Some((one, other)) if !one.is_empty() && !other.is_empty() && !other.contains('+') => {
            format!("{one}_{other}")
        }
        _ => wire.to_owned(),
    }
}

fn case_of(wire: &str) -> &'static str {
    let upper = wire.chars().any(|letter| letter.is_uppercase());
    let lower = wire.chars().any(|letter| letter.is_lowercase());
    match (upper, lower) {
        (true, false) => "Upper",
        (false, true) => "Lower",
        _ => "Mixed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_of_values_has_names_in_no_time() {
        let values: Vec<String> = (0..100_000)
            .map(|number| format!("value {}", number / 2))
            .collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let names = variants(&values);
        let different: HashSet<&String> = names.iter().collect();
        assert_eq!(different.len(), values.len());
        assert_eq!(names[..3], ["Value0Lower", "Value02", "Value1Lower"]);
    }
}
