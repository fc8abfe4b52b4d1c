//! Runs an emulator until Ctrl-C.

mod control;
mod run;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Storage services to test against, on 127.0.0.1", version)]
struct Arguments {
    #[command(subcommand)]
    provider: Provider,
}

#[derive(Subcommand)]
enum Provider {
    /// Yandex Disk: the API on the given port, its other hosts on the four ports after it.
    YandexDisk(run::yandex_disk::Arguments),
    /// Frame.io: the API on the given port, sign-in, upload storage and media host on the three ports after it.
    Frameio(run::frameio::Arguments),
    /// Amazon Drive: the master host on the given port; metadata, content, sign-in, temporary links and the host of
    /// redirects on the five ports after it.
    AmazonDrive(run::amazon_drive::Arguments),
    /// Verizon's Personal Cloud: the API on the given port, uploads and public links on the two ports after it.
    VerizonCloud(run::verizon_cloud::Arguments),
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    match Arguments::parse().provider {
        Provider::YandexDisk(arguments) => run::yandex_disk::run(arguments).await,
        Provider::Frameio(arguments) => run::frameio::run(arguments).await,
        Provider::AmazonDrive(arguments) => run::amazon_drive::run(arguments).await,
        Provider::VerizonCloud(arguments) => run::verizon_cloud::run(arguments).await,
    }
}
