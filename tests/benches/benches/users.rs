//! Measures a client for an additional user of a server: time to create it, and its memory.

use std::alloc::System;
use std::hint::black_box;
use std::time::Duration;

use clap::Parser as _;
use cloud_drives::auth::Tokens;
use cloud_drives::prelude::*;
use cloud_drives::{AmazonDrive, Error, FrameIo, YandexDisk};
use cloud_drives_benches::allocations::{Allocations, COUNTING};
use cloud_drives_benches::clients::{InMemory, bare};
use cloud_drives_benches::fixtures::TOKEN;
use cloud_drives_benches::measure::{Case, in_turns};
use cloud_drives_benches::options::Options;
use cloud_drives_benches::process::Failure;
use cloud_drives_benches::table::Table;
use stats_alloc::StatsAlloc;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = COUNTING;

/// What a program keeps of a user without the crates: the shared client of reqwest, and the header with the user's token.
#[derive(Clone)]
struct ByHand {
    _client: reqwest::Client,
    _authorization: http::HeaderValue,
}

fn main() -> Result<(), Failure> {
    let options = Options::parse();
    let users = if options.quick { 1000 } else { 10_000 };
    let client = bare()?;
    let transport = || InMemory::answering("{}");
    let core = yandex_disk::Client::builder()
        .token(TOKEN)
        .transport(std::sync::Arc::new(transport()))
        .build()?;
    let disk = YandexDisk::builder().token(TOKEN).transport(transport());
    let disk = disk.build()?;
    let frame = FrameIo::builder()
        .application("id", "secret")
        .transport(transport())
        .build()?;
    let drive = AmazonDrive::builder()
        .application("id", "secret")
        .transport(transport())
        .build()?;
    let cases = vec![
        further("by hand: a clone of reqwest's client, a header", |user| {
            Ok(ByHand {
                _client: client.clone(),
                _authorization: format!("OAuth {}", token(user)).parse().expect("a header"),
            })
        }),
        further("typed crate: core().with_token", |user| {
            core.core().with_token(token(user))
        }),
        further("Yandex Disk: with_token", |user| {
            disk.with_token(token(user))
        }),
        further("Frame.io: signed_in", |user| frame.signed_in(tokens(user))),
        further("Frame.io: signed_in, account", |user| {
            Ok(frame.signed_in(tokens(user))?.account("account"))
        }),
        further("Amazon Drive: signed_in", |user| {
            drive.signed_in(tokens(user))
        }),
        further("Yandex Disk: a builder, connections of its own", |user| {
            YandexDisk::builder().token(token(user)).build()
        }),
    ];
    show(cases, &options, users);
    Ok(())
}

/// As long as those of the services.
fn token(user: usize) -> String {
    format!("y0_{user:060}")
}

fn tokens(user: usize) -> Tokens {
    Tokens::new(token(user))
        .refresh_token(format!("1:{user:060}"))
        .expires_in(Duration::from_secs(3600))
}

/// A case, and a way to make and to keep so many.
struct Further<'a> {
    case: Case<'a>,
    kept: Box<dyn Fn(usize) -> Allocations + 'a>,
}

/// Makes clients and drops them again.
fn further<'a, T: 'a>(
    name: &'static str,
    make: impl Fn(usize) -> Result<T, Error> + Copy + 'a,
) -> Further<'a> {
    let all = move |users: usize| {
        let users = (0..users).map(|user| make(user).expect("the settings fit"));
        users.collect::<Vec<T>>()
    };
    Further {
        case: Case::new(name, move |users| drop(black_box(all(users)))),
        kept: Box::new(move |users| {
            let mut kept = None;
            let allocated = Allocations::of(|| kept = Some(black_box(all(users))));
            drop(kept);
            allocated
        }),
    }
}

fn show(mut all: Vec<Further<'_>>, options: &Options, users: usize) {
    all.retain(|further| options.wants(further.case.name));
    let (mut cases, kept): (Vec<_>, Vec<_>) = all
        .into_iter()
        .map(|further| (further.case, further.kept))
        .unzip();
    let measured = in_turns(&mut cases, options.rounds(11), users);
    let mut table = Table::new(&[
        "",
        "µs to make and drop",
        "best",
        "spread",
        "allocations",
        "bytes held",
    ]);
    for ((case, took), kept) in cases.iter().zip(&measured).zip(kept) {
        let allocated = kept(users);
        let each = |total: usize| total as f64 / users as f64;
        table.row([
            case.name.to_owned(),
            format!("{:.2}", took.median().as_secs_f64() * 1e6),
            format!("{:.2}", took.best().as_secs_f64() * 1e6),
            format!("{:.0} %", took.spread()),
            format!("{:.1}", each(allocated.count)),
            format!("{:.0}", each(allocated.held)),
        ]);
    }
    table.print(&format!("One more user, of {users} in a process"));
}
