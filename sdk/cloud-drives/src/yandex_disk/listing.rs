//! Listings: item by item, over as many pages as it takes.

use ::yandex_disk::types::{self, ResourceType};
use ::yandex_disk::{public, resources};
use cloud_drives_core::{
    CallOptions, Cursor, Error, ErrorClass, Items, Next, OperationInfo, Pages, Response,
};

use super::call::{known_type, setters};
use super::{YandexDisk, disk_path, trash_path};
use crate::Drive;

impl YandexDisk {
    /// What is in a folder.
    ///
    /// ```no_run
    /// # async fn example(disk: cloud_drives::YandexDisk) -> Result<(), cloud_drives::Error> {
    /// let mut items = disk.listdir("disk:/photos").fields(["name", "size"]).items();
    /// while let Some(item) = items.try_next().await? {
    ///     println!("{} {:?}", item.name, item.size);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`PathNotFound`](super::ErrorKind::PathNotFound), and
    /// [`WrongResourceType`](cloud_drives_core::ErrorClass::WrongResourceType) for a file.
    pub fn listdir(&self, path: impl AsRef<str>) -> ListDir {
        ListDir::over(
            self,
            self.api().resources().get(disk_path(path.as_ref())),
            500,
        )
    }

    /// All files of the Disk, by name, without folders.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_files(&self) -> GetFiles {
        GetFiles::over(self, self.api().resources().files(), 200)
    }

    /// Everything that the user has published.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_all_public_resources(&self) -> GetAllPublicResources {
        GetAllPublicResources::over(self, self.api().resources().published(), 100)
    }

    /// What is in a public folder, by its key or its address. Needs no token.
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::listdir`], and [`PasswordRequired`](super::ErrorKind::PasswordRequired).
    pub fn public_listdir(&self, public_key: impl Into<String>) -> PublicListDir {
        PublicListDir::over(self, self.api().public().get(public_key), 500)
    }

    /// What is in the trash, or in a folder there.
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::listdir`].
    pub fn trash_listdir(&self, path: impl AsRef<str>) -> TrashListDir {
        TrashListDir::over(
            self,
            self.api().resources().trash(trash_path(path.as_ref())),
            500,
        )
    }
}

/// What is known of a page: its place, and how many items there are in all.
struct Place {
    items: usize,
    offset: Option<u32>,
    limit: Option<u32>,
    total: Option<u64>,
}

/// A listing: its struct, its setters and its pager.
macro_rules! listing {
    (
        $(#[$doc:meta])*
        $call:ident($request:ty) -> $page:ty, $item:ty: $($setter:ident),* $(,)?;
        fields: $fields:path, check: $check:path, place: $place:path, items: $items:path
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "nothing is asked for before items() or pages()"]
        pub struct $call {
            request: $request,
            options: CallOptions,
            offset: u32,
            page_size: u32,
            max_items: Option<u32>,
            fields: Option<Vec<String>>,
        }

        impl $call {
            setters!($($setter,)* options);

            fn over(_: &YandexDisk, request: $request, page_size: u32) -> Self {
                Self {
                    request,
                    options: CallOptions::new(),
                    offset: 0,
                    page_size,
                    max_items: None,
                    fields: None,
                }
            }

            /// End after so many items. The last page is asked for no more than that.
            pub fn max_items(mut self, max_items: u32) -> Self {
                self.max_items = Some(max_items);
                self
            }

            /// Items a page, from 1. The upper bound is not published; 10000 times out on large folders (`wire.md §8`).
            pub fn page_size(mut self, page_size: u32) -> Self {
                self.page_size = page_size.max(1);
                self
            }

            /// Items to skip from the start of the list; 0 without it.
            pub fn offset(mut self, offset: u32) -> Self {
                self.offset = offset;
                self
            }

            /// Give these members of each item only, `name` or `size` for example.
            pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
                self.fields = Some(fields.into_iter().map(Into::into).collect());
                self
            }

            /// Item by item over all pages, one page in memory at a time.
            pub fn items(self) -> Items<$item> {
                self.pages().items($items)
            }

            /// Page by page, each with its own status and headers.
            pub fn pages(self) -> Pages<$page> {
                let Self { mut request, options, offset, page_size, max_items, fields } = self;
                if let Some(fields) = $fields(fields) {
                    request = request.fields(fields);
                }
                request = request.with_options(options);
                // Only the typed crate knows the operation's name and rules.
                let operation: &'static OperationInfo = request.clone().pages().operation();
                let end = max_items.map(|max| u64::from(offset) + u64::from(max));
                let limit_at = move |at: u64| match end {
                    Some(end) => u32::try_from(end.saturating_sub(at))
                        .unwrap_or(u32::MAX)
                        .min(page_size),
                    None => page_size,
                };
                Pages::new(
                    operation,
                    Cursor::Offset(u64::from(offset)),
                    move |cursor| {
                        let at = cursor.offset().unwrap_or(0);
                        let request = request
                            .clone()
                            .offset(u32::try_from(at).unwrap_or(u32::MAX))
                            .limit(limit_at(at));
                        Box::pin(async move {
                            let page: Response<$page> = request.send().await?;
                            $check(&page, operation)?;
                            Ok(page)
                        })
                    },
                    move |page: &$page, cursor| {
                        let at = cursor.offset().unwrap_or(0);
                        next(&$place(page), at, limit_at(at), end)
                    },
                )
            }
        }
    };
}

listing! {
    /// A call of [`YandexDisk::listdir`].
    ListDir(resources::GetRequest) -> types::Resource, types::Resource: sort, preview;
    fields: embedded_fields, check: ListDir::check, place: ListDir::place, items: ListDir::items_of
}
listing! {
    /// A call of [`YandexDisk::public_listdir`].
    PublicListDir(public::GetRequest) -> types::PublicResource, types::PublicResource:
        public_path, sort, preview;
    fields: embedded_fields, check: PublicListDir::check, place: PublicListDir::place,
    items: PublicListDir::items_of
}
listing! {
    /// A call of [`YandexDisk::trash_listdir`].
    TrashListDir(resources::TrashRequest) -> types::TrashResource, types::TrashResource:
        trash_sort, preview;
    fields: embedded_fields, check: TrashListDir::check, place: TrashListDir::place,
    items: TrashListDir::items_of
}
listing! {
    /// A call of [`YandexDisk::get_files`].
    GetFiles(resources::FilesRequest) -> types::FilesResourceList, types::Resource:
        media_type, sort, preview;
    fields: item_fields, check: always_good, place: GetFiles::place, items: GetFiles::items_of
}
listing! {
    /// A call of [`YandexDisk::get_all_public_resources`].
    GetAllPublicResources(resources::PublishedRequest) -> types::PublicResourcesList, types::Resource:
        type_, preview;
    fields: item_fields, check: always_good, place: GetAllPublicResources::place,
    items: GetAllPublicResources::items_of
}

/// How a page of a folder is read.
macro_rules! folder_page {
    ($($call:ident($page:ty)),+ $(,)?) => {
        $(
            impl $call {
                fn check(page: &$page, operation: &'static OperationInfo) -> Result<(), Error> {
                    let listed = page.embedded.is_some();
                    check_folder(page.type_.clone(), listed, operation)
                }

                fn place(page: &$page) -> Place {
                    let list = page.embedded.as_ref();
                    Place {
                        items: list.map_or(0, |list| list.items.len()),
                        offset: list.and_then(|list| list.offset),
                        limit: list.and_then(|list| list.limit),
                        total: list.and_then(|list| list.total),
                    }
                }

                fn items_of(page: $page) -> Vec<$page> {
                    page.embedded.map(|list| list.items).unwrap_or_default()
                }
            }
        )+
    };
}

folder_page!(
    ListDir(types::Resource),
    PublicListDir(types::PublicResource),
    TrashListDir(types::TrashResource),
);

/// How a page of a flat list is read.
macro_rules! flat_page {
    ($($call:ident($page:ty)),+ $(,)?) => {
        $(
            impl $call {
                fn place(page: &$page) -> Place {
                    Place {
                        items: page.items.len(),
                        offset: page.offset,
                        limit: page.limit,
                        total: None,
                    }
                }

                fn items_of(page: $page) -> Vec<types::Resource> {
                    page.items
                }
            }
        )+
    };
}

flat_page!(
    GetFiles(types::FilesResourceList),
    GetAllPublicResources(types::PublicResourcesList),
);

fn always_good<P>(_: &P, _: &'static OperationInfo) -> Result<(), Error> {
    Ok(())
}

fn check_folder(
    type_: Option<ResourceType>,
    listed: bool,
    operation: &'static OperationInfo,
) -> Result<(), Error> {
    if listed {
        return Ok(());
    }
    let (class, message) = match known_type(operation.name(), type_)? {
        ResourceType::Dir => (
            ErrorClass::Protocol,
            "the service has left out the list of what is in the folder".to_owned(),
        ),
        other => (
            ErrorClass::WrongResourceType,
            format!("this is not a folder but a {other}, which has nothing in it to list"),
        ),
    };
    Err(Error::new(class, message).with_operation(operation))
}

/// What comes after a page: by the values of the answer where it has them (`wire.md §8`).
fn next(page: &Place, asked_at: u64, asked_limit: u32, end: Option<u64>) -> Next {
    let at = page.offset.map_or(asked_at, u64::from);
    let limit = page.limit.unwrap_or(asked_limit);
    let next = at + u64::from(limit);
    let is_last = match page.total {
        Some(total) => next >= total,
        None => page.items < usize::try_from(limit).unwrap_or(usize::MAX),
    };
    let is_last = is_last || limit == 0 || end.is_some_and(|end| next >= end);
    let mut following = Next::end().with_total(page.total);
    following.cursor = (!is_last).then_some(Cursor::Offset(next));
    following
}

/// The members to ask for in the listing of a folder: those of the items, and what the pager needs (`wire.md §8`).
fn embedded_fields(fields: Option<Vec<String>>) -> Option<Vec<String>> {
    let of_items = fields
        .into_iter()
        .flatten()
        .map(|field| format!("_embedded.items.{field}"));
    let needed = [
        "type",
        "_embedded",
        "_embedded.offset",
        "_embedded.limit",
        "_embedded.total",
        "_embedded.items",
    ];
    Some(of_items.chain(needed.map(str::to_owned)).collect())
}

/// The members to ask for in a flat list: those of the items, and the place of the page.
fn item_fields(fields: Option<Vec<String>>) -> Option<Vec<String>> {
    let of_items = fields?.into_iter().map(|field| match field.as_str() {
        "items" | "limit" | "offset" | "type" => field,
        // Spelled out, as the Python client wants it.
        name if name.starts_with("items.") => field,
        name => format!("items.{name}"),
    });
    let needed = ["offset", "limit"];
    Some(of_items.chain(needed.map(str::to_owned)).collect())
}
