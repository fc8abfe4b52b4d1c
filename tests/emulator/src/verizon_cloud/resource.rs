//! The resources of a share (`wire.md` §3.14).

use serde_json::{Value, json};

use super::body::Members;
use super::call::Call;
use super::errors::ApiError;

/// A shared resource.
#[derive(Clone, Debug)]
pub(crate) struct Resource {
    uid: String,
    name: String,
    kind: String,
    subtype: Option<String>,
    location: String,
    size: Option<u64>,
}

impl Resource {
    /// Reads one from the body of a request; what it is of has to be there.
    pub(crate) fn read(call: &mut Call<'_>, value: &Value) -> Result<Self, ApiError> {
        let Value::Object(members) = value else {
            return Err(ApiError::bad("a resource must be an object"));
        };
        let body = Members(members.clone());
        let kind = body.one_of("type", &["file", "folder", "playlist"])?;
        let kind = kind.ok_or_else(|| ApiError::bad("type is missing"))?;
        let subtype = body.one_of("subType", &["image", "video", "audio"])?;
        let location = body.required("location")?;
        let size = match body.get("size") {
            None if kind == "file" => return Err(ApiError::bad("size is missing")),
            None => None,
            Some(size) => Some(
                size.as_u64()
                    .ok_or_else(|| ApiError::bad("size must be a number of bytes"))?,
            ),
        };
        let name = call.name_of(kind, location)?;
        Ok(Self {
            uid: format!("r-{}", call.state.digits(8)),
            name: body.text("name")?.unwrap_or(&name).to_owned(),
            kind: kind.to_owned(),
            subtype: subtype.map(str::to_owned),
            location: location.to_owned(),
            size,
        })
    }

    pub(crate) fn show(&self) -> Value {
        let mut shown = json!({
            "uid": self.uid,
            "name": self.name,
            "type": self.kind,
            "location": self.location,
        });
        if let Some(subtype) = &self.subtype {
            shown["subType"] = json!(subtype);
        }
        if let Some(size) = self.size {
            shown["size"] = json!(size);
        }
        shown
    }
}

impl Call<'_> {
    /// Returns the name of the item at a location, which must be of this type.
    fn name_of(&self, kind: &str, location: &str) -> Result<String, ApiError> {
        if kind == "playlist" {
            let mut playlists = self.state.playlists.iter();
            let found = playlists.find(|known| self.state.playlist_uri(known) == location);
            let found = found.ok_or_else(|| ApiError::not_found(location))?;
            return Ok(found.name.clone());
        }
        let item = self.by_uri(location)?;
        if item.is_folder() != (kind == "folder") {
            return Err(ApiError::bad(format!("{location} is no {kind}")));
        }
        Ok(item.name.clone())
    }
}
