//! Virtual folders.

use serde_json::json;

use super::client::User;

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
