//! Tables in Markdown, for a README.

/// A table that grows by rows and is printed with columns of even width.
#[derive(Clone, Debug)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with the names of its columns. The first is text, the others are numbers.
    #[must_use]
    pub fn new(columns: &[&str]) -> Self {
        Self {
            rows: vec![columns.iter().map(ToString::to_string).collect()],
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Prints it under a title.
    pub fn print(&self, title: &str) {
        println!("\n{title}\n");
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let lengths = self.rows.iter().filter_map(|row| row.get(column));
                lengths.map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        for (number, row) in self.rows.iter().enumerate() {
            println!("{}", line(row, &widths));
            if number == 0 {
                let rules = widths
                    .iter()
                    .enumerate()
                    .map(|(column, width)| match column {
                        0 => format!(" {} ", "-".repeat((*width).max(3))),
                        _ => format!(" {}: ", "-".repeat(width.saturating_sub(1).max(2))),
                    });
                println!("|{}|", rules.collect::<Vec<_>>().join("|"));
            }
        }
    }
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells = widths.iter().enumerate().map(|(column, width)| {
        let cell = row.get(column).map_or("", String::as_str);
        match column {
            0 => format!(" {cell:<width$} ", width = (*width).max(3)),
            _ => format!(" {cell:>width$} ", width = (*width).max(3)),
        }
    });
    format!("|{}|", cells.collect::<Vec<_>>().join("|"))
}
