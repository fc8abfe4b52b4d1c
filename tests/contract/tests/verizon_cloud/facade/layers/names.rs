//! Tests of names with special characters.

use cloud_drives::Error;
use cloud_drives::verizon_cloud::Query;

use super::{emulator, no_complaints, signed_in};

#[tokio::test]
async fn names_keep_every_character_through_every_call() -> Result<(), Error> {
    let emulator = emulator().await;
    let cloud = signed_in(&emulator);
    for (number, name) in [
        "a & b.txt",
        "1+1=2.txt",
        "#1.txt",
        "100%.txt",
        "%2F%20.txt",
        "what? (yes) [no] {x}.txt",
        "\"quoted\" ~tilde^ back\\slash.txt",
        "naïve 海辺 🏖.txt",
        "a;b=c,d@e:f!g*h'i|j.txt",
        "name AND more.txt",
    ]
    .into_iter()
    .enumerate()
    {
        let path = format!("/VZMOBILE/in & out/{number}/{name}");
        emulator.put_file(&path, "content");
        let file = cloud.file_metadata(&path).await?;
        assert_eq!(file.path(), path);
        let found = cloud
            .search(Query::files().and(Query::name(name)?))
            .send()
            .await?;
        assert!(
            found.files.iter().any(|found| found.path() == path),
            "{name}"
        );
        let uri = file.uri.clone().expect("the service tells it");
        cloud.favorite([&uri]).await?;
        cloud.tag(&uri, ["one", "two & +#%"]).await?;
        assert!(cloud.tags(&path).await?.contains("two & +#%"), "{name}");
        cloud.untag(&file).await?;
        cloud.unfavorite([&file]).await?;
        let folder = cloud.makedirs(format!("/VZMOBILE/{name}/{name}")).await?;
        let target = format!("{}/{name}", folder.path());
        assert_eq!(cloud.move_(&file, &target).await?.path(), target);
        assert_eq!(cloud.copy(&target, &path).await?.path(), path);
        cloud.delete(&target).await?;
        cloud.restore(&target).await?;
        cloud.delete(&folder).purge(true).await?;
        assert!(!cloud.exists(&target).await?);
        assert_eq!(emulator.file_bytes(&path).as_deref(), Some(&b"content"[..]));
    }
    no_complaints(&emulator);
    Ok(())
}
