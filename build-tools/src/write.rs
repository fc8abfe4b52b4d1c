//! Files: formatted, compared with what is committed, written.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

/// A generated file, by its path below `sdk/<crate>/src/generated`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: PathBuf,
    pub text: String,
}

/// Formats tokens as a file.
///
/// # Errors
///
/// Says which file does not parse; that is a fault of the generator.
pub fn format(path: &str, provider: &str, tokens: TokenStream) -> Result<File, String> {
    let file: syn::File = syn::parse2(tokens.clone()).map_err(|problem| {
        format!("the code for {path} does not parse ({problem}); this is a fault of the generator")
    })?;
    let header = format!(
        "// Made by `cargo sdk generate` out of specs/{provider}. Change the specs, not this file.\n\n"
    );
    Ok(File {
        path: PathBuf::from(path),
        text: header + &spaced(&prettyplease::unparse(&file)),
    })
}

/// Puts a blank line between the items and methods that prettyplease sets solid.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut lines: Vec<&str> = text.lines().collect();
    lines.dedup_by(|next, line| next.is_empty() && (line.is_empty() || line.starts_with("use ")));
    let mut previous = "";
    for line in lines {
        if parts(previous, line) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        previous = line;
    }
    out
}

/// Whether one item or method ends with a line and another begins with the next.
fn parts(previous: &str, line: &str) -> bool {
    let (before, after) = (previous.trim_start(), line.trim_start());
    let indent = line.len() - after.len();
    if after.is_empty() || before.is_empty() {
        return false;
    }
    if indent == 0 && after.starts_with("static ") {
        return true;
    }
    let deeper = previous.len() - before.len() > indent;
    // A chain of calls ends where it stands, and not at the margin.
    let ends_chain = deeper && indent == 0 && before.ends_with(';');
    if previous.len() - before.len() != indent && !ends_chain {
        return false;
    }
    let starts = [
        "///",
        "#[",
        "pub ",
        "pub(",
        "fn ",
        "async fn ",
        "impl ",
        "impl<",
        "cloud_drives_core::",
    ]
    .iter()
    .any(|start| after.starts_with(start));
    match indent {
        0 if before.starts_with("#![") => true,
        0 if is_import(before) || before == "};" => starts && !is_import(after),
        0 if before.ends_with(';') => {
            starts
                && !(is_import(after) || is_module(before) || is_module(after))
                && !(is_module(before) && after.starts_with("///"))
        }
        0 => starts && before == "}",
        4 => starts && before == "}",
        _ => false,
    }
}

fn is_import(line: &str) -> bool {
    line.starts_with("use ") || line.starts_with("pub use ")
}

fn is_module(line: &str) -> bool {
    line.starts_with("mod ") || line.starts_with("pub mod ")
}

/// What is different between the files that should be there and those that are.
#[derive(Debug, Default)]
pub struct Difference {
    /// Files to write, with what stands there now.
    pub changed: Vec<(File, Option<String>)>,
    /// Files that no longer belong.
    pub stale: Vec<PathBuf>,
    pub unchanged: usize,
}

impl Difference {
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.stale.is_empty()
    }
}

/// Compares files with a folder.
///
/// # Errors
///
/// What kept the folder from being read.
pub fn compare(folder: &Path, files: &[File]) -> io::Result<Difference> {
    let mut there: BTreeMap<PathBuf, String> = BTreeMap::new();
    read_folder(folder, folder, &mut there)?;
    let mut difference = Difference::default();
    for file in files {
        match there.remove(&file.path) {
            Some(text) if text == file.text => difference.unchanged += 1,
            before => difference.changed.push((file.clone(), before)),
        }
    }
    difference.stale = there.into_keys().collect();
    Ok(difference)
}

fn read_folder(
    root: &Path,
    folder: &Path,
    there: &mut BTreeMap<PathBuf, String>,
) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(problem) => return Err(problem),
    };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(root, &path, there)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
            let relative = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
            there.insert(relative, text);
        }
    }
    Ok(())
}

/// Writes what changed and removes what is stale; files that are as they should be stay untouched.
///
/// # Errors
///
/// What kept a file from being written, with its name.
pub fn apply(folder: &Path, difference: &Difference) -> io::Result<()> {
    for (file, _) in &difference.changed {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|problem| named(parent, &problem))?;
        }
        fs::write(&path, &file.text).map_err(|problem| named(&path, &problem))?;
    }
    for stale in &difference.stale {
        let path = folder.join(stale);
        fs::remove_file(&path).map_err(|problem| named(&path, &problem))?;
    }
    Ok(())
}

fn named(path: &Path, problem: &io::Error) -> io::Error {
    io::Error::new(problem.kind(), format!("{}: {problem}", path.display()))
}
