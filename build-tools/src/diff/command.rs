//! `cargo sdk diff` and `cargo sdk release`.

use std::fs;
use std::path::{Path, PathBuf};

use semver::Version;
use toml::Table;

use super::against::{Against, Other, current};
use super::compare::{Scope, compare};
use super::places::Element;
use super::released::Released;
use super::render::Report;
use super::version::{Level, next};
use super::{Change, Class, Place, State, vendor};
use crate::workspace::{Failure, Workspace};

/// Compares providers with an earlier state, one report each.
///
/// `allow` is what may change. By default that is everything, except against what was released: then it is what the crate's
/// version was raised for since.
///
/// # Errors
///
/// If a side can't be read.
pub fn diff(
    workspace: &Workspace,
    only: Option<&str>,
    against: &Against,
    allow: Option<Level>,
) -> Result<Vec<Report>, Failure> {
    let other = match against {
        Against::Folder(path) => Some(Other::in_folder(path, only)?),
        Against::Revision(revision) => Some(Other::at_revision(workspace.root(), revision)?),
        Against::Released | Against::Document(_) => None,
    };
    let there = other.as_ref().map(Other::providers).unwrap_or_default();
    let here = workspace.providers(None)?;
    let mut names = match only {
        Some(name) if there.iter().any(|known| known == name) => vec![name.to_owned()],
        _ => workspace.providers(only)?,
    };
    if only.is_none() {
        names.extend(there.iter().filter(|name| !here.contains(name)).cloned());
    }
    if let (Against::Document(path), [_, _, ..]) = (against, names.as_slice()) {
        return Err(Failure::Other(format!(
            "{} describes one service; say which one with --provider",
            path.display()
        )));
    }
    let mut reports = Vec::new();
    for name in names {
        let is_here = here.contains(&name);
        let report = match (against, &other) {
            (Against::Released, _) => against_released(workspace, &name, allow)?,
            (Against::Document(path), _) => against_document(workspace, &name, path, allow)?,
            (_, Some(other)) if is_here && there.contains(&name) => {
                let old = other.state(&name)?;
                let new = current(&load(workspace, &name)?)?;
                let version = version_of(workspace, &new.surface.crate_name)?;
                report(&old, &new, Scope::All, version, allow)
            }
            (_, Some(other)) if is_here => {
                let new = current(&load(workspace, &name)?)?;
                let notice = format!("the crate `{}`", new.surface.crate_name);
                let change = change(Class::Addition, notice);
                only_change(change, &new, other.name(), &new.name, allow)
            }
            (_, Some(other)) => {
                let old = other.state(&name)?;
                let notice = format!("the crate `{}` was removed", old.surface.crate_name);
                let change = change(Class::Breaking, notice);
                only_change(change, &old, other.name(), "specs", allow)
            }
            (_, None) => continue,
        };
        reports.push(report);
    }
    Ok(reports)
}

/// Writes what providers are now as what was released, and returns the files.
///
/// # Errors
///
/// If a crate's version does not cover what changed since the release before, or a file can't be written.
pub fn release(workspace: &Workspace, only: Option<&str>) -> Result<Vec<PathBuf>, Failure> {
    let mut ready = Vec::new();
    for name in workspace.providers(only)? {
        let report = against_released(workspace, &name, None)?;
        if let Some(refused) = report.refused {
            return Err(Failure::Other(refused));
        }
        let state = current(&load(workspace, &name)?)?;
        let version = version_of(workspace, &state.surface.crate_name)?.ok_or_else(|| {
            Failure::Other(format!(
                "sdk/{} does not exist; run `cargo sdk generate` first",
                state.surface.crate_name
            ))
        })?;
        ready.push((name, Released::new(version, state.surface)));
    }
    let mut written = Vec::new();
    for (name, released) in ready {
        let folder = workspace.specs().join(name);
        written.push(released.write(&folder).map_err(Failure::Other)?);
    }
    Ok(written)
}

fn load(workspace: &Workspace, name: &str) -> Result<crate::load::Provider, Failure> {
    workspace.load(name).map_err(Failure::Specs)
}

fn against_released(
    workspace: &Workspace,
    name: &str,
    allow: Option<Level>,
) -> Result<Report, Failure> {
    let new = current(&load(workspace, name)?)?;
    let shown = format!("specs/{name}");
    let released = Released::read(&workspace.specs().join(name), &shown).map_err(Failure::Other)?;
    let Some(released) = released else {
        return Ok(Report {
            crate_name: new.surface.crate_name,
            from: "nothing".to_owned(),
            to: new.name,
            changes: Vec::new(),
            version: None,
            refused: None,
            remark: Some(
                "not released yet; `cargo sdk release` keeps what is compared with".to_owned(),
            ),
        });
    };
    let before = released.version.clone();
    let old = released.into_state(&shown);
    let now = version_of(workspace, &new.surface.crate_name)?.unwrap_or_else(|| before.clone());
    let mut report = report(&old, &new, Scope::All, Some(before.clone()), allow);
    let covered = Level::covered(&before, &now);
    if let (None, Some(level)) = (allow, report.level())
        && level > covered
    {
        report.refused = Some(format!(
            "error: {} {now} changes more than its version says since {before} was released; raise it to {}",
            report.crate_name,
            next(&before, level).version
        ));
    }
    Ok(report)
}

fn against_document(
    workspace: &Workspace,
    name: &str,
    path: &Path,
    allow: Option<Level>,
) -> Result<Report, Failure> {
    let provider = load(workspace, name)?;
    let mut old = current(&provider)?;
    let mut new = vendor::read(&provider, path)?;
    vendor::wire_only(&mut old.surface);
    vendor::wire_only(&mut new.surface);
    let version = version_of(workspace, &old.surface.crate_name)?;
    Ok(report(&old, &new, Scope::Wire, version, allow))
}

fn report(
    old: &State,
    new: &State,
    scope: Scope,
    version: Option<Version>,
    allow: Option<Level>,
) -> Report {
    let changes = compare(&old.surface, &new.surface, scope)
        .into_iter()
        .map(|change| {
            let place = place(&change, old, new);
            (change, place)
        })
        .collect();
    let mut report = Report {
        crate_name: new.surface.crate_name.clone(),
        from: old.name.clone(),
        to: new.name.clone(),
        changes,
        version: None,
        refused: None,
        remark: None,
    };
    report.version = report
        .level()
        .zip(version)
        .map(|(level, before)| (before.to_string(), next(&before, level)));
    report.refused = refusal(&report, allow);
    report
}

/// Returns where a change is described: in the new state, or in the old one for something removed.
fn place(change: &Change, old: &State, new: &State) -> Place {
    match change.is_gone {
        true => old.place(&change.element),
        false => new.place(&change.element),
    }
}

fn refusal(report: &Report, allow: Option<Level>) -> Option<String> {
    let (level, allowed) = (report.level()?, allow?);
    let beyond = |change: &&(Change, Place)| Level::of(change.0.class) > allowed;
    let count = report.changes.iter().filter(beyond).count();
    (level > allowed).then(|| {
        let (name, allowed) = (&report.crate_name, allowed.name());
        let changes = match count {
            1 => "1 change".to_owned(),
            several => format!("{several} changes"),
        };
        format!("error: {name} has {changes} beyond `--allow {allowed}`")
    })
}

fn change(class: Class, notice: String) -> Change {
    Change {
        class,
        element: Element::whole(),
        is_gone: false,
        notice,
    }
}

/// Returns the report on a provider that only one side has.
fn only_change(change: Change, of: &State, from: &str, to: &str, allow: Option<Level>) -> Report {
    let place = of.place(&change.element);
    let mut report = Report {
        crate_name: of.surface.crate_name.clone(),
        from: from.to_owned(),
        to: to.to_owned(),
        changes: vec![(change, place)],
        version: None,
        refused: None,
        remark: None,
    };
    report.refused = refusal(&report, allow);
    report
}

/// Returns the version in a crate's Cargo.toml, or the workspace's where that says so; nothing if there is no crate
/// yet.
fn version_of(workspace: &Workspace, crate_name: &str) -> Result<Option<Version>, Failure> {
    let shown = format!("sdk/{crate_name}/Cargo.toml");
    let path = workspace.root().join(&shown);
    if !path.exists() {
        return Ok(None);
    }
    let manifest = read_toml(&path, &shown)?;
    let own = manifest
        .get("package")
        .and_then(|package| package.get("version"));
    let text = match own.and_then(toml::Value::as_str) {
        Some(own) => own.to_owned(),
        None => {
            let root = read_toml(&workspace.root().join("Cargo.toml"), "Cargo.toml")?;
            let shared = root
                .get("workspace")
                .and_then(|all| all.get("package")?.get("version"));
            match shared.and_then(toml::Value::as_str) {
                Some(shared) => shared.to_owned(),
                None => return Err(Failure::Other(format!("{shown}: no version"))),
            }
        }
    };
    Version::parse(&text)
        .map(Some)
        .map_err(|problem| Failure::Other(format!("{shown}: version {text:?}: {problem}")))
}

fn read_toml(path: &Path, shown: &str) -> Result<Table, Failure> {
    let failed = |problem: String| Failure::Other(format!("{shown}: {problem}"));
    let text = fs::read_to_string(path).map_err(|problem| failed(problem.to_string()))?;
    text.parse::<Table>()
        .map_err(|problem| failed(problem.to_string()))
}
