//! Rows that are found by id and stay in the order in which they were made.

use std::collections::HashMap;

/// Things of one kind.
#[derive(Debug)]
pub(crate) struct Table<T> {
    rows: Vec<Option<(String, T)>>,
    places: HashMap<String, usize>,
}

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
        self.rows.get_mut(place)?.take().map(|(_, row)| row)
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

    /// The ids of the rows that fit, oldest first.
    pub(crate) fn ids(&self, fits: impl Fn(&T) -> bool) -> Vec<String> {
        let fitting = self.iter().filter(|(_, row)| fits(row));
        fitting.map(|(id, _)| id.to_owned()).collect()
    }

    /// Takes out the rows that fit; their ids.
    pub(crate) fn remove_all(&mut self, fits: impl Fn(&T) -> bool) -> Vec<String> {
        let ids = self.ids(fits);
        for id in &ids {
            self.remove(id);
        }
        ids
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
        assert_eq!(table.remove_all(|row| *row > 2), ["b", "d"]);
        assert_eq!((table.get("c"), table.get("d")), (Some(&1), None));
    }
}
