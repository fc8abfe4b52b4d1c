//! A workspace in a temporary folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use build_tools::scaffold;
use build_tools::workspace::Workspace;
use tempfile::TempDir;

/// The provider that most tests work on.
pub(crate) const NAME: &str = "example-drive";

pub(crate) struct Temporary(TempDir);

impl Temporary {
    /// A folder for specs, and nothing in it.
    pub(crate) fn empty() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::create_dir(folder.path("specs")).unwrap();
        folder
    }

    /// What `cargo sdk new` writes, and nothing generated yet.
    pub(crate) fn with_provider() -> Self {
        let folder = Self::empty();
        folder.add_provider(NAME);
        folder
    }

    pub(crate) fn add_provider(&self, name: &str) {
        scaffold::new_provider(&self.path("specs"), name).unwrap();
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(relative)
    }

    pub(crate) fn workspace(&self) -> Workspace {
        Workspace::at(self.root())
    }

    pub(crate) fn has(&self, relative: &str) -> bool {
        self.path(relative).exists()
    }

    pub(crate) fn read(&self, relative: impl AsRef<Path>) -> String {
        fs::read_to_string(self.path(relative)).unwrap()
    }

    /// A generated file of the provider.
    pub(crate) fn generated(&self, relative: &Path) -> String {
        self.read(
            Path::new("sdk")
                .join(NAME)
                .join("src/generated")
                .join(relative),
        )
    }

    pub(crate) fn write(&self, relative: &str, text: &str) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces words of the provider's document, all of them.
    pub(crate) fn edit_document(&self, from: &str, to: &str) {
        let path = format!("specs/{NAME}/drive.yaml");
        let text = self.read(&path);
        assert!(text.contains(from), "the document has no `{from}`");
        self.write(&path, &text.replace(from, to));
    }

    /// When each file was written last, by its path.
    pub(crate) fn times(&self) -> BTreeMap<PathBuf, SystemTime> {
        let mut times = BTreeMap::new();
        let mut waiting = vec![self.root().to_owned()];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    waiting.push(path);
                } else {
                    let relative = path.strip_prefix(self.root()).unwrap().to_owned();
                    times.insert(relative, fs::metadata(&path).unwrap().modified().unwrap());
                }
            }
        }
        times
    }

    /// Makes every file an hour old, so that one that is written again can be told.
    pub(crate) fn age_everything(&self) -> BTreeMap<PathBuf, SystemTime> {
        let past = SystemTime::now() - Duration::from_secs(3600);
        for path in self.times().into_keys() {
            let file = fs::File::options()
                .write(true)
                .open(self.path(path))
                .unwrap();
            file.set_modified(past).unwrap();
        }
        self.times()
    }
}
