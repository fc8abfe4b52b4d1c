//! `pages` and `items` of the operations that answer a page at a time.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::paths::{self, Walked};
use super::{Names, plain, typed};
use crate::model::{Access, AnswerBody, Missing, Operation, PageList, PageStyle, Pages, Sdk};
use crate::types::docs;

/// The methods of a request that lists, and what stands beside its type.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) methods: TokenStream,
    pub(super) declarations: TokenStream,
}

pub(super) fn emit(sdk: &Sdk, operation: &Operation, names: &Names) -> Listing {
    let Some(pages) = &operation.pages else {
        return Listing::default();
    };
    let page = typed(&pages.page);
    let paging = paging(operation, pages);
    let decode = decode_page(sdk, operation, pages);
    let read = read(sdk, pages);
    let items = items(sdk, pages, names);
    let item_type = &items.r#type;
    let extract = &items.extract;
    let sizes = sizes(operation, pages);
    let page_docs = docs(&format!("Lists page by page.{sizes}"));
    let methods = quote! {
        #page_docs
        pub fn pages(self) -> Pages<#page> {
            self.call.pages::<#page>(#paging, |raw| #decode, |page| #read)
        }

        /// Lists item by item.
        pub fn items(self) -> Items<#item_type> {
            self.pages().items(#extract)
        }
    };
    Listing {
        methods,
        declarations: items.declarations,
    }
}

/// Generates how the listing is divided into pages.
fn paging(operation: &Operation, pages: &Pages) -> TokenStream {
    let (made, default) = match &pages.style {
        PageStyle::Offset {
            offset,
            limit_default,
        } => {
            let name = operation.wire(*offset);
            (quote!(Paging::offset(#name)), *limit_default)
        }
        PageStyle::Page {
            page,
            first,
            limit_default,
            whole,
        } => {
            let (name, first) = (operation.wire(*page), plain(*first));
            let default = match whole {
                true => Some(u64::MAX),
                false => *limit_default,
            };
            (quote!(Paging::page(#name, #first)), default)
        }
        PageStyle::Token { parameter, .. } => {
            let name = operation.wire(*parameter);
            (quote!(Paging::token(#name)), None)
        }
        PageStyle::Cursor {
            parameter, query, ..
        } => {
            let name = operation.wire(*parameter);
            (quote!(Paging::link(#name, #query)), None)
        }
    };
    let by_token = matches!(
        pages.style,
        PageStyle::Token { .. } | PageStyle::Cursor { .. }
    );
    let limit = pages
        .limit
        .filter(|_| !by_token || pages.page_size.is_some())
        .map(|limit| {
            let name = operation.wire(limit);
            quote!(.limit(#name))
        });
    let size = pages.page_size.map(|size| {
        let size = plain(size);
        quote!(.size(#size))
    });
    let default = default.map(|default| match default {
        u64::MAX => quote!(.default_size(u64::MAX)),
        default => {
            let default = plain(default);
            quote!(.default_size(#default))
        }
    });
    quote!(#made #limit #size #default)
}

/// Returns the words about the size of a page for the docs.
fn sizes(operation: &Operation, pages: &Pages) -> String {
    let limit = pages
        .limit
        .and_then(|limit| operation.parameters.get(limit));
    let Some(limit) = limit.map(|limit| &limit.rust_name) else {
        return String::new();
    };
    let most = pages
        .most
        .map(|most| format!("The server returns at most {most} items a page."));
    let size = pages
        .page_size
        .map(|size| format!("`{limit}` is sent with every page. Default: {size}."));
    let said: Vec<String> = size.into_iter().chain(most).collect();
    match said.is_empty() {
        true => String::new(),
        false => format!("\n\n{}", said.join(" ")),
    }
}

/// Generates a page of the answer, `raw`: the whole of it, whatever `send` returns.
fn decode_page(sdk: &Sdk, operation: &Operation, pages: &Pages) -> TokenStream {
    if let Some(decode) = checked(sdk, pages) {
        return quote!(raw.#decode);
    }
    let is_part = operation.answer.is_enum()
        || matches!(
            operation.answer.body(),
            AnswerBody::Json {
                unwrap: Some(_),
                ..
            }
        );
    match decode_send(sdk, operation) {
        Some(decode) if !is_part => decode,
        _ => {
            let names = list_names(pages);
            quote!(raw.into_page(&[#(#names),*], |_| false))
        }
    }
}

/// Returns the paths of the lists, as they stand in the body.
fn list_names(pages: &Pages) -> Vec<String> {
    let wires = |list: &PageList| {
        let steps = list.access.steps.iter();
        steps.map(|step| step.wire.clone()).collect::<Vec<_>>()
    };
    pages
        .lists
        .iter()
        .map(|list| wires(list).join("."))
        .collect()
}

/// Generates the decoding of the answer of `send`, without the items that don't decode.
pub(super) fn decode_send(sdk: &Sdk, operation: &Operation) -> Option<TokenStream> {
    let pages = operation.pages.as_ref()?;
    if operation.answer.is_enum() {
        return None;
    }
    let names = list_names(pages);
    let unwrap = match operation.answer.body() {
        AnswerBody::Json { unwrap, .. } => unwrap.as_ref(),
        _ => return None,
    };
    let Some(unwrap) = unwrap else {
        return Some(quote!(raw.into_page(&[#(#names),*], |_| false)));
    };
    // What is unwrapped is the list alone.
    let list = match pages.lists.as_slice() {
        [list] if names == [unwrap.path.join(".")] && paths::may_be_missing(sdk, &list.access) => {
            list
        }
        _ => return None,
    };
    let page = typed(&pages.page);
    let taken = paths::take(sdk, quote!(page), &list.access);
    let tokens = taken.tokens;
    let list = match taken.optional {
        true => quote!(#tokens.unwrap_or_default()),
        false => tokens,
    };
    Some(quote! {{
        let response: Response<#page> = raw.into_page(&[#(#names),*], |_| false)?;
        Ok(response.map(|page| #list))
    }})
}

/// Decodes a page and refuses it without a list that it should have.
fn checked(sdk: &Sdk, pages: &Pages) -> Option<TokenStream> {
    let is_listing = match &pages.missing {
        Missing::Empty => return None,
        Missing::Never => TokenStream::new(),
        Missing::Where { member, value } => {
            let word = paths::word(sdk, quote!(page), member);
            quote!(#word != #value &&)
        }
    };
    let may_miss = |list: &&PageList| paths::may_be_missing(sdk, &list.access);
    let lists: Vec<&PageList> = pages.lists.iter().filter(may_miss).collect();
    let names = list_names(pages);
    let mut empty: Vec<TokenStream> = lists
        .iter()
        .map(|list| paths::is_empty(sdk, quote!(page), &list.access))
        .collect();
    let page = typed(&pages.page);
    let is_empty = match (empty.len(), &pages.missing) {
        (0, _) => return None,
        (2.., Missing::Where { .. }) => quote!((#(#empty)||*)),
        (1, _) => empty.remove(0),
        _ => quote!(#(#empty)||*),
    };
    Some(quote!(into_page(&[#(#names),*], |page: &#page| #is_listing #is_empty)))
}

/// Says what stands in `page`.
fn read(sdk: &Sdk, pages: &Pages) -> TokenStream {
    let mut lists = pages
        .lists
        .iter()
        .map(|list| paths::slice(sdk, quote!(page), &list.access));
    let first = lists.next().unwrap_or_else(|| quote!(&[]));
    let number =
        |access: &Access| paths::as_u64(paths::borrow(sdk, quote!(page), access), &access.r#type);
    let total = pages.total.iter().map(number);
    let limit = pages.applied_limit.iter().map(number);
    let next = match &pages.style {
        PageStyle::Token { next, .. } | PageStyle::Cursor { next, .. } => {
            let next = link(sdk, next);
            quote!(.next(#next))
        }
        PageStyle::Offset { .. } | PageStyle::Page { .. } => TokenStream::new(),
    };
    quote! {
        PageInfo::of(#first) #(.and(#lists))* #next #(.total(#total))* #(.limit(#limit))*
    }
}

/// Returns where the page says that the next one is, as an `Option<&str>`.
fn link(sdk: &Sdk, next: &Access) -> TokenStream {
    let Walked { tokens, optional } = paths::text(sdk, quote!(page), next);
    match optional {
        true => tokens,
        false => quote!(Some(#tokens.as_str())),
    }
}

struct PageItems {
    r#type: TokenStream,
    extract: TokenStream,
    declarations: TokenStream,
}

fn items(sdk: &Sdk, pages: &Pages, names: &Names) -> PageItems {
    if let [list] = pages.lists.as_slice() {
        let walked = paths::take(sdk, quote!(page), &list.access);
        let tokens = walked.tokens;
        return PageItems {
            r#type: typed(&list.item),
            extract: match walked.optional {
                true => quote!(|page| #tokens.unwrap_or_default()),
                false => quote!(|page| #tokens),
            },
            declarations: TokenStream::new(),
        };
    }
    let stem = names.request.to_string();
    let name = format_ident!("{}Item", stem.trim_end_matches("Request"));
    let variants: Vec<_> = pages
        .lists
        .iter()
        .map(|list| format_ident!("{}", list.variant))
        .collect();
    let types = pages.lists.iter().map(|list| typed(&list.item));
    let variant_docs = pages
        .lists
        .iter()
        .map(|list| docs(&format!("An item of the list `{}`.", last_wire(list))));
    let title = docs(&format!(
        "An item of [`{}::{}`], whose pages hold several lists.",
        names.api, names.method
    ));
    let page = typed(&pages.page);
    let extends = pages.lists.iter().zip(&variants).map(|(list, variant)| {
        // Several lists may stand in one member, which a walk by value would move out of twice.
        let walked = paths::borrow_mut(sdk, quote!(page), &list.access);
        let tokens = walked.tokens;
        match walked.optional {
            true => quote! {
                if let Some(list) = #tokens {
                    items.extend(list.drain(..).map(Self::#variant));
                }
            },
            false => quote!(items.extend(#tokens.drain(..).map(Self::#variant));),
        }
    });
    PageItems {
        r#type: quote!(#name),
        extract: quote!(#name::out_of),
        declarations: quote! {
            #title
            #[derive(Clone, Debug, PartialEq, serde::Serialize)]
            #[non_exhaustive]
            pub enum #name {
                #(#variant_docs #variants(#types),)*
            }

            impl #name {
                fn out_of(mut page: #page) -> Vec<Self> {
                    let mut items = Vec::new();
                    #(#extends)*
                    items
                }
            }
        },
    }
}

fn last_wire(list: &PageList) -> &str {
    list.access
        .steps
        .last()
        .map_or("", |step| step.wire.as_str())
}
