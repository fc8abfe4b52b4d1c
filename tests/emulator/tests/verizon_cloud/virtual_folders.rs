//! Virtual folders.

use cloud_drives_emulator::VerizonCloud;
use cloud_drives_emulator::verizon_cloud::Envelopes;
use serde_json::json;

use crate::client::User;

#[tokio::test]
async fn one_is_made_renamed_and_deleted() {
    let user = User::new();
    let made = user.call("POST", "virtualfolder/My%20Films", &[]).await;
    let folder = made.is(201).at("folder");
    assert_eq!(folder["name"], "My Films");
    assert_eq!(folder["parentPath"], "/");
    assert_eq!(
        (&folder["size"], &folder["immutable"]),
        (&json!(0), &json!(false))
    );
    user.call("POST", "virtualfolder/My%20Films", &[])
        .await
        .fails(409);
    user.upload("/My Films", "a.mov", b"film").await.is(201);
    let renamed = user
        .put("virtualfolder/My%20Films", json!({"name": "Cinema"}))
        .await
        .is(200);
    assert_eq!(renamed.at("folder.name"), "Cinema");
    assert_eq!(user.verizon.paths(), ["/Cinema/a.mov"]);
    user.put("virtualfolder/Cinema", json!({"name": "VZWEB"}))
        .await
        .fails(409);
    user.remove("/Cinema/a.mov").await.is(200);
    // There is still something in its trash.
    user.delete("virtualfolder/Cinema", &[]).await.fails(409);
    user.delete("virtualfolder/Cinema", &[("force", "true")])
        .await
        .bare(200);
    user.delete("virtualfolder/Cinema", &[]).await.fails(404);
    assert_eq!(
        user.verizon.virtual_folders(),
        ["MyComputer", "VZMOBILE", "VZWEB"]
    );
}

#[tokio::test]
async fn one_with_content_stays_even_by_force() {
    let user = User::new();
    user.verizon.put_file("/Films/a.mov", "film");
    for force in ["false", "true"] {
        user.delete("virtualfolder/Films", &[("force", force)])
            .await
            .fails(409);
    }
    user.verizon.purge("/Films/a.mov");
    user.delete("virtualfolder/Films", &[]).await.is(200);
}

#[tokio::test]
async fn those_that_have_always_been_there_are_immutable() {
    let user = User::new();
    user.delete("virtualfolder/VZMOBILE", &[]).await.fails(400);
    user.put("virtualfolder/VZMOBILE", json!({"name": "X"}))
        .await
        .fails(400);
    user.put("virtualfolder/NO", json!({"name": "X"}))
        .await
        .fails(404);
    user.call("POST", "virtualfolder/a%2Fb", &[])
        .await
        .fails(400);
}

#[tokio::test]
async fn its_envelope_can_be_missing() {
    let user = User::of(VerizonCloud::builder().envelopes(Envelopes::Bare));
    let made = user.call("POST", "virtualfolder/Films", &[]).await;
    assert_eq!(made.is(201).at("name"), "Films");
}
