//! Measures listing a folder of 10,000 files with bare reqwest, the typed crate and the facade.

use std::alloc::System;
use std::time::Duration;

use clap::Parser as _;
use cloud_drives_benches::allocations::{Allocations, COUNTING};
use cloud_drives_benches::clients::{bare, facade, typed};
use cloud_drives_benches::fixtures::{FOLDER, TOKEN};
use cloud_drives_benches::measure::{Case, in_turns};
use cloud_drives_benches::options::Options;
use cloud_drives_benches::process::{Failure, Server, serve_if_asked};
use cloud_drives_benches::server::Offer;
use cloud_drives_benches::table::Table;
use cloud_drives_core::Items;
use http::header::{ACCEPT, ACCEPT_ENCODING, AUTHORIZATION};
use stats_alloc::StatsAlloc;
use tokio::runtime::{Builder, Runtime};
use yandex_disk::types::Resource;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = COUNTING;

fn main() -> Result<(), Failure> {
    serve_if_asked()?;
    let options = Options::parse();
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let items = if options.quick { 2000 } else { 10_000 };
    let server = Server::start(Offer {
        items,
        ..Offer::default()
    })?;
    for page_size in [200, 1000] {
        list(&options, &runtime, server.url(), items, page_size)?;
    }
    ahead(&options, &runtime, items)?;
    compressed(&options, &runtime, items)
}

/// Pages over a line of 20 Mbit/s, as they are and compressed.
fn compressed(options: &Options, runtime: &Runtime, items: u64) -> Result<(), Failure> {
    const PAGE: u32 = 200;
    let server = Server::start(Offer {
        items,
        bits_per_second: 20_000_000,
        ..Offer::default()
    })?;
    let endpoint = format!("{}/v1/disk/resources", server.url());
    let (bare, facade) = (bare()?, facade(server.url())?);
    let mut cases = vec![
        each(runtime, "bare reqwest, not compressed", items, async || {
            by_hand(&bare, &endpoint, PAGE).await
        }),
        each(runtime, "facade, gzip", items, async || {
            count(facade.listdir(FOLDER).page_size(PAGE).items()).await
        }),
    ];
    let sent = [
        runtime.block_on(sent(&bare, &endpoint, items, PAGE, "identity"))?,
        runtime.block_on(sent(&bare, &endpoint, items, PAGE, "gzip"))?,
    ];
    let measured = in_turns(&mut cases, options.rounds(5), 1);
    let mut table = Table::new(&["", "s", "spread", "against the first", "bytes of all pages"]);
    for ((case, took), bytes) in cases.iter().zip(&measured).zip(sent) {
        table.row([
            case.name.to_owned(),
            format!("{:.2}", took.median().as_secs_f64()),
            format!("{:.0} %", took.spread()),
            format!("{:+.1} %", took.against(measured.first().unwrap_or(took))),
            bytes.to_string(),
        ]);
    }
    table.print(&format!("{items} items in pages of {PAGE} at 20 Mbit/s"));
    Ok(())
}

/// Bytes of all pages as the server sends them.
async fn sent(
    client: &reqwest::Client,
    endpoint: &str,
    items: u64,
    page_size: u32,
    encoding: &str,
) -> Result<u64, Failure> {
    let mut bytes = 0;
    for offset in (0..items).step_by(page_size as usize) {
        let (limit, offset) = (page_size.to_string(), offset.to_string());
        let parameters = [("path", FOLDER), ("limit", &limit), ("offset", &offset)];
        let url = reqwest::Url::parse_with_params(endpoint, parameters)?;
        let answer = client.get(url).header(ACCEPT_ENCODING, encoding);
        bytes += answer.send().await?.bytes().await?.len() as u64;
    }
    Ok(bytes)
}

/// Pages that are fetched ahead, where each takes 50 ms.
fn ahead(options: &Options, runtime: &Runtime, items: u64) -> Result<(), Failure> {
    const PAGE: u32 = 200;
    let server = Server::start(Offer {
        items,
        latency: Duration::from_millis(50),
        ..Offer::default()
    })?;
    let facade = facade(server.url())?;
    let list = |pages| {
        facade
            .listdir(FOLDER)
            .page_size(PAGE)
            .items()
            .prefetch(pages)
    };
    let mut cases = vec![
        each(runtime, "one page after the other", items, async || {
            count(list(0)).await
        }),
        each(runtime, "prefetch(1)", items, async || count(list(1)).await),
        each(runtime, "prefetch(4)", items, async || count(list(4)).await),
    ];
    cases.retain(|case| options.wants(case.name));
    let measured = in_turns(&mut cases, options.rounds(5), 1);
    let mut table = Table::new(&["", "pages/s", "s", "spread", "pages/s against the first"]);
    let mut first = None;
    for (case, took) in cases.iter().zip(&measured) {
        let seconds = took.median().as_secs_f64();
        let rate = items.div_ceil(PAGE.into()) as f64 / seconds;
        table.row([
            case.name.to_owned(),
            format!("{rate:.1}"),
            format!("{seconds:.2}"),
            format!("{:.0} %", took.spread()),
            format!("{:.2} ×", rate / *first.get_or_insert(rate)),
        ]);
    }
    table.print(&format!(
        "{items} items in pages of {PAGE}, each 50 ms away"
    ));
    Ok(())
}

fn list(
    options: &Options,
    runtime: &Runtime,
    url: &str,
    items: u64,
    page_size: u32,
) -> Result<(), Failure> {
    let endpoint = format!("{url}/v1/disk/resources");
    let (bare, typed, facade) = (bare()?, typed(url)?, facade(url)?);
    let mut cases = vec![
        each(runtime, "bare reqwest and serde_json", items, async || {
            by_hand(&bare, &endpoint, page_size).await
        }),
        each(runtime, "typed crate", items, async || {
            count(typed.resources().get(FOLDER).limit(page_size).items()).await
        }),
        each(runtime, "facade", items, async || {
            count(facade.listdir(FOLDER).page_size(page_size).items()).await
        }),
    ];
    cases.retain(|case| options.wants(case.name));
    let measured = in_turns(&mut cases, options.rounds(25), 1);
    let mut table = Table::new(&[
        "",
        "items/s",
        "ms",
        "best",
        "spread",
        "over the first",
        "allocations an item",
        "bytes an item",
    ]);
    let mut first = None;
    for (case, took) in cases.iter_mut().zip(&measured) {
        let allocated = Allocations::of(|| (case.run)(1));
        let seconds = took.median().as_secs_f64();
        table.row([
            case.name.to_owned(),
            format!("{:.0}", items as f64 / seconds),
            format!("{:.1}", seconds * 1e3),
            format!("{:.1}", took.best().as_secs_f64() * 1e3),
            format!("{:.0} %", took.spread()),
            format!("{:+.1} %", took.against(first.get_or_insert(took))),
            format!("{:.2}", allocated.count as f64 / items as f64),
            format!("{:.0}", allocated.bytes as f64 / items as f64),
        ]);
    }
    table.print(&format!("{items} items in pages of {page_size}"));
    Ok(())
}

/// What one writes without the crates: the next page until there is none.
async fn by_hand(
    client: &reqwest::Client,
    endpoint: &str,
    page_size: u32,
) -> Result<(u64, u64), Failure> {
    let (mut seen, mut bytes) = (0, 0);
    loop {
        let (limit, offset) = (page_size.to_string(), seen.to_string());
        let parameters = [("path", FOLDER), ("limit", &limit), ("offset", &offset)];
        let answer = client
            .get(reqwest::Url::parse_with_params(endpoint, parameters)?)
            .header(AUTHORIZATION, format!("OAuth {TOKEN}"))
            .header(ACCEPT, "application/json")
            .send()
            .await?
            .error_for_status()?;
        let page: Resource = serde_json::from_slice(&answer.bytes().await?)?;
        let list = page.embedded.ok_or("the page has no list")?;
        for item in list.items {
            seen += 1;
            bytes += item.size.unwrap_or(0);
        }
        if seen >= list.total.unwrap_or(0) {
            return Ok((seen, bytes));
        }
    }
}

async fn count(mut items: Items<Resource>) -> Result<(u64, u64), Failure> {
    let (mut seen, mut bytes) = (0, 0);
    while let Some(item) = items.try_next().await? {
        seen += 1;
        bytes += item.size.unwrap_or(0);
    }
    Ok((seen, bytes))
}

fn each<'a, F>(runtime: &'a Runtime, name: &'static str, items: u64, list: F) -> Case<'a>
where
    F: AsyncFn() -> Result<(u64, u64), Failure> + 'a,
{
    let wanted = (items, (0..items).map(|number| number * 1000).sum());
    Case::new(name, move |times| {
        for _ in 0..times {
            let found = runtime.block_on(list()).expect("the server answers");
            assert_eq!(found, wanted);
        }
    })
}
