//! Tests of listing the trash.

use cloud_drives::Error;

use super::{all, names, signed_in};

#[tokio::test]
async fn files_and_folders_in_the_trash_are_found_by_filter() -> Result<(), Error> {
    let (service, drive) = signed_in().await;
    service.put_file("/f/inside", "a");
    service.put_file("/b", "b");
    service.put_file("/stays", "s");
    service.trash("/f");
    service.trash("/b");
    let files = all(drive.get_trashed_files()).await?;
    let mut files = names(&files);
    files.sort();
    assert_eq!(files, ["b", "inside"]);
    assert_eq!(
        service.last().query("filters"),
        Some("status:TRASH AND kind:FILE")
    );
    assert_eq!(names(&all(drive.get_trashed_folders()).await?), ["f"]);
    assert_eq!(
        service.last().query("filters"),
        Some("status:TRASH AND kind:FOLDER")
    );
    Ok(())
}
