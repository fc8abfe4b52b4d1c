//! The plan of a folder transfer.

use std::fmt;

use serde::Serialize;

use super::{FolderReport, LocalEntry};

/// The plan of an upload or a download of a folder, from its `dry_run()`. It can be printed and serialized.
///
/// ```no_run
/// use cloud_drives_runtime::transfer::{FolderPlan, PlanAction};
///
/// # fn example(plan: FolderPlan) {
/// println!("{plan}");
/// println!("{} bytes to send", plan.bytes(PlanAction::Send) + plan.bytes(PlanAction::Replace));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FolderPlan {
    /// The version of the serialized form: 1.
    pub version: u32,
    /// The steps, in order.
    pub steps: Vec<PlanStep>,
}

/// One step of a [`FolderPlan`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlanStep {
    /// What would be done.
    pub action: PlanAction,
    /// The path below the folder.
    pub path: String,
    /// Size of a file in bytes, if known.
    pub bytes: Option<u64>,
    /// Why the entry would be skipped, or would fail.
    pub reason: Option<String>,
}

/// The action for a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PlanAction {
    /// Create a folder.
    Create,
    /// Send a new file, up or down.
    Send,
    /// Replace a file that has other contents.
    Replace,
    /// Do nothing.
    Skip,
    /// Delete an entry; for a folder, including its contents.
    Delete,
    /// Fail.
    Fail,
}

impl PlanAction {
    /// All actions.
    pub const ALL: &'static [Self] = &[
        Self::Create,
        Self::Send,
        Self::Replace,
        Self::Skip,
        Self::Delete,
        Self::Fail,
    ];

    /// Returns its name, `create` for example.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Send => "send",
            Self::Replace => "replace",
            Self::Skip => "skip",
            Self::Delete => "delete",
            Self::Fail => "fail",
        }
    }
}

cloud_drives_core::named_enum!(PlanAction, "action");

impl FolderPlan {
    pub(super) fn of(report: FolderReport) -> Self {
        let step = |action, entry: LocalEntry, reason| PlanStep {
            action,
            path: entry.path,
            bytes: entry.size,
            reason,
        };
        let mut steps = Vec::new();
        for folder in report.folders {
            steps.push(step(PlanAction::Create, folder.entry, None));
        }
        for file in report.files {
            let action = match file.replaced {
                true => PlanAction::Replace,
                false => PlanAction::Send,
            };
            steps.push(step(action, file.entry, None));
        }
        for skipped in report.skipped {
            let reason = skipped.reason.as_str().to_owned();
            steps.push(step(PlanAction::Skip, skipped.entry, Some(reason)));
        }
        for failed in report.failed {
            let reason = failed.error.to_string();
            steps.push(step(PlanAction::Fail, failed.entry, Some(reason)));
        }
        for entry in report.deleted {
            steps.push(step(PlanAction::Delete, entry, None));
        }
        Self { version: 1, steps }
    }

    /// Returns the number of steps with this action.
    #[must_use]
    pub fn count(&self, action: PlanAction) -> usize {
        self.of_action(action).count()
    }

    /// Returns the total size in bytes of the files with this action, as far as known.
    #[must_use]
    pub fn bytes(&self, action: PlanAction) -> u64 {
        let sizes = self.of_action(action).filter_map(|step| step.bytes);
        sizes.fold(0, u64::saturating_add)
    }

    fn of_action(&self, action: PlanAction) -> impl Iterator<Item = &PlanStep> {
        self.steps.iter().filter(move |step| step.action == action)
    }
}

/// Writes one line per step, and one with their counts.
impl fmt::Display for FolderPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            // A name could contain line breaks, and look like another step.
            write!(
                f,
                "{:<7} {}",
                step.action.as_str(),
                step.path.escape_debug()
            )?;
            if let Some(bytes) = step.bytes {
                write!(f, " ({bytes} bytes)")?;
            }
            match &step.reason {
                Some(reason) => writeln!(f, ": {}", reason.escape_debug())?,
                None => writeln!(f)?,
            }
        }
        for (number, action) in PlanAction::ALL.iter().copied().enumerate() {
            let comma = if number == 0 { "" } else { ", " };
            write!(f, "{comma}{}: {}", action.as_str(), self.count(action))?;
            if matches!(action, PlanAction::Send | PlanAction::Replace) {
                write!(f, " ({} bytes)", self.bytes(action))?;
            }
        }
        Ok(())
    }
}
