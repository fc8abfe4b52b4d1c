//! Reusable buffers for chunks of a file.

use std::io::{self, ErrorKind, Read};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

/// A pool of free buffers, as many as were ever in use at once.
///
/// In a fast upload, allocating a buffer for each chunk takes longer than reading the chunk.
#[derive(Debug, Default)]
pub(in crate::transfer) struct Buffers(Mutex<Vec<Vec<u8>>>);

impl Buffers {
    /// Returns an empty buffer with room for `room` bytes. It returns to the pool when its last reference is dropped.
    pub(in crate::transfer) fn lend(buffers: &Arc<Self>, room: usize) -> Lent {
        Lent {
            buffer: buffers.take(room),
            length: 0,
            owner: buffers.clone(),
        }
    }

    /// Reads up to the given number of bytes; fewer only at the end.
    pub(super) fn fill(
        buffers: &Arc<Self>,
        wanted: usize,
        reader: &mut impl Read,
    ) -> io::Result<Bytes> {
        let mut lent = Self::lend(buffers, wanted);
        while let Some(rest) = lent.buffer.get_mut(lent.length..wanted)
            && !rest.is_empty()
        {
            match reader.read(rest) {
                Ok(0) => break,
                Ok(read) => lent.length += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(lent.into_bytes())
    }

    fn take(&self, wanted: usize) -> Vec<u8> {
        let mut buffer = self.lock().pop().unwrap_or_default();
        if buffer.len() < wanted {
            buffer.resize(wanted, 0);
        }
        buffer
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A buffer that is in use.
pub(in crate::transfer) struct Lent {
    buffer: Vec<u8>,
    length: usize,
    owner: Arc<Buffers>,
}

impl Lent {
    pub(in crate::transfer) fn len(&self) -> usize {
        self.length
    }

    /// Takes as much of a chunk as fits into `most` bytes in total.
    pub(in crate::transfer) fn fill_from(&mut self, chunk: &mut Bytes, most: usize) {
        let most = most.min(self.buffer.len());
        let taken = chunk.split_to(most.saturating_sub(self.length).min(chunk.len()));
        if let Some(room) = self.buffer.get_mut(self.length..self.length + taken.len()) {
            room.copy_from_slice(&taken);
            self.length += taken.len();
        }
    }

    /// Converts to the bytes in the buffer.
    pub(in crate::transfer) fn into_bytes(self) -> Bytes {
        match self.length {
            0 => Bytes::new(),
            _ => Bytes::from_owner(self),
        }
    }
}

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        self.buffer.get(..self.length).unwrap_or_default()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.owner.lock().push(std::mem::take(&mut self.buffer));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(buffers: &Buffers) -> usize {
        buffers.lock().len()
    }

    #[test]
    fn a_buffer_is_reused_once_all_of_its_bytes_are_dropped() {
        let buffers = Arc::<Buffers>::default();
        let mut source: &[u8] = b"first-second-end";
        let mut first = Buffers::fill(&buffers, 6, &mut source).unwrap();
        let second = Buffers::fill(&buffers, 7, &mut source).unwrap();
        let piece = first.split_to(2);
        drop(first);
        assert_eq!((free(&buffers), &piece[..]), (0, &b"fi"[..]));
        drop(piece);
        assert_eq!(free(&buffers), 1);
        // The last chunk is shorter than its buffer.
        let last = Buffers::fill(&buffers, 7, &mut source).unwrap();
        assert_eq!((&second[..], &last[..]), (&b"second-"[..], &b"end"[..]));
        assert_eq!(free(&buffers), 0);
        drop((second, last));
        assert_eq!(free(&buffers), 2);
        assert!(Buffers::fill(&buffers, 7, &mut source).unwrap().is_empty());
    }

    #[test]
    fn a_reader_with_short_reads_is_read_until_the_buffer_is_full() {
        struct Drops(usize);
        impl Read for Drops {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                self.0 += 1;
                if self.0 == 2 {
                    return Err(ErrorKind::Interrupted.into());
                }
                into[0] = 7;
                Ok(1)
            }
        }
        let bytes = Buffers::fill(&Arc::default(), 3, &mut Drops(0)).unwrap();
        assert_eq!(bytes, &[7, 7, 7][..]);
    }

    #[test]
    fn an_error_returns_the_buffer_to_the_pool() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(ErrorKind::Other.into())
            }
        }
        let buffers = Arc::<Buffers>::default();
        Buffers::fill(&buffers, 3, &mut Broken).unwrap_err();
        assert_eq!(free(&buffers), 1);
    }
}
