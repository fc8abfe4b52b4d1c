//! Everything in a folder, and what is in its folders.

use std::fmt;

use ::frameio::types::{AssetWithIncludes, FileWithMediaLinksInclude};
use cloud_drives_core::{CallOptions, Items, Result};
use futures_core::Stream;

use super::FrameIo;
use super::asset::name_of;
use super::call::options_setter;
use crate::Drive;

/// Items a page unless told otherwise: more than the service's own 50, since it is requests that it counts, and as many as it takes
/// everywhere (`wire.md §4`).
pub(super) const PAGE_SIZE: u32 = 100;

impl FrameIo {
    /// Goes through everything in a folder and in the folders below it.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let mut walk = frame.walk(account, folder);
    /// while let Some(found) = walk.try_next().await? {
    ///     println!("{}", found.path());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// A folder comes before what is in it. Pages are fetched as they are needed, one for each level.
    ///
    /// # Errors
    ///
    /// The answers of the service. After one, asking again goes on where it was.
    ///
    /// # Retries
    ///
    /// Each page by itself, as the client's retry policy says.
    pub fn walk(&self, account_id: impl Into<String>, folder_id: impl Into<String>) -> Walk {
        Walk::new(self, account_id.into(), Root::Folder(folder_id.into()))
    }

    /// Goes through everything in a project; otherwise as [`walk`](FrameIo::walk).
    pub fn walk_project(
        &self,
        account_id: impl Into<String>,
        project_id: impl Into<String>,
    ) -> Walk {
        Walk::new(self, account_id.into(), Root::Project(project_id.into()))
    }
}

enum Root {
    Folder(String),
    Project(String),
    /// It is under way.
    Begun,
}

/// What [`FrameIo::walk`] goes through.
///
/// # Cancel safety
///
/// Dropping the future of [`Walk::try_next`] loses nothing.
#[must_use = "a walk does nothing until it is asked for what comes next"]
pub struct Walk {
    frame: FrameIo,
    account_id: String,
    root: Root,
    include: Vec<FileWithMediaLinksInclude>,
    page_size: u32,
    max_depth: Option<usize>,
    into_version_stacks: bool,
    options: CallOptions,
    levels: Vec<Level>,
}

/// A folder or version stack that is being gone through.
struct Level {
    /// The names on the way to it.
    names: Vec<String>,
    items: Items<AssetWithIncludes>,
}

impl Walk {
    options_setter!();

    fn new(frame: &FrameIo, account_id: String, root: Root) -> Self {
        Self {
            frame: frame.clone(),
            account_id,
            root,
            include: Vec::new(),
            page_size: PAGE_SIZE,
            max_depth: None,
            into_version_stacks: false,
            options: CallOptions::new(),
            levels: Vec::new(),
        }
    }

    /// What to bring along with each, `creator` or `media_links.thumbnail` for example.
    pub fn include(
        mut self,
        include: impl IntoIterator<Item = impl Into<FileWithMediaLinksInclude>>,
    ) -> Self {
        self.include = include.into_iter().map(Into::into).collect();
        self
    }

    /// Items a page; 100 unless set, the most that the service is sure to take.
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = page_size;
        self
    }

    /// How many levels to go through: 1 is the folder itself. All unless set.
    pub fn max_depth(mut self, levels: usize) -> Self {
        self.max_depth = Some(levels);
        self
    }

    /// Whether the versions in version stacks come too, behind their stack; false unless set.
    pub fn into_version_stacks(mut self, into: bool) -> Self {
        self.into_version_stacks = into;
        self
    }

    /// What comes next, or `None` at the end.
    ///
    /// # Errors
    ///
    /// As [`FrameIo::walk`].
    pub async fn try_next(&mut self) -> Result<Option<Found>> {
        self.begin().await?;
        while let Some(level) = self.levels.last_mut() {
            let Some(asset) = level.items.try_next().await? else {
                self.levels.pop();
                continue;
            };
            let mut names = level.names.clone();
            names.push(name_of(&asset).unwrap_or_default().to_owned());
            self.enter(&asset, &names);
            return Ok(Some(Found { names, asset }));
        }
        Ok(None)
    }

    /// What comes, as a stream. It ends with the first error.
    pub fn stream(self) -> impl Stream<Item = Result<Found>> + Send {
        futures_util::stream::try_unfold(self, |mut walk| async move {
            Ok(walk.try_next().await?.map(|found| (found, walk)))
        })
    }

    async fn begin(&mut self) -> Result<()> {
        let folder_id = match &self.root {
            Root::Begun => return Ok(()),
            Root::Folder(id) => id.clone(),
            Root::Project(id) => {
                let options = self.options.clone();
                let request = self.frame.api().projects().show(&self.account_id, id);
                let project = request.with_options(options).send().await?;
                project.root_folder_id.clone()
            }
        };
        self.root = Root::Begun;
        self.enter_folder(&folder_id, Vec::new());
        Ok(())
    }

    fn enter(&mut self, asset: &AssetWithIncludes, names: &[String]) {
        if self.max_depth.is_some_and(|most| self.levels.len() >= most) {
            return;
        }
        match asset {
            AssetWithIncludes::Folder(folder) => self.enter_folder(&folder.id, names.to_vec()),
            AssetWithIncludes::VersionStack(stack) if self.into_version_stacks => {
                let request = self.frame.api().version_stacks();
                let mut request = request
                    .index(&self.account_id, &stack.id)
                    .page_size(self.page_size)
                    .with_options(self.options.clone());
                if !self.include.is_empty() {
                    request = request.include(self.include.clone());
                }
                let (names, items) = (names.to_vec(), request.items());
                self.levels.push(Level { names, items });
            }
            _ => {}
        }
    }

    fn enter_folder(&mut self, folder_id: &str, names: Vec<String>) {
        let folders = self.frame.api().folders();
        let mut request = folders
            .index(&self.account_id, folder_id)
            .page_size(self.page_size)
            .with_options(self.options.clone());
        if !self.include.is_empty() {
            request = request.include(self.include.clone());
        }
        let items = request.items();
        self.levels.push(Level { names, items });
    }
}

impl fmt::Debug for Walk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk")
            .field("account_id", &self.account_id)
            .field("depth", &self.levels.len())
            .finish_non_exhaustive()
    }
}

/// Something that a [`Walk`] came by.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Found {
    /// The names on the way to it from where the walk began, its own last. A name can be anything, slashes and `..` among it.
    pub names: Vec<String>,
    /// The file, folder or version stack; or what came later than this code.
    pub asset: AssetWithIncludes,
}

impl Found {
    /// The names with slashes in between, to be shown. Don't make a local path of it: names are what others chose.
    #[must_use]
    pub fn path(&self) -> String {
        self.names.join("/")
    }
}
