//! Rows that are found by id and stay in the order in which they were made.

use std::collections::HashMap;

/// A table of items of one kind.
#[derive(Debug)]
pub(crate) struct Table<T> {
    rows: Vec<Option<(String, T)>>,
    places: HashMap<String, usize>,
}

/// How many gaps that removed rows leave are never worth closing.
const GAPS: usize = 32;

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            places: HashMap::new(),
        }
    }
}

impl<T> Table<T> {
    pub(crate) fn insert(&mut self, id: impl Into<String>, row: T) {
        let id = id.into();
        self.remove(&id);
        self.places.insert(id.clone(), self.rows.len());
        self.rows.push(Some((id, row)));
    }

    pub(crate) fn get(&self, id: &str) -> Option<&T> {
        let place = *self.places.get(id)?;
        self.rows.get(place)?.as_ref().map(|(_, row)| row)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let place = *self.places.get(id)?;
        self.rows.get_mut(place)?.as_mut().map(|(_, row)| row)
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<T> {
        let place = self.places.remove(id)?;
        let removed = self.rows.get_mut(place)?.take();
        if self.rows.len() > 2 * self.places.len() + GAPS {
            self.close_gaps();
        }
        removed.map(|(_, row)| row)
    }

    /// Moves the rows together, in their order.
    fn close_gaps(&mut self) {
        self.rows.retain(Option::is_some);
        let ids = self.iter().map(|(id, _)| id.to_owned());
        self.places = ids.zip(0..).collect();
    }

    /// Ids and rows, oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &T)> {
        self.rows
            .iter()
            .flatten()
            .map(|(id, row)| (id.as_str(), row))
    }

    /// Ids and rows that can be changed, oldest first.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut T)> {
        let rows = self.rows.iter_mut().flatten();
        rows.map(|(id, row)| (id.as_str(), row))
    }

    /// Returns the ids of the rows that fit, oldest first.
    pub(crate) fn ids(&self, fits: impl Fn(&T) -> bool) -> Vec<String> {
        let fitting = self.iter().filter(|(_, row)| fits(row));
        fitting.map(|(id, _)| id.to_owned()).collect()
    }

    /// Takes out the rows that fit.
    pub(crate) fn remove_all(&mut self, fits: impl Fn(&str, &T) -> bool) -> Vec<T> {
        let fitting = self.iter().filter(|(id, row)| fits(id, row));
        let ids: Vec<String> = fitting.map(|(id, _)| id.to_owned()).collect();
        ids.iter().filter_map(|id| self.remove(id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stay_in_order_when_others_go() {
        let mut table = Table::default();
        for (id, row) in [("c", 1), ("a", 2), ("b", 3)] {
            table.insert(id, row);
        }
        assert_eq!(table.remove("a"), Some(2));
        assert_eq!(table.remove("a"), None);
        table.insert("d", 4);
        assert_eq!(table.ids(|_| true), ["c", "b", "d"]);
        assert_eq!(table.remove_all(|_, row| *row > 2), [3, 4]);
        assert_eq!((table.get("c"), table.get("d")), (Some(&1), None));
    }

    #[test]
    fn removed_rows_leave_nothing_behind() {
        let mut table = Table::default();
        table.insert("first", 0);
        for row in 1..1_000 {
            table.insert("other", row);
            table.remove("other");
        }
        table.insert("last", 1);
        assert!(table.rows.len() < 2 * GAPS, "{}", table.rows.len());
        assert_eq!(table.ids(|_| true), ["first", "last"]);
        assert_eq!(
            (table.get("first"), table.get("last")),
            (Some(&0), Some(&1))
        );
    }
}
