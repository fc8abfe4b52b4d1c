//! Tests of the states of files in a resumable upload of a folder.

use super::*;

const LARGE: u64 = 8 << 20;

fn resumable(states: &Path) -> FolderSettings {
    FolderSettings {
        states: Some(states.to_owned()),
        ..FolderSettings::default()
    }
}

#[tokio::test(start_paused = true)]
async fn large_files_have_a_state_file_that_the_next_run_finds() {
    let root = folder(&[("small", "small"), ("in/large", ""), ("large", "")]);
    for large in ["in/large", "large"] {
        let file = fs::File::create(root.path().join(large)).unwrap();
        file.set_len(LARGE).unwrap();
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let states = elsewhere.path().join("of/uploads");
    let run = |into: &'static str| {
        let settings = resumable(&states);
        let root = root.path();
        async move {
            let memory = Memory::with(&[("/2/", None)]);
            let report = upload_folder(&memory, root, into, settings).await.unwrap();
            assert!(report.is_complete(), "{:?}", report.failed);
            let mut states = memory.states.into_inner().unwrap();
            states.sort();
            states
        }
    };
    let (first, again, other) = (run("/").await, run("/").await, run("/2/").await);
    assert_eq!(first.len(), 2);
    assert_ne!(first[0], first[1]);
    assert!(first.iter().all(|state| state.starts_with(&states)));
    assert_eq!(first, again);
    assert!(first.iter().all(|state| !other.contains(state)));
    assert!(!states.exists(), "no state is left");
    assert!(states.parent().unwrap().exists());
}

#[tokio::test(start_paused = true)]
async fn states_are_refused_in_the_uploaded_folder_and_without_support_for_resuming() {
    let root = folder(&[("a", "a")]);
    let memory = Memory {
        uploads_are_resumable: true,
        ..Memory::default()
    };
    let states = root.path().join("states");
    let upload = memory.upload_folder(root.path(), "/").resumable(states);
    let error = upload.await.unwrap_err();
    assert!(error.is_invalid_input(), "{error}");

    let states = tempfile::tempdir().unwrap();
    let upload = Memory::default().upload_folder(root.path(), "/");
    let error = upload.resumable(states.path()).await.unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_dry_run_creates_no_folder_for_states() {
    let root = folder(&[("a", "a")]);
    let elsewhere = tempfile::tempdir().unwrap();
    let states = elsewhere.path().join("states");
    let settings = FolderSettings {
        dry: true,
        ..resumable(&states)
    };
    let memory = Memory::default();
    assert!(upload(&memory, root.path(), settings).await.is_complete());
    assert!(!states.exists());
}
