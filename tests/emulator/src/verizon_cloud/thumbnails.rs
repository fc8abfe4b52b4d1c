//! Small pictures, by the token of their content (`wire.md` §5.13).

use http::StatusCode;

use super::call::Call;
use super::errors::ApiError;
use super::item::ROOT;
use crate::answer::Answer;
use crate::picture;

/// The largest side that can be asked for.
const LARGEST: u64 = 4096;

pub(crate) fn get(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let (height, width) = size(call)?;
    let token = call.segment(0);
    let live = call.state.tree.live_below(ROOT).into_iter();
    let mut files = live.filter_map(|item| item.file.as_ref());
    let file = files.find(|file| file.token == token);
    let file = file.ok_or_else(|| ApiError::not_found("the content"))?;
    let (_, wide, high) = picture::read(&file.content).ok_or_else(|| {
        let what = "files of this type have no thumbnails";
        ApiError::new(415, "unsupported_media_type", what)
    })?;
    let small = picture::thumbnail((wide, high), (width, height));
    Ok(Answer::with(StatusCode::OK, "image/png", small))
}

/// Returns height and width.
fn size(call: &Call<'_>) -> Result<(u32, u32), ApiError> {
    let side = |name| -> Result<Option<u32>, ApiError> {
        let pixels = call.number(name, 1..=LARGEST)?;
        Ok(pixels.and_then(|pixels| u32::try_from(pixels).ok()))
    };
    match (
        call.one_of("size", &["xs", "s", "m"])?,
        side("th")?,
        side("tw")?,
    ) {
        (Some("xs"), None, None) => Ok((24, 24)),
        (Some("s"), None, None) => Ok((64, 64)),
        (Some(_), None, None) => Ok((128, 128)),
        (None, Some(height), Some(width)) => Ok((height, width)),
        _ => Err(ApiError::bad("either size or both of th and tw are needed")),
    }
}
