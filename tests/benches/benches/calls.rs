//! Measures one call, `GET /v1/disk/resources`, with bare reqwest, the typed crate and the facade: time and allocations.

use std::alloc::System;
use std::hint::black_box;

use clap::Parser as _;
use cloud_drives::YandexDisk;
use cloud_drives::prelude::*;
use cloud_drives_benches::allocations::{Allocations, COUNTING};
use cloud_drives_benches::clients::{InMemory, bare, facade, typed};
use cloud_drives_benches::fixtures::{FILE, TOKEN, resource};
use cloud_drives_benches::measure::{Case, in_turns};
use cloud_drives_benches::options::Options;
use cloud_drives_benches::process::{Failure, Server, serve_if_asked};
use cloud_drives_benches::server::Offer;
use cloud_drives_benches::table::Table;
use http::header::{ACCEPT, AUTHORIZATION};
use stats_alloc::StatsAlloc;
use tokio::runtime::{Builder, Runtime};
use yandex_disk::types::Resource;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = COUNTING;

fn main() -> Result<(), Failure> {
    serve_if_asked()?;
    let options = Options::parse();
    let runtime = Builder::new_current_thread().enable_all().build()?;
    over_loopback(&options, &runtime)?;
    in_memory(&options, &runtime)
}

/// Over a connection that stays open, to a server on this machine.
fn over_loopback(options: &Options, runtime: &Runtime) -> Result<(), Failure> {
    let server = Server::start(Offer::default())?;
    let endpoint = format!("{}/v1/disk/resources", server.url());
    let (bare, typed, facade) = (bare()?, typed(server.url())?, facade(server.url())?);
    let cases = vec![
        each(runtime, "bare reqwest and serde_json", async || {
            by_hand(&bare, &endpoint).await
        }),
        each(runtime, "typed crate", async || {
            Ok(typed.resources().get(FILE).send().await?.into_body())
        }),
        each(runtime, "facade", async || {
            Ok(facade.get_meta(FILE).await?)
        }),
    ];
    let times = if options.quick { 200 } else { 2000 };
    show("One call over loopback", cases, options, times);
    Ok(())
}

/// Without a network: what the layers cost.
fn in_memory(options: &Options, runtime: &Runtime) -> Result<(), Failure> {
    let sums = (
        "d41d8cd98f00b204e9800998ecf8427e",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    let json = resource("disk:", "film.mov", 1 << 30, sums).to_string();
    let transport = InMemory::answering(json.clone());
    let typed = yandex_disk::Client::builder()
        .token(TOKEN)
        .transport(std::sync::Arc::new(transport.clone()))
        .build()?;
    let facade = YandexDisk::builder()
        .token(TOKEN)
        .transport(transport)
        .build()?;
    let cases = vec![
        each(runtime, "serde_json alone", async || {
            Ok(serde_json::from_str::<Resource>(black_box(&json))?)
        }),
        each(runtime, "typed crate", async || {
            Ok(typed.resources().get(FILE).send().await?.into_body())
        }),
        each(runtime, "facade", async || {
            Ok(facade.get_meta(FILE).await?)
        }),
    ];
    let times = if options.quick { 1000 } else { 20_000 };
    show("One call without a network", cases, options, times);
    Ok(())
}

/// What one writes without the crates, and without losing speed.
async fn by_hand(client: &reqwest::Client, endpoint: &str) -> Result<Resource, Failure> {
    let url = reqwest::Url::parse_with_params(endpoint, [("path", FILE)])?;
    let answer = client
        .get(url)
        .header(AUTHORIZATION, format!("OAuth {TOKEN}"))
        .header(ACCEPT, "application/json")
        .send()
        .await?
        .error_for_status()?;
    Ok(serde_json::from_slice(&answer.bytes().await?)?)
}

/// A case that makes its calls one after the other.
fn each<'a, F>(runtime: &'a Runtime, name: &'static str, call: F) -> Case<'a>
where
    F: AsyncFn() -> Result<Resource, Failure> + 'a,
{
    Case::new(name, move |times| {
        runtime.block_on(async {
            for _ in 0..times {
                let found = call().await.expect("the server answers");
                assert!(black_box(found).md5.is_some());
            }
        });
    })
}

fn show(title: &str, mut cases: Vec<Case<'_>>, options: &Options, times: usize) {
    cases.retain(|case| options.wants(case.name));
    let measured = in_turns(&mut cases, options.rounds(25), times);
    let mut table = Table::new(&[
        "",
        "µs a call",
        "best",
        "spread",
        "over the first",
        "allocations",
        "bytes",
    ]);
    let mut first = None;
    for (case, took) in cases.iter_mut().zip(&measured) {
        let allocated = Allocations::of(|| (case.run)(times));
        let micros = took.median().as_secs_f64() * 1e6;
        let count = allocated.count as f64 / times as f64;
        let (baseline, baseline_count) = *first.get_or_insert((took, count));
        let percent = took.against(baseline);
        let over = baseline.median().as_secs_f64() * 1e6 * percent / 100.0;
        table.row([
            case.name.to_owned(),
            format!("{micros:.2}"),
            format!("{:.2}", took.best().as_secs_f64() * 1e6),
            format!("{:.0} %", took.spread()),
            format!("{over:+.2} µs, {percent:+.1} %"),
            format!("{count:.1} ({:+.1})", count - baseline_count),
            format!("{:.0}", allocated.bytes as f64 / times as f64),
        ]);
    }
    table.print(title);
}
