//! The bytes of files (`wire.md` §6.3).

use http::header;

use super::call::Call;
use super::errors::ApiError;
use super::item::Item;
use crate::answer::Answer;
use crate::file_answer::ranged;

pub(crate) fn content(call: &mut Call<'_>) -> Result<Answer, ApiError> {
    let path = call.path();
    call.serve(call.live(&path)?)
}

impl Call<'_> {
    /// Answers with the bytes of a file; ranges are not documented and ignored, unless the emulator is set to
    /// serve them.
    pub(crate) fn serve(&self, item: &Item) -> Result<Answer, ApiError> {
        let file = item.file.as_ref();
        let file = file.ok_or_else(|| ApiError::bad(format!("{} is a folder", item.name)))?;
        let range = self.head.header(header::RANGE);
        let range = range.filter(|_| self.settings.ranges);
        let answer = ranged(&file.content, range).map_err(|size| {
            ApiError::new(416, "bad_range", format!("the file has {size} bytes"))
        })?;
        Ok(answer.header(header::CONTENT_TYPE, item.media_type()))
    }
}
