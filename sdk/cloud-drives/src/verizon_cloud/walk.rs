//! A tree, folder by folder.

use std::collections::{HashSet, VecDeque};

use cloud_drives_core::{CallOptions, Error, Items};

use super::call::options_setter;
use super::{CloudItem, ItemPath, VerizonCloud, checks};

impl VerizonCloud {
    /// Everything below a folder, folder by folder. The folder itself is not given, and below a file there is nothing; `/` is above all
    /// virtual folders.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let mut tree = cloud.walk("/VZMOBILE");
    /// while let Some(item) = tree.try_next().await? {
    ///     println!("{}", item.path());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// One call a folder. The [full view](VerizonCloud::fullview) has all files in one call.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::metadata`]. After an error the walk goes on with the listing that failed when it is asked again.
    pub fn walk(&self, path: impl Into<ItemPath>) -> Walk {
        let path = path.into();
        Walk {
            cloud: self.clone(),
            entered: HashSet::from([path.clone()]),
            waiting: VecDeque::from([path]),
            current: None,
            count: None,
            options: CallOptions::new(),
        }
    }
}

/// A walk that [`VerizonCloud::walk`] began.
///
/// What is in one folder is in memory at a time, and the paths of the folders.
///
/// # Cancel safety
///
/// Dropping the future of [`Walk::try_next`] loses nothing.
#[derive(Debug)]
#[must_use = "nothing is asked for before try_next()"]
pub struct Walk {
    cloud: VerizonCloud,
    /// The folders that were entered or are going to be: whatever the service says, none is entered twice.
    entered: HashSet<ItemPath>,
    waiting: VecDeque<ItemPath>,
    current: Option<Items<CloudItem>>,
    count: Option<u32>,
    options: CallOptions,
}

impl Walk {
    options_setter!();

    /// How many items to ask for at a time; all that are in a folder unless set.
    pub fn count(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// What comes next, or `None` at the end.
    ///
    /// # Errors
    ///
    /// As [`VerizonCloud::metadata`].
    pub async fn try_next(&mut self) -> Result<Option<CloudItem>, Error> {
        if let Some(count) = self.count {
            checks::count(count, u32::MAX).map_err(Error::invalid_input)?;
        }
        loop {
            let items = match &mut self.current {
                Some(items) => items,
                None => {
                    let Some(folder) = self.waiting.pop_front() else {
                        return Ok(None);
                    };
                    let mut listing = self.cloud.metadata(folder).options(self.options.clone());
                    if let Some(count) = self.count {
                        listing = listing.count(count);
                    }
                    self.current.insert(listing.items())
                }
            };
            let Some(item) = items.try_next().await? else {
                self.current = None;
                continue;
            };
            if item.is_folder() {
                let path = ItemPath::from(&item);
                if self.entered.insert(path.clone()) {
                    self.waiting.push_back(path);
                }
            }
            return Ok(Some(item));
        }
    }
}
