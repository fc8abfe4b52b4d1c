//! The account: who owns the Disk, how much is on it.

use serde_json::{Value, json};

use super::call::Call;
use super::errors::ApiError;
use super::settings::Settings;
use super::state::{APPLICATIONS, DOWNLOADS, date};
use super::tree::TRASH;
use crate::answer::Answer;

/// The owner's id.
pub(crate) const UID: &str = "100200300";

/// Returns the owner as strangers see him.
pub(crate) fn owner(settings: &Settings) -> Value {
    json!({"login": settings.login, "display_name": settings.login, "uid": UID})
}

/// Answers endpoint 1.
pub(crate) fn disk(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let settings = call.settings;
    let state = &call.state;
    let folder = |name: &str| format!("disk:/{name}");
    let social = |name: &str| format!("disk:/Социальные сети/{name}");
    let registered = date(state.registered);
    let disk = json!({
        "max_file_size": settings.max_file_size,
        "paid_max_file_size": 50_u64 << 30,
        "total_space": state.conditions.total_space,
        "used_space": state.used_space(),
        "trash_size": state.tree.size(TRASH),
        "is_paid": false,
        "reg_time": registered,
        "revision": state.tree.revision(),
        "unlimited_autoupload_enabled": false,
        "is_idm_managed_folder_address_access": false,
        "is_idm_managed_public_access": false,
        "system_folders": {
            "applications": folder(APPLICATIONS),
            "downloads": format!("disk:/{DOWNLOADS}/"),
            "attach": folder("Почтовые вложения"),
            "calendar": folder("Материалы встреч"),
            "messenger": folder("Файлы Мессенджера"),
            "photostream": folder("Фотокамера/"),
            "scans": folder("Сканы"),
            "screenshots": folder("Скриншоты/"),
            "social": social(""),
            "facebook": social("Facebook"),
            "google": social("Google+"),
            "instagram": social("Instagram"),
            "mailru": social("Мой Мир"),
            "odnoklassniki": social("Одноклассники"),
            "vkontakte": social("ВКонтакте"),
        },
        "user": {
            "uid": UID,
            "login": settings.login,
            "display_name": settings.login,
            "country": "ru",
            "is_child": false,
            "reg_time": registered,
        },
    });
    Ok(call.json(200, disk))
}
