//! Tests of what all requests share: merged options, and awaiting, except for listings.

use std::marker::PhantomData;
use std::time::Duration;

use build_tools_corpus::{headers, outcomes, pages, poll};
use cloud_drives_core::CallOptions;

use crate::support::{Script, client};

#[tokio::test]
async fn options_are_added_to_those_set_before_and_come_before_them() {
    let script = Script::of(201, "");
    let first = CallOptions::new()
        .with_idle_timeout(Duration::from_secs(1))
        .with_deadline(Duration::from_secs(9))
        .with_extension(1_u8)
        .with_header("x-first", "1")
        .unwrap();
    let second = CallOptions::new()
        .with_idle_timeout(Duration::from_secs(2))
        .with_extension(2_u16)
        .with_header("x-second", "2")
        .unwrap();
    let copy = client(poll::Client::builder(), &script).entries().copy();
    copy.with_options(first).with_options(second).await.unwrap();
    let sent = script.only();
    let options = sent.request.options();
    assert_eq!(options.idle_timeout(), Some(Duration::from_secs(2)));
    assert_eq!(options.deadline(), Some(Duration::from_secs(9)));
    assert_eq!(
        (options.extension(), options.extension()),
        (Some(&1_u8), Some(&2_u16))
    );
    assert_eq!(
        (sent.header("x-first"), sent.header("x-second")),
        (Some("1"), Some("2"))
    );
}

/// Tells whether a request can be awaited: the constant of the type comes before that of the trait where its bound holds.
struct Awaitable<T>(PhantomData<T>);

impl<T: IntoFuture> Awaitable<T> {
    const IS: bool = true;
}

trait NotAwaitable {
    const IS: bool = false;
}

impl<T> NotAwaitable for Awaitable<T> {}

#[test]
fn everything_but_a_listing_can_be_awaited() {
    const {
        assert!(Awaitable::<poll::entries::CopyRequest>::IS);
        assert!(Awaitable::<outcomes::entries::DeleteRequest>::IS);
        assert!(Awaitable::<headers::headers::FetchRequest>::IS);
        assert!(Awaitable::<pages::lists::SizedRequest>::IS);
        assert!(!Awaitable::<pages::lists::ByOffsetRequest>::IS);
        assert!(!Awaitable::<pages::lists::ByTokenRequest>::IS);
    }
}
