//! A tree, folder by folder.

use std::collections::{HashSet, VecDeque};

use ::amazon_drive::types::Node;
use cloud_drives_core::{CallOptions, Error, Items};

use super::AmazonDrive;
use super::call::options_setter;
use super::children::is_child;

impl AmazonDrive {
    /// Everything below a folder, folder by folder. The folder itself is not given.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, folder_id: &str) -> Result<(), cloud_drives::Error> {
    /// let mut tree = drive.walk(folder_id);
    /// while let Some(entry) = tree.try_next().await? {
    ///     println!("{}", entry.path());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Folders can be in several folders, and even in themselves (`wire.md §2.11`). Each is entered once; where it shows up again it is
    /// given, with [`is_repeated`](WalkEntry::is_repeated), and not entered.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_children`]. After an error the walk goes on with the listing that failed when it is asked again.
    pub fn walk(&self, folder_id: impl Into<String>) -> Walk {
        let folder_id = folder_id.into();
        Walk {
            drive: self.clone(),
            entered: HashSet::from([folder_id.clone()]),
            waiting: VecDeque::from([(folder_id, Vec::new())]),
            current: None,
            options: CallOptions::new(),
        }
    }
}

/// A walk that [`AmazonDrive::walk`] began.
///
/// One page of one folder is in memory at a time, and the ids of the folders.
///
/// # Cancel safety
///
/// Dropping the future of [`Walk::try_next`] loses nothing.
#[derive(Debug)]
#[must_use = "nothing is asked for before try_next()"]
pub struct Walk {
    drive: AmazonDrive,
    /// The folders that were entered or are going to be.
    entered: HashSet<String>,
    /// The folders to go into, with the names on the way there.
    waiting: VecDeque<(String, Vec<String>)>,
    current: Option<Folder>,
    options: CallOptions,
}

/// The folder that is being listed.
#[derive(Debug)]
struct Folder {
    id: String,
    names: Vec<String>,
    children: Items<Node>,
}

/// Something that a walk came by.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WalkEntry {
    /// The node.
    pub node: Node,
    /// The names from where the walk began to the node, its own last.
    pub names: Vec<String>,
    /// Whether it is a folder that the walk has seen before.
    pub is_repeated: bool,
}

impl WalkEntry {
    /// The names with slashes between them.
    #[must_use]
    pub fn path(&self) -> String {
        self.names.join("/")
    }
}

impl Walk {
    options_setter!();

    /// What comes next, or `None` at the end.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_children`].
    pub async fn try_next(&mut self) -> Result<Option<WalkEntry>, Error> {
        loop {
            let folder = match &mut self.current {
                Some(folder) => folder,
                None => {
                    let Some((id, names)) = self.waiting.pop_front() else {
                        return Ok(None);
                    };
                    let children = self.drive.list_children(&id);
                    let children = children.options(self.options.clone()).items();
                    self.current.insert(Folder {
                        id,
                        names,
                        children,
                    })
                }
            };
            let Some(node) = folder.children.try_next().await? else {
                self.current = None;
                continue;
            };
            if !is_child(&node, &folder.id) {
                continue;
            }
            let mut names = folder.names.clone();
            names.push(node.name.clone().unwrap_or_default());
            let is_repeated = node.is_folder() && !self.entered.insert(node.id.clone());
            if node.is_folder() && !is_repeated {
                self.waiting.push_back((node.id.clone(), names.clone()));
            }
            return Ok(Some(WalkEntry {
                node,
                names,
                is_repeated,
            }));
        }
    }
}
