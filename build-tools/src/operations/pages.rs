//! `pages` and `items` of the operations that answer a page at a time.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::paths::{self, Walked};
use super::{Names, plain, send, typed};
use crate::model::{
    Access, AnswerBody, Missing, Operation, PageList, PageStyle, Pages, Parameter, Sdk, Type,
};
use crate::types::docs;

pub(super) fn emit(sdk: &Sdk, operation: &Operation, names: &Names) -> TokenStream {
    let Some(pages) = &operation.pages else {
        return TokenStream::new();
    };
    let Names { request, info, .. } = names;
    let page = typed(&pages.page);
    let start = start(operation, pages);
    let turn = turn(operation, pages);
    let next = next(sdk, pages);
    let cursor = match &pages.style {
        PageStyle::Offset { .. } | PageStyle::Page { .. } => quote!(cursor),
        PageStyle::Token { .. } | PageStyle::Cursor { .. } => quote!(_),
    };
    let captured = captured(operation, pages);
    let send = match send_page(sdk, operation) {
        Some(_) => quote!(send_page),
        None => quote!(send),
    };
    let items = items(sdk, pages, names);
    let item_type = &items.r#type;
    let extract = &items.extract;
    let declarations = &items.declarations;
    let sizes = sizes(operation, pages);
    let page_docs = docs(&format!(
        "Lists page by page, each with its own response.\n\nNothing is sent before the first page \
         is asked for. Every page is one call;\ndropping the pager between pages loses nothing.{sizes}"
    ));
    let item_docs = docs(
        "Lists item by item over all pages, one page in memory at a time.\n\nTake \
         [`continuation`](Items::continuation) at any time to go on later, in another process if\n\
         need be.",
    );
    let (receiver, page_size) = page_size(operation, pages);
    quote! {
        impl #request {
            #page_docs
            pub fn pages(#receiver) -> Pages<#page> {
                #page_size
                #captured
                Pages::of_responses(
                    &#info,
                    #start,
                    move |cursor| {
                        let mut request = self.clone();
                        #turn
                        Box::pin(request.#send())
                    },
                    move |response: &Response<#page>, #cursor| {
                        let page = response.body();
                        #next
                    },
                )
            }

            #item_docs
            pub fn items(self) -> Items<#item_type> {
                self.pages().items(#extract)
            }
        }

        #declarations
    }
}

/// Generates the place of the first page.
fn start(operation: &Operation, pages: &Pages) -> TokenStream {
    match &pages.style {
        PageStyle::Offset { offset, .. } => {
            let first = match number(operation, *offset) {
                Some((walked, r#type)) => paths::as_u64_or(walked, r#type, 0),
                None => quote!(0),
            };
            quote!(Cursor::Offset(#first))
        }
        PageStyle::Page { page, first, .. } => {
            let first = match number(operation, *page) {
                Some((walked, r#type)) => paths::as_u64_or(walked, r#type, *first),
                None => quote!(0),
            };
            quote!(Cursor::Page(#first))
        }
        PageStyle::Token { parameter, .. } | PageStyle::Cursor { parameter, .. } => {
            match operation.parameters.get(*parameter) {
                // Where the caller begins, which need not be at the first item.
                Some(parameter) if !parameter.required && parameter.r#type == Type::String => {
                    let name = format_ident!("{}", parameter.rust_name);
                    quote!(self.#name.clone().map_or(Cursor::Start, Cursor::Token))
                }
                _ => quote!(Cursor::Start),
            }
        }
    }
}

/// Returns a parameter of the builder that is a number.
fn number(operation: &Operation, index: usize) -> Option<(Walked, &Type)> {
    let parameter = operation.parameters.get(index)?;
    let name = format_ident!("{}", parameter.rust_name);
    let walked = Walked {
        tokens: quote!(self.#name),
        optional: !parameter.required,
    };
    Some((walked, &parameter.r#type))
}

/// Generates the captures of the closure that finds the next page.
fn captured(operation: &Operation, pages: &Pages) -> TokenStream {
    match &pages.style {
        PageStyle::Offset { limit_default, .. } | PageStyle::Page { limit_default, .. } => {
            let asked = match pages.limit.and_then(|limit| number(operation, limit)) {
                Some((walked, r#type)) => paths::as_u64(walked, r#type),
                None => quote!(None::<u64>),
            };
            match limit_default {
                // What nobody limits is never full.
                _ if whole(pages) => quote!(let limit = #asked.or(Some(u64::MAX));),
                Some(default) => {
                    let default = plain(*default);
                    quote!(let limit = #asked.or(Some(#default));)
                }
                None => quote!(let limit = #asked;),
            }
        }
        PageStyle::Token { .. } | PageStyle::Cursor { .. } => TokenStream::new(),
    }
}

/// Generates the size that is sent unless the caller sets one, and how the request is taken.
fn page_size(operation: &Operation, pages: &Pages) -> (TokenStream, TokenStream) {
    let limit = pages
        .limit
        .and_then(|limit| operation.parameters.get(limit));
    let (Some(size), Some(limit)) = (pages.page_size, limit) else {
        return (quote!(self), TokenStream::new());
    };
    let (name, size) = (format_ident!("{}", limit.rust_name), plain(size));
    (quote!(mut self), quote!(self.#name.get_or_insert(#size);))
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
        .map(|most| format!("The server gives at most {most} items a page."));
    let size = pages
        .page_size
        .map(|size| format!("`{limit}` is sent with every page. Default: {size}."));
    let said: Vec<String> = size.into_iter().chain(most).collect();
    match said.is_empty() {
        true => String::new(),
        false => format!("\n\n{}", said.join(" ")),
    }
}

/// Generates the call that gets a page as a whole: `send`, unless that gives a part of it or takes a page
/// without its lists.
pub(super) fn send_page(sdk: &Sdk, operation: &Operation) -> Option<TokenStream> {
    let pages = operation.pages.as_ref()?;
    let is_part = operation.answer.is_enum()
        || matches!(
            operation.answer.body(),
            AnswerBody::Json {
                unwrap: Some(_),
                ..
            }
        );
    let names = list_names(pages);
    let decode = match (checked(sdk, pages), is_part) {
        (Some(decode), _) => decode,
        (None, true) => quote!(into_page(&[#(#names),*], |_| false)),
        (None, false) => return None,
    };
    let page = typed(&pages.page);
    let received = send::receive(&quote!(raw.#decode));
    Some(quote! {
        async fn send_page(self) -> Result<Response<#page>, Error> {
            #received
        }
    })
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

/// Puts the cursor into the request for a page.
fn turn(operation: &Operation, pages: &Pages) -> TokenStream {
    let (index, pattern) = match &pages.style {
        PageStyle::Offset { offset, .. } => (*offset, quote!(Cursor::Offset(cursor))),
        PageStyle::Page { page, .. } => (*page, quote!(Cursor::Page(cursor))),
        PageStyle::Token { parameter, .. } | PageStyle::Cursor { parameter, .. } => {
            (*parameter, quote!(Cursor::Token(cursor)))
        }
    };
    let Some(parameter) = operation.parameters.get(index) else {
        return TokenStream::new();
    };
    let name = format_ident!("{}", parameter.rust_name);
    let value = cursor_value(parameter);
    let value = match parameter.required {
        true => value,
        false => quote!(Some(#value)),
    };
    let condition = match &pages.style {
        PageStyle::Page { whole: true, .. } => {
            let limit = pages
                .limit
                .and_then(|limit| operation.parameters.get(limit));
            limit.filter(|limit| !limit.required).map(|limit| {
                let limit = format_ident!("{}", limit.rust_name);
                quote!(&& request.#limit.is_some())
            })
        }
        _ => None,
    };
    quote! {
        if let #pattern = cursor #condition {
            request.#name = #value;
        }
    }
}

/// Returns whether everything is on one page unless the caller sets the limit.
fn whole(pages: &Pages) -> bool {
    matches!(pages.style, PageStyle::Page { whole: true, .. })
}

fn cursor_value(parameter: &Parameter) -> TokenStream {
    match parameter.r#type {
        Type::U64 => quote!(cursor),
        Type::U32 => quote!(u32::try_from(cursor).unwrap_or(u32::MAX)),
        Type::I32 => quote!(i32::try_from(cursor).unwrap_or(i32::MAX)),
        Type::I64 => quote!(i64::try_from(cursor).unwrap_or(i64::MAX)),
        Type::String => quote!(cursor),
        _ => quote!(cursor.into()),
    }
}

/// Generates the expression that finds the page after this one.
fn next(sdk: &Sdk, pages: &Pages) -> TokenStream {
    let total = match &pages.total {
        Some(access) => paths::as_u64(paths::borrow(sdk, quote!(page), access), &access.r#type),
        None => quote!(None),
    };
    let with_total = match &pages.total {
        Some(_) => quote!(.with_total(#total)),
        None => TokenStream::new(),
    };
    let lengths = pages
        .lists
        .iter()
        .map(|list| paths::length(sdk, quote!(page), &list.access));
    // What doesn't decode has its place in the listing all the same.
    let len = quote!(#(#lengths +)* response.undecoded().len());
    let slices = pages
        .lists
        .iter()
        .map(|list| paths::slice(sdk, quote!(page), &list.access));
    let with_items = quote!(#(.with_items(#slices))*);
    let limit = match &pages.applied_limit {
        Some(access) => {
            let applied = paths::as_u64(paths::borrow(sdk, quote!(page), access), &access.r#type);
            quote!(#applied.or(limit))
        }
        None => quote!(limit),
    };
    match &pages.style {
        PageStyle::Offset { .. } => quote! {
            Next::by_total(cursor.offset().unwrap_or(0), #len, #limit, #total)#with_items
        },
        PageStyle::Page { first, .. } if pages.total.is_some() => {
            let first = plain(*first);
            quote! {
                Next::by_page(cursor.page().unwrap_or(#first), #first, #len, #limit, #total)#with_items
            }
        }
        PageStyle::Page { .. } => quote!(Next::short_page(cursor, #len, #limit)#with_items),
        PageStyle::Token { next, .. } => {
            let next = link(sdk, next);
            quote!(Next::token(#next)#with_total.with_len(#len)#with_items)
        }
        PageStyle::Cursor { next, query, .. } => {
            let next = link(sdk, next);
            quote!(Next::query_token(#next, #query)#with_total.with_len(#len)#with_items)
        }
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
        .map(|list| docs(&format!("Out of the list `{}`.", last_wire(list))));
    let title = docs(&format!(
        "An item of the pages of [`{}::{}`], which hold several lists.",
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
