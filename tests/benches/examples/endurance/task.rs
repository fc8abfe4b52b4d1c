//! The work of one task, with the checks of its results.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use cloud_drives::Error;

use super::Counts;
use super::drive::AnyDrive;

/// How many files a task has at most.
const FILES: usize = 8;

/// Contents that can be made again.
#[derive(Clone, Copy)]
struct Contents {
    seed: u64,
    size: usize,
}

impl Contents {
    fn bytes(self) -> Vec<u8> {
        let mut random = Random(self.seed);
        (0..self.size).map(|_| random.next() as u8).collect()
    }
}

/// Numbers that follow from the first one (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end
    }
}

/// What is known of the folder of a task.
struct Folder {
    drive: AnyDrive,
    id: String,
    /// The files that are there: name, what calls know them by, contents.
    files: BTreeMap<String, (String, Contents)>,
    /// Names of files that a failed call may have left or not.
    unsure: BTreeSet<String>,
    random: Random,
    made: u64,
    counts: Arc<Counts>,
}

pub(crate) async fn run(drive: AnyDrive, id: String, number: u64, counts: Arc<Counts>) {
    let mut folder = Folder {
        drive,
        id,
        files: BTreeMap::new(),
        unsure: BTreeSet::new(),
        random: Random((number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)),
        made: 0,
        counts,
    };
    while !folder.counts.over.load(Ordering::Relaxed) {
        match folder.random.below(10) {
            0..=2 if folder.files.len() + folder.unsure.len() < FILES => folder.upload().await,
            0..=3 => folder.delete().await,
            4..=6 => folder.download().await,
            7 | 8 => folder.list().await,
            _ => folder.look().await,
        }
    }
}

impl Folder {
    fn contents(&mut self) -> Contents {
        let sizes = [0, 1, 1_000, 65_536, 250_001];
        let most = sizes[self.random.below(sizes.len())];
        Contents {
            seed: self.random.next() | 1,
            size: self.random.below(most + 1),
        }
    }

    fn any(&mut self) -> Option<(String, String, Contents)> {
        let place = self.random.below(self.files.len().max(1));
        let (name, (id, contents)) = self.files.iter().nth(place)?;
        Some((name.clone(), id.clone(), *contents))
    }

    /// Counts a call, and what it failed with; the second says whether the failure can't be true.
    fn came_out<T>(
        &self,
        what: &str,
        outcome: Result<T, Error>,
        is_wrong: fn(&Error) -> bool,
    ) -> Option<T> {
        Counts::add(&self.counts.calls);
        match outcome {
            Ok(done) => Some(done),
            Err(error) if is_wrong(&error) => {
                self.wrong(&format!("{what}: {error}"));
                None
            }
            Err(_) => {
                Counts::add(&self.counts.failed);
                None
            }
        }
    }

    fn wrong(&self, what: &str) {
        Counts::add(&self.counts.wrong);
        eprintln!("wrong, in {}: {what}", self.id);
    }

    async fn upload(&mut self) {
        self.made += 1;
        let (name, contents) = (format!("file {}", self.made), self.contents());
        let uploaded = self.drive.upload(&self.id, &name, contents.bytes()).await;
        match self.came_out("upload", uploaded, Error::is_conflict) {
            Some(id) => drop(self.files.insert(name, (id, contents))),
            None => drop(self.unsure.insert(name)),
        }
    }

    async fn delete(&mut self) {
        let Some((name, id, _)) = self.any() else {
            return;
        };
        let contents = self.contents();
        let done = self.drive.delete_or_overwrite(&id, contents.bytes()).await;
        let done = self.came_out("delete", done, Error::is_not_found).is_some();
        self.files.remove(&name);
        match (done, self.drive.deletes()) {
            (true, true) => {}
            (true, false) => drop(self.files.insert(name, (id, contents))),
            (false, _) => drop(self.unsure.insert(name)),
        }
    }

    async fn download(&mut self) {
        let Some((name, id, contents)) = self.any() else {
            return;
        };
        let downloaded = self.drive.download(&id).await;
        let downloaded = self.came_out("download", downloaded, Error::is_not_found);
        if downloaded.is_some_and(|bytes| bytes != contents.bytes()) {
            self.wrong(&format!("{name} has other contents"));
        }
    }

    async fn list(&mut self) {
        let listed = self.drive.list(&self.id).await;
        let Some(listed) = self.came_out("list", listed, Error::is_not_found) else {
            return;
        };
        for name in self.files.keys().filter(|name| !listed.contains_key(*name)) {
            self.wrong(&format!("{name} is not listed"));
        }
        let known = |name: &&String| self.files.contains_key(*name) || self.unsure.contains(*name);
        for name in listed.keys().filter(|name| !known(name)) {
            self.wrong(&format!(
                "{name} is listed, and nobody has sent it, or it was deleted"
            ));
        }
        // What is not listed now will not be there later.
        self.unsure.retain(|name| listed.contains_key(name));
        let left: Vec<String> = self.unsure.iter().cloned().collect();
        for name in left {
            if let Some(id) = listed.get(&name) {
                self.clear_up(name, id).await;
            }
        }
    }

    /// Deletes what a failed call has left, so that the drive does not fill; where that can't be, its contents become known.
    async fn clear_up(&mut self, name: String, id: &str) {
        let contents = self.contents();
        let done = self.drive.delete_or_overwrite(id, contents.bytes()).await;
        if self
            .came_out("clear up", done, Error::is_not_found)
            .is_none()
        {
            return;
        }
        self.unsure.remove(&name);
        if !self.drive.deletes() {
            self.files.insert(name, (id.to_owned(), contents));
        }
    }

    async fn look(&mut self) {
        let looked = self.drive.look().await;
        self.came_out("look", looked, Error::is_not_found);
    }
}
