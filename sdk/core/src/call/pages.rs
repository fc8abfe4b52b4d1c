//! The listing whose first page is a call.

use super::Call;
use crate::error::Result;
use crate::pager::{Cursor, PageInfo, Pages, Paging};
use crate::raw_response::RawResponse;
use crate::response::Response;

impl Call {
    /// Lists page by page, starting where the call starts: `decode` turns an answer into a page, `read` describes the page.
    pub fn pages<P: Send + 'static>(
        mut self,
        paging: Paging,
        decode: fn(RawResponse) -> Result<Response<P>>,
        read: fn(&P) -> PageInfo<'_>,
    ) -> Pages<P> {
        paging.set_size(&mut self.query);
        let limit = paging.limit_in(&self.query);
        let start = paging.start(&self.query);
        Pages::of_responses(
            self.operation,
            start,
            move |cursor| Box::pin(self.turned(&paging, limit, cursor).send(decode)),
            move |response: &Response<P>, cursor| {
                let info = read(response.body());
                paging.next(cursor, limit, info, response.undecoded().len())
            },
        )
    }

    /// Returns the call of the page at a position.
    fn turned(&self, paging: &Paging, limit: Option<u64>, cursor: Cursor) -> Self {
        let mut call = self.clone();
        match cursor {
            Cursor::Start => {}
            Cursor::Page(_) if paging.is_whole() && limit == Some(u64::MAX) => {}
            Cursor::Token(token) => paging.turn(&mut call.query, &token),
            Cursor::Offset(number) | Cursor::Page(number) => {
                paging.turn(&mut call.query, &number.to_string());
            }
        }
        call
    }
}
