//! Streams of bytes: limits and lengths.

use cloud_drives_core::reexport::bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass};
use futures_util::{StreamExt, stream};

use crate::support::chunks;

#[tokio::test]
async fn bodies_within_the_limit_are_collected() {
    assert_eq!(
        chunks(&[b"ab", b"", b"cd", b"e"]).collect(5).await.unwrap(),
        "abcde"
    );
    assert_eq!(chunks(&[b"abcde"]).collect(5).await.unwrap(), "abcde");
    assert_eq!(chunks(&[]).collect(0).await.unwrap(), "");
    assert_eq!(
        ByteStream::from_bytes("abc").collect(3).await.unwrap(),
        "abc"
    );
}

/// A body of one-byte chunks takes no more memory than its bytes.
///
/// A server may send its bytes one by one; each chunk of its own would take many times its size, and a buffer that grew
/// has room to spare.
#[tokio::test]
async fn chunks_of_a_byte_take_no_more_memory_than_their_bytes() {
    const LENGTH: usize = 100_001;
    for announced in [None, Some(LENGTH as u64)] {
        let chunks = (0..LENGTH).map(|_| Ok::<_, Error>(Bytes::from_static(b"x")));
        let stream = ByteStream::new(stream::iter(chunks)).with_length(announced);
        let bytes = stream.collect(u64::MAX).await.unwrap();
        let buffer = bytes.try_into_mut().expect("nobody else has it");
        assert_eq!((buffer.len(), buffer.capacity()), (LENGTH, LENGTH));
    }
}

#[tokio::test]
async fn one_byte_over_the_limit_is_refused_with_the_limit() {
    for stream in [
        chunks(&[b"abcdef"]),
        chunks(&[b"abc", b"def"]),
        chunks(&[b"ab", b"cd", b"ef"]),
    ] {
        let error = stream.collect(5).await.unwrap_err();
        assert_eq!(error.class(), ErrorClass::TooLarge);
        assert!(error.message().contains("5 bytes"), "{error}");
    }
}

#[tokio::test]
async fn an_announced_length_over_the_limit_is_refused_before_anything_is_read() {
    let stream =
        ByteStream::new(stream::poll_fn(|_| panic!("must not be read"))).with_length(Some(6));
    let error = stream.collect(5).await.unwrap_err();
    assert!(
        error.is_too_large() && error.message().contains("6 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn a_stream_that_is_not_as_long_as_it_has_to_be_ends_in_an_error() {
    let error = chunks(&[b"abc"])
        .with_exact_length(5)
        .collect(10)
        .await
        .unwrap_err();
    assert!(error.is_transport() && error.is_transient(), "{error}");
    assert_eq!(
        error.message(),
        "the body was truncated: received 3 bytes, expected 5"
    );
    let error = chunks(&[b"abc", b"def"])
        .with_exact_length(5)
        .collect(10)
        .await
        .unwrap_err();
    assert_eq!(
        error.message(),
        "the body is too long: received 6 bytes, expected 5"
    );
    assert_eq!(
        chunks(&[b"abc", b"de"])
            .with_exact_length(5)
            .collect(10)
            .await
            .unwrap(),
        "abcde"
    );
}

#[tokio::test]
async fn after_an_error_a_stream_has_ended() {
    let broken = Err(Error::new(ErrorClass::Transport, "broken"));
    let mut stream = ByteStream::new(stream::iter([Ok("a".into()), broken, Ok("b".into())]));
    assert_eq!(stream.next_chunk().await.unwrap().unwrap(), "a");
    assert!(stream.next_chunk().await.is_err());
    assert!(stream.next_chunk().await.unwrap().is_none());
    assert!(stream.next().await.is_none(), "as a Stream, too");
}
