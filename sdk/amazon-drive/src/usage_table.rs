//! The usage by category as a table.

use std::fmt;

use crate::types;

/// Formats the usage by category as a table: number and bytes of documents, photos, videos and other files.
///
/// ```no_run
/// # async fn example(drive: amazon_drive::Client) -> Result<(), amazon_drive::Error> {
/// use amazon_drive::UsageTable;
///
/// print!("{}", UsageTable(&drive.account().usage().await?));
/// # Ok(()) }
/// ```
///
/// An empty answer is an empty text.
#[derive(Clone, Copy, Debug)]
pub struct UsageTable<'a>(pub &'a types::AccountUsage);

impl fmt::Display for UsageTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let usage = self.0;
        let rows = [
            ("Documents", &usage.doc),
            ("Other", &usage.other),
            ("Photos", &usage.photo),
            ("Videos", &usage.video),
        ];
        let (mut count, mut bytes) = (0_i64, 0_i64);
        for (name, category) in rows {
            let Some(total) = category
                .as_ref()
                .and_then(|category| category.total.as_ref())
            else {
                continue;
            };
            count = count.saturating_add(total.count);
            bytes = bytes.saturating_add(total.bytes);
            writeln!(f, "{name:<10} {:>10} {:>18}", total.count, total.bytes)?;
        }
        let known = rows.iter().any(|(_, category)| category.is_some());
        if known {
            writeln!(f, "{:<10} {count:>10} {bytes:>18}", "Total")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_is_shown_with_a_total_and_an_empty_answer_as_nothing() {
        let usage = |json: &str| serde_json::from_str::<types::AccountUsage>(json).unwrap();
        assert_eq!(UsageTable(&usage("{}")).to_string(), "");
        let some = usage(
            r#"{"doc":{"total":{"bytes":5,"count":1}},"video":{"total":{"bytes":10,"count":2}},"photo":{}}"#,
        );
        let table = UsageTable(&some).to_string();
        let words: Vec<Vec<&str>> = table
            .lines()
            .map(|line| line.split_whitespace().collect())
            .collect();
        assert_eq!(
            words,
            [
                ["Documents", "1", "5"],
                ["Videos", "2", "10"],
                ["Total", "3", "15"]
            ]
        );
    }
}
