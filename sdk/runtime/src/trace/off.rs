//! The functions of the module without the feature: they do nothing.

use std::fmt::Display;
use std::sync::Arc;
use std::time::Duration;

use cloud_drives_core::{Error, OperationInfo, Result, Transport};

pub(crate) fn calls(inner: impl Transport, _provider: &'static str) -> Arc<dyn Transport> {
    Arc::new(inner)
}

pub(crate) fn attempts(inner: Arc<dyn Transport>) -> Arc<dyn Transport> {
    inner
}

pub(crate) fn upload<T, F: Future<Output = Result<T>>>(
    sent: F,
    _told: impl FnOnce(&T) -> (u64, u32),
) -> F {
    sent
}

pub(crate) fn source(_source: &dyn Display) {}

pub(crate) fn download<T, F: Future<Output = Result<T>>>(
    received: F,
    _told: impl FnOnce(&T) -> (u64, u32),
) -> F {
    received
}

#[derive(Debug)]
pub(crate) struct Reading;

impl Reading {
    pub(crate) fn begin(_start: u64, _end: Option<u64>) -> Self {
        Self
    }

    pub(crate) fn part<T, F: Future<Output = Result<T>>>(&mut self, work: F) -> F {
        work
    }

    pub(crate) fn gave(&mut self, _bytes: usize, _attempts: u32) {}
}

pub(crate) fn wait<F: Future>(_reason: &'static str, _operation: &OperationInfo, turn: F) -> F {
    turn
}

pub(crate) fn retry(_error: &Error, _attempt: u32, _delay: Duration) {}

pub(crate) fn renewed<T>(_outcome: &Result<T, Arc<Error>>) {}

pub(crate) fn resumed(_what: &'static str, _offset: u64) {}

pub(crate) fn part_sent(_number: u32, _offset: u64, _size: u64) {}
