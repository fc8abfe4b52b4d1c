//! Bodies of several parts, byte by byte.

use cloud_drives_core::reexport::http::Method;
use cloud_drives_core::{Body, FilePart, Multipart};

use crate::support::{chunks, contents, request};

fn upload(content: impl Into<Body>) -> Multipart {
    Multipart::with_boundary("XYZ")
        .json(
            "metadata",
            &serde_json::json!({ "name": "a.txt", "kind": "FILE" }),
        )
        .unwrap()
        .text("note", "ü")
        .file(
            "content",
            FilePart::new(content)
                .file_name("a \"b\".txt")
                .content_type("text/plain"),
        )
}

const EXPECTED: &str = "--XYZ\r\n\
Content-Disposition: form-data; name=\"metadata\"\r\n\
Content-Type: application/json\r\n\
\r\n\
{\"kind\":\"FILE\",\"name\":\"a.txt\"}\r\n\
--XYZ\r\n\
Content-Disposition: form-data; name=\"note\"\r\n\
\r\n\
ü\r\n\
--XYZ\r\n\
Content-Disposition: form-data; name=\"content\"; filename=\"a %22b%22.txt\"\r\n\
Content-Type: text/plain\r\n\
\r\n\
hello\r\n\
--XYZ--\r\n";

#[tokio::test]
async fn the_parts_come_in_order_with_exact_bytes_and_length() {
    let form = upload("hello");
    assert_eq!(form.content_type(), "multipart/form-data; boundary=XYZ");
    let body = form.into_body();
    assert_eq!(
        String::from_utf8(contents(&body).await.to_vec()).unwrap(),
        EXPECTED
    );
    assert_eq!(body.content_length(), Some(EXPECTED.len() as u64));
    assert!(body.is_replayable());
    assert_eq!(contents(&body).await, EXPECTED, "a second time");
}

#[tokio::test]
async fn a_streamed_part_makes_the_whole_one_shot_and_its_length_counts_if_known() {
    let body = upload(Body::from_stream(Some(5), chunks(&[b"hel", b"lo"]))).into_body();
    assert_eq!(body.content_length(), Some(EXPECTED.len() as u64));
    assert!(!body.is_replayable());
    assert_eq!(contents(&body).await, EXPECTED);
    let again = body
        .open()
        .await
        .unwrap()
        .collect(u64::MAX)
        .await
        .unwrap_err();
    assert!(again.is_body_consumed());

    let body = upload(Body::from_stream(None, chunks(&[b"hello"]))).into_body();
    assert_eq!(body.content_length(), None);
}

#[tokio::test]
async fn names_can_not_break_out_of_their_header() {
    let part = FilePart::from(b"x".to_vec())
        .file_name("a\r\nX-Evil: 1\"; q=\"")
        .content_type("text/\r\nX-Evil: 2");
    let body = Multipart::with_boundary("B")
        .file("na\"me\r\n", part)
        .into_body();
    let text = String::from_utf8(contents(&body).await.to_vec()).unwrap();
    assert!(
        text.contains("name=\"na%22me%0D%0A\"; filename=\"a%0D%0AX-Evil: 1%22; q=%22\"\r\n"),
        "{text}"
    );
    assert!(text.contains("Content-Type: text/X-Evil: 2\r\n"), "{text}");
    assert!(!text.contains("\r\nX-Evil"), "{text}");
}

#[test]
fn a_request_takes_over_the_content_type_with_the_boundary() {
    let mut request = request(Method::POST, "https://host/nodes");
    request.set_body(Multipart::with_boundary("B").text("a", "b").into_body());
    assert_eq!(
        request.headers()["content-type"],
        "multipart/form-data; boundary=B"
    );
}

#[tokio::test]
async fn a_file_without_name_and_type_gets_plain_ones_and_boundaries_differ() {
    let body = Multipart::with_boundary("B")
        .file("f", Body::from("x"))
        .into_body();
    let text = String::from_utf8(contents(&body).await.to_vec()).unwrap();
    assert!(
        text.contains("filename=\"file\"\r\nContent-Type: application/octet-stream\r\n"),
        "{text}"
    );
    assert_ne!(
        Multipart::new().content_type(),
        Multipart::new().content_type()
    );
}

#[tokio::test]
async fn a_form_without_parts_is_just_its_end() {
    assert_eq!(
        contents(&Multipart::with_boundary("B").into_body()).await,
        "--B--\r\n"
    );
}
