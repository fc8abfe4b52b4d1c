//! What the generator makes of a small document for each thing that it can do.
//!
//! A module a folder of `specs`; `build-tools/tests/snapshots.rs` holds the code against the documents, and that this crate
//! compiles shows that the code does. `UPDATE_GOLDEN=1 cargo test -p cloud-drives-build-tools --test generator snapshots` writes it anew.
#![forbid(unsafe_code)]

/// Declares a module for a folder of `specs`, with the generated code in it.
macro_rules! cases {
    ($($(#[$meta:meta])* $case:ident;)*) => {
        $(
            $(#[$meta])*
            pub mod $case {
                mod generated;

                pub use generated::*;
            }
        )*
    };
}

cases! {
    /// Authorization.
    auth;
    /// Request bodies.
    bodies;
    /// Bounds of what callers give.
    bounds;
    /// Members that go together in some ways.
    choices;
    /// Clashing names.
    clashes;
    /// Compositions.
    compositions;
    /// Defaults.
    defaults;
    /// Enums.
    enums;
    /// Errors.
    errors;
    /// Features.
    features;
    /// Headers.
    headers;
    /// Ids.
    ///
    /// Two of them side by side can't be swapped:
    ///
    /// ```
    /// use build_tools_corpus::ids::types::{AccountId, FolderId};
    ///
    /// fn show(client: &build_tools_corpus::ids::Client, account: &AccountId, folder: &FolderId) {
    ///     let _ = client.folders().show(account, folder);
    /// }
    /// ```
    ///
    /// ```compile_fail,E0277
    /// use build_tools_corpus::ids::types::{AccountId, FolderId};
    ///
    /// fn show(client: &build_tools_corpus::ids::Client, account: &AccountId, folder: &FolderId) {
    ///     let _ = client.folders().show(folder, account);
    /// }
    /// ```
    ids;
    /// Limits.
    limits;
    /// Maps.
    maps;
    /// Media types of bodies and answers, and keys.
    media;
    /// Multipart bodies.
    multipart;
    /// Null and absent.
    nulls;
    /// Signing in.
    oauth;
    /// Outcomes.
    outcomes;
    /// Pages.
    pages;
    /// Paths.
    paths;
    /// What once did not compile.
    pitfalls;
    /// Polls.
    poll;
    /// Queries.
    queries;
    /// Recursion.
    recursion;
    /// What failures say about another attempt.
    retry;
    /// Scalars.
    scalars;
    /// Secrets.
    secrets;
    /// Several servers.
    servers;
    /// What `cargo sdk new` writes.
    starter;
    /// Streamed answers.
    streams;
    /// Unions.
    unions;
    /// Envelopes.
    unwrap;
    /// Words.
    words;
}
