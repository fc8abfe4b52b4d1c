//! Dotted paths into a body, as the `x-sdk-` keys write them: `links.next`, `shares.links[rel=next].link`.

/// A step of a path: a member of an object, and which entry of it when the member is a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    pub member: &'a str,
    pub entry: Option<Entry<'a>>,
}

/// The first entry of a list whose member has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    pub member: &'a str,
    pub value: &'a str,
}

/// Returns the steps of a path, from the body inwards.
///
/// A step whose brackets are not `[member=value]` is read as the name of a member, which nothing has.
///
/// ```
/// use build_tools::member_path::{Entry, segments};
///
/// let steps = segments("shares.links[rel=next].link");
/// assert_eq!(steps[1].member, "links");
/// assert_eq!(steps[1].entry, Some(Entry { member: "rel", value: "next" }));
/// assert_eq!(segments("links[0]")[0].member, "links[0]");
/// ```
pub fn segments(path: &str) -> Vec<Segment<'_>> {
    let mut steps = Vec::new();
    let mut rest = path;
    loop {
        let inside = rest.split_once('[').filter(|(name, _)| !name.contains('.'));
        let brackets = inside.and_then(|(name, after)| {
            let (entry, after) = after.split_once(']')?;
            let (member, value) = entry.split_once('=')?;
            let ends = after.is_empty() || after.starts_with('.');
            let whole = ends && !member.is_empty() && !value.is_empty();
            whole.then_some((name, Entry { member, value }, after))
        });
        let (step, after) = match brackets {
            Some((member, entry, after)) => {
                let entry = Some(entry);
                (Segment { member, entry }, after.strip_prefix('.'))
            }
            None => {
                let (member, after) = match rest.split_once('.') {
                    Some((member, after)) => (member, Some(after)),
                    None => (rest, None),
                };
                let entry = None;
                (Segment { member, entry }, after)
            }
        };
        steps.push(step);
        match after {
            Some(after) => rest = after,
            None => return steps,
        }
    }
}
