//! Tests of how status and code select a provider's kinds.

use cloud_drives_core::reexport::http::StatusCode;
use cloud_drives_core::{Error, ErrorClass, ErrorKinds, KindRule, match_kind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    NotFound,
    DiskNotFound,
    Locked,
    Server,
    Gateway,
    Other,
}

const TABLE: &[KindRule<Kind>] = &[
    KindRule {
        status: Some((500, 599)),
        code: None,
        kind: Kind::Server,
    },
    KindRule {
        status: Some((502, 504)),
        code: None,
        kind: Kind::Gateway,
    },
    KindRule {
        status: Some((404, 404)),
        code: None,
        kind: Kind::NotFound,
    },
    KindRule {
        status: None,
        code: Some("DiskNotFoundError"),
        kind: Kind::DiskNotFound,
    },
    KindRule {
        status: Some((423, 423)),
        code: Some("Locked"),
        kind: Kind::Locked,
    },
    KindRule {
        status: None,
        code: Some("Locked"),
        kind: Kind::Other,
    },
];

impl ErrorKinds for Kind {
    fn of(error: &Error) -> Self {
        match_kind(
            error.status().map(|status| status.as_u16()),
            error.code(),
            TABLE,
        )
        .unwrap_or(Self::Other)
    }

    fn parent(self) -> Option<Self> {
        match self {
            Self::DiskNotFound => Some(Self::NotFound),
            Self::Gateway => Some(Self::Server),
            _ => None,
        }
    }
}

#[test]
fn the_row_that_fits_best_wins_whatever_the_order() {
    let find = |status, code| match_kind(status, code, TABLE);
    assert_eq!(
        find(Some(404), Some("DiskNotFoundError")),
        Some(Kind::DiskNotFound)
    );
    assert_eq!(find(Some(404), Some("Unheard")), Some(Kind::NotFound));
    assert_eq!(
        find(Some(503), None),
        Some(Kind::Gateway),
        "the narrower range"
    );
    assert_eq!(find(Some(500), None), Some(Kind::Server));
    assert_eq!(
        find(Some(423), Some("Locked")),
        Some(Kind::Locked),
        "status and code"
    );
    assert_eq!(find(Some(409), Some("Locked")), Some(Kind::Other));
    assert_eq!(
        find(None, Some("DiskNotFoundError")),
        Some(Kind::DiskNotFound)
    );
    assert_eq!(find(Some(418), None), None);
    assert_eq!(find(None, None), None);
}

#[test]
fn a_kind_is_also_what_stands_above_it() {
    let error = Error::new(ErrorClass::Status, "x")
        .with_status(StatusCode::NOT_FOUND)
        .with_code("DiskNotFoundError");
    let kind = Kind::of(&error);
    assert!(kind.is(Kind::DiskNotFound) && kind.is(Kind::NotFound) && !kind.is(Kind::Server));
    assert!(!Kind::NotFound.is(Kind::DiskNotFound));
}

#[test]
fn a_circle_of_parents_ends() {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Circle(u8);
    impl ErrorKinds for Circle {
        fn of(_: &Error) -> Self {
            Self(0)
        }
        fn parent(self) -> Option<Self> {
            Some(Self(1 - self.0))
        }
    }
    assert!(Circle(0).is(Circle(1)) && !Circle(0).is(Circle(2)));
}
