//! The small documents in `tests/corpus/specs`, one folder for each thing that the generator can do.

use std::path::PathBuf;

use build_tools::diagnostic::Diagnostics;
use build_tools::{Compiled, load};

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The names of all cases, in alphabetical order.
pub(crate) fn cases() -> Vec<String> {
    load::providers(&folder().join("specs")).unwrap()
}

/// Compiles a case; what is wrong with its documents fails the test.
pub(crate) fn compile(case: &str) -> Compiled {
    let mut diagnostics = Diagnostics::default();
    let provider = load::load(&folder().join("specs"), case, "specs", &mut diagnostics);
    let provider = provider.unwrap_or_else(|| panic!("{diagnostics}"));
    assert!(diagnostics.is_empty(), "{diagnostics}");
    build_tools::compile(&provider).unwrap_or_else(|problems| panic!("{case}:\n{problems}"))
}
