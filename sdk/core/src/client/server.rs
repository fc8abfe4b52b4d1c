//! The servers of a client.

use url::Url;

use crate::path::PathBuilder;
use crate::query::Query;

/// Capacity for the path and the query of a usual request, in bytes.
const ROOM: usize = 256;

/// A server of a client.
#[derive(Clone)]
pub(super) struct Server {
    pub(super) name: &'static str,
    url: Url,
    /// The same URL with a long path.
    ///
    /// A URL can't be created with spare capacity, but a clone of this one with a shorter path has some. So the address of a request is
    /// allocated once.
    roomy: Url,
}

impl Server {
    pub(super) fn new(name: &'static str, url: Url) -> Self {
        let mut roomy = url.clone();
        roomy.set_path(&"x".repeat(url.path().len() + ROOM));
        Self { name, url, roomy }
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    /// Returns the address of a path and a query on this server.
    pub(super) fn address(&self, path: &PathBuilder, query: &Query) -> Url {
        let mut url = self.roomy.clone();
        path.put_on(&mut url, self.url.path());
        query.apply(&mut url);
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_nothing_of_the_spare_path() {
        for (base, address) in [
            ("https://host", "https://host/things?a=1"),
            (
                "https://host:444/cloud/1/",
                "https://host:444/cloud/1/things?a=1",
            ),
        ] {
            let server = Server::new("api", Url::parse(base).unwrap());
            let mut query = Query::new();
            query.push("a", "1");
            let path = PathBuilder::new("/things");
            let made = server.address(&path, &query);
            assert_eq!(made.as_str(), address);
            let mut joined = path.join(server.url());
            query.apply(&mut joined);
            assert_eq!(made, joined);
        }
    }
}
