//! Tests of the typed call for contents.

use bytes::Bytes;
use verizon_cloud::{ByteStream, ErrorKind};

use super::metadata::ODD;
use super::{Cloud, kind};

async fn read(mut content: ByteStream) -> Bytes {
    let mut bytes = Vec::new();
    while let Some(chunk) = content.next_chunk().await.unwrap() {
        bytes.extend_from_slice(&chunk);
    }
    bytes.into()
}

#[tokio::test]
async fn a_file_with_any_name_is_read() {
    let cloud = Cloud::open().await;
    for name in ODD {
        let path = format!("/VZMOBILE/{name}/{name}");
        cloud.emulator.put_file(&path, name);
        let content = cloud.client.files().download(&path).send().await.unwrap();
        assert_eq!(read(content.into_body()).await, name);
    }
    let missing = cloud.client.files().download("/VZMOBILE/none").send().await;
    assert_eq!(kind(missing), ErrorKind::NotFound);
    cloud.no_complaints();
}
