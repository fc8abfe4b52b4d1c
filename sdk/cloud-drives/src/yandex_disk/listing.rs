//! Listings, item by item over all pages.

use ::yandex_disk::types::{self, MediaType, ResourceSort, ResourceType, TrashSort};
use ::yandex_disk::{public, resources};
use cloud_drives_core::{
    BoxFuture, CallOptions, Cursor, Error, ErrorClass, Items, Next, OperationInfo, Pages, Response,
    Result,
};
use serde::Serialize;

use super::YandexDisk;
use super::paths::{in_trash, on_disk};
use crate::Drive;

impl YandexDisk {
    /// Lists the items of a folder.
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
    pub fn listdir(&self, path: impl AsRef<str>) -> DiskListing<resources::GetRequest> {
        DiskListing::new(self.api().resources().get(on_disk(path)), 500)
    }

    /// Lists all files of the Disk in alphabetical order, without folders.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_files(&self) -> DiskListing<resources::FilesRequest> {
        DiskListing::new(self.api().resources().files(), 200)
    }

    /// Lists the user's published files and folders, over all pages.
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden).
    pub fn get_all_public_resources(&self) -> DiskListing<resources::PublishedRequest> {
        DiskListing::new(self.api().resources().published(), 100)
    }

    /// Lists the items of a public folder, by its key or public link. Requires no token.
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::listdir`], and [`PasswordRequired`](super::ErrorKind::PasswordRequired).
    pub fn public_listdir(
        &self,
        public_key: impl Into<cloud_drives_core::Secret>,
    ) -> DiskListing<public::GetRequest> {
        DiskListing::new(self.api().public().get(public_key), 500)
    }

    /// Lists the items of the trash (`trash:/`), or of a folder in it.
    ///
    /// # Errors
    ///
    /// As [`YandexDisk::listdir`].
    pub fn trash_listdir(&self, path: impl AsRef<str>) -> DiskListing<resources::TrashRequest> {
        DiskListing::new(self.api().resources().trash(in_trash(path)), 500)
    }
}

/// A listing prepared by [`YandexDisk::listdir`] or a sibling.
///
/// Read it with [`items`](Self::items) or [`pages`](Self::pages). Sends nothing before the first item or page is
/// requested.
///
/// Two setters differ from the typed request: [`fields`](Self::fields) names members of the items instead of the page, and
/// [`max_items`](Self::max_items) limits the listing.
#[derive(Clone, Debug)]
#[must_use = "nothing is sent before items() or pages()"]
pub struct DiskListing<R> {
    request: R,
    offset: u32,
    page_size: u32,
    max_items: Option<u32>,
    fields: Option<Vec<String>>,
}

impl<R: ListRequest> DiskListing<R> {
    fn new(request: R, page_size: u32) -> Self {
        Self {
            request,
            offset: 0,
            page_size,
            max_items: None,
            fields: None,
        }
    }

    /// Sets the maximum number of items. The last page is requested with the remaining number.
    pub fn max_items(mut self, max_items: u32) -> Self {
        self.max_items = Some(max_items);
        self
    }

    /// Sets the page size, from 1.
    ///
    /// The maximum is not documented; 10000 times out on large folders (`wire.md §8`).
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = page_size.max(1);
        self
    }

    /// Sets the number of items to skip. Default: 0.
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = offset;
        self
    }

    /// Sets the members to return for each item, for example `name` or `size`; all others are omitted. Default: all.
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    /// Sets the size of the linked previews: `S` to `XXXL`, or pixels as `120`, `120x`, `x145` or `120x240`.
    pub fn preview_size(self, preview_size: impl Into<String>) -> Self {
        self.with(|request| request.sized_preview(preview_size.into()))
    }

    /// Sets whether previews are cropped to the requested size. Default: false.
    pub fn preview_crop(self, preview_crop: bool) -> Self {
        self.with(|request| request.cropped_preview(preview_crop))
    }

    /// Adds options for each call: headers, time limits, a retry policy.
    pub fn with_options(self, options: CallOptions) -> Self {
        self.with(|request| request.under(options))
    }

    fn with(mut self, change: impl FnOnce(R) -> R) -> Self {
        self.request = change(self.request);
        self
    }

    /// Lists item by item over all pages, one page in memory at a time.
    pub fn items(self) -> Items<R::Item> {
        self.pages().items(R::items_of)
    }

    /// Lists page by page, each with its own status and headers.
    pub fn pages(self) -> Pages<R::Page> {
        let (offset, page_size) = (self.offset, self.page_size);
        let request = match R::wire_fields(self.fields) {
            Some(fields) => self.request.only(fields),
            None => self.request,
        };
        let operation = request.operation();
        let end = self.max_items.map(|max| u64::from(offset) + u64::from(max));
        let limit_at = move |at: u64| match end {
            Some(end) => u32::try_from(end.saturating_sub(at))
                .unwrap_or(u32::MAX)
                .min(page_size),
            None => page_size,
        };
        Pages::of_responses(
            operation,
            Cursor::Offset(u64::from(offset)),
            move |cursor| {
                let at = cursor.offset().unwrap_or(0);
                let page = request
                    .clone()
                    .page(u32::try_from(at).unwrap_or(u32::MAX), limit_at(at));
                Box::pin(async move {
                    let page = page.await?;
                    check_folder(R::place(&page).kind, operation)?;
                    Ok(page)
                })
            },
            move |response: &Response<R::Page>, cursor| {
                let (page, at) = (response.body(), cursor.offset().unwrap_or(0));
                let items = R::items(page);
                // An item that cannot be decoded still counts in the listing.
                let len = items.len() + response.undecoded().len();
                next(&R::place(page), len, at, limit_at(at), end).with_items(items)
            },
        )
    }
}

impl DiskListing<resources::GetRequest> {
    /// Sets the order of the items, `name` or `-modified` for example. Folders come first in any order.
    pub fn sort(self, sort: impl Into<ResourceSort>) -> Self {
        self.with(|request| request.sort(sort))
    }
}

impl DiskListing<public::GetRequest> {
    /// Sets the order of the items, `name` or `-modified` for example. Folders come first in any order.
    pub fn sort(self, sort: impl Into<ResourceSort>) -> Self {
        self.with(|request| request.sort(sort))
    }

    /// Sets the folder inside the public folder, from its root (`/photos`); sent unchanged.
    pub fn path(self, path: impl Into<String>) -> Self {
        self.with(|request| request.path(path))
    }
}

impl DiskListing<resources::TrashRequest> {
    /// Sets the order of the items: `deleted` or `created`; a leading minus reverses it.
    pub fn sort(self, sort: impl Into<TrashSort>) -> Self {
        self.with(|request| request.sort(sort))
    }
}

impl DiskListing<resources::FilesRequest> {
    /// Sets the order of the files, for example `name` or `-modified`.
    pub fn sort(self, sort: impl Into<ResourceSort>) -> Self {
        self.with(|request| request.sort(sort))
    }

    /// Lists only files of these types.
    pub fn media_type(self, media_types: impl IntoIterator<Item = impl Into<MediaType>>) -> Self {
        self.with(|request| request.media_type(media_types))
    }
}

impl DiskListing<resources::PublishedRequest> {
    /// Lists only files, or only folders.
    pub fn type_(self, type_: impl Into<ResourceType>) -> Self {
        self.with(|request| request.type_(type_))
    }
}

/// What a page reports: the type of its subject, its position, and the total number of items.
#[derive(Default)]
pub struct Place {
    kind: Option<ResourceType>,
    offset: Option<u32>,
    limit: Option<u32>,
    total: Option<u64>,
}

/// A typed request for a page of items.
pub trait ListRequest: Clone + Send + Sync + 'static {
    /// The answer.
    type Page: Send + 'static;
    /// The items of the page.
    type Item: Serialize + Send + 'static;

    /// Returns the typed crate's description of the operation.
    fn operation(&self) -> &'static OperationInfo;

    /// Sets the members of the answer.
    fn only(self, fields: Vec<String>) -> Self;

    /// Sets the size of previews.
    fn sized_preview(self, size: String) -> Self;

    /// Sets whether previews are cropped.
    fn cropped_preview(self, crop: bool) -> Self;

    /// Adds options.
    fn under(self, options: CallOptions) -> Self;

    /// Requests the listed resource itself, and returns its type.
    fn describe(self) -> BoxFuture<'static, Result<Response<Option<ResourceType>>>>;

    /// Requests one page.
    fn page(self, offset: u32, limit: u32) -> BoxFuture<'static, Result<Response<Self::Page>>>;

    /// Returns the members to request so that items have the given ones.
    fn wire_fields(of_items: Option<Vec<String>>) -> Option<Vec<String>>;

    /// Reads the position of a page.
    fn place(page: &Self::Page) -> Place;

    /// Returns the items of a page.
    fn items(page: &Self::Page) -> &[Self::Item];

    /// Takes the items out of a page.
    fn items_of(page: Self::Page) -> Vec<Self::Item>;
}

/// Implements [`ListRequest`] with the typed request's setters, which have the same names.
macro_rules! list_request {
    (
        $request:ty => $page:ty, $item:ty;
        $fields:path, |$described:ident| $kind:expr, |$holder:ident| $list:expr, |$counted:ident| $total:expr, |$taken:ident| $items:expr
    ) => {
        impl ListRequest for $request {
            type Page = $page;
            type Item = $item;

            fn operation(&self) -> &'static OperationInfo {
                self.clone().pages().operation()
            }

            fn only(self, fields: Vec<String>) -> Self {
                self.fields(fields)
            }

            fn sized_preview(self, size: String) -> Self {
                self.preview_size(size)
            }

            fn cropped_preview(self, crop: bool) -> Self {
                self.preview_crop(crop)
            }

            fn under(self, options: CallOptions) -> Self {
                self.with_options(options)
            }

            fn describe(self) -> BoxFuture<'static, Result<Response<Option<ResourceType>>>> {
                Box::pin(async { Ok(self.send().await?.map(|page| Self::place(&page).kind)) })
            }

            fn page(self, offset: u32, limit: u32) -> BoxFuture<'static, Result<Response<$page>>> {
                // The typed crate's pager handles a page without a list.
                Box::pin(first(self.offset(offset).limit(limit).pages()))
            }

            fn wire_fields(of_items: Option<Vec<String>>) -> Option<Vec<String>> {
                $fields(of_items)
            }

            fn place($described: &$page) -> Place {
                let kind = $kind;
                let $holder = $described;
                match $list {
                    Some($counted) => Place {
                        kind,
                        offset: $counted.offset,
                        limit: $counted.limit,
                        total: $total,
                    },
                    None => Place {
                        kind,
                        ..Place::default()
                    },
                }
            }

            fn items($holder: &$page) -> &[$item] {
                $list.map(|list| list.items.as_slice()).unwrap_or_default()
            }

            fn items_of($taken: $page) -> Vec<$item> {
                $items
            }
        }
    };
}

list_request! {
    resources::GetRequest => types::Resource, types::Resource;
    embedded_fields, |page| page.type_.clone(), |page| page.embedded.as_ref(), |list| list.total,
    |page| page.embedded.map(|list| list.items).unwrap_or_default()
}
list_request! {
    public::GetRequest => types::PublicResource, types::PublicResource;
    embedded_fields, |page| page.type_.clone(), |page| page.embedded.as_ref(), |list| list.total,
    |page| page.embedded.map(|list| list.items).unwrap_or_default()
}
list_request! {
    resources::TrashRequest => types::TrashResource, types::TrashResource;
    embedded_fields, |page| page.type_.clone(), |page| page.embedded.as_ref(), |list| list.total,
    |page| page.embedded.map(|list| list.items).unwrap_or_default()
}
list_request! {
    resources::FilesRequest => types::FilesResourceList, types::Resource;
    item_fields, |_page| None, |page| Some(page), |_list| None, |page| page.items
}
list_request! {
    resources::PublishedRequest => types::PublicResourcesList, types::Resource;
    item_fields, |_page| None, |page| Some(page), |_list| None, |page| page.items
}

/// Requests the first page of a listing.
async fn first<P: Send + 'static>(mut pages: Pages<P>) -> Result<Response<P>> {
    match pages.try_next().await? {
        Some(page) => Ok(page),
        None => {
            let message = "the listing ended before its first page";
            Err(Error::new(ErrorClass::Protocol, message).with_operation(pages.operation()))
        }
    }
}

/// Fails for a page that describes a file.
fn check_folder(kind: Option<ResourceType>, operation: &'static OperationInfo) -> Result<()> {
    if kind != Some(ResourceType::File) {
        return Ok(());
    }
    let message = "the path is a file; expected a folder";
    Err(Error::new(ErrorClass::WrongResourceType, message).with_operation(operation))
}

/// Returns the page after one with `len` items, from the values of the answer if it has them (`wire.md §8`).
fn next(page: &Place, len: usize, asked_at: u64, asked_limit: u32, end: Option<u64>) -> Next {
    let at = page.offset.map_or(asked_at, u64::from);
    if end.is_some_and(|end| at.saturating_add(len as u64) >= end) {
        // The requested number is reached; the rest is not wanted.
        return Next::end().with_total(page.total);
    }
    // A limit of 0 has no full page: the pager decides whether the list has ended.
    let limit = page.limit.unwrap_or(asked_limit);
    let limit = Some(u64::from(limit)).filter(|limit| *limit > 0);
    Next::by_total(at, len, limit, page.total)
}

/// Returns the members to request in the listing of a folder.
///
/// These are the members of the items, and those that the pager needs (`wire.md §8`).
fn embedded_fields(of_items: Option<Vec<String>>) -> Option<Vec<String>> {
    let of_items = of_items
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

/// Returns the members to request in a flat list: those of the items, and the position of the page.
fn item_fields(of_items: Option<Vec<String>>) -> Option<Vec<String>> {
    let of_items = of_items?.into_iter().map(|field| match field.as_str() {
        "items" | "limit" | "offset" | "type" => field,
        // Written out, as the Python client expects it.
        name if name.starts_with("items.") => field,
        name => format!("items.{name}"),
    });
    let needed = ["offset", "limit"];
    Some(of_items.chain(needed.map(str::to_owned)).collect())
}
