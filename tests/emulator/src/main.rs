//! Runs an emulator until Ctrl-C.

mod program;

use clap::{Parser, Subcommand};

use program::{amazon_drive, frameio, verizon_cloud, yandex_disk};

#[derive(Parser)]
#[command(about = "Storage services to test against", version)]
struct Arguments {
    #[command(subcommand)]
    provider: Provider,
}

#[derive(Subcommand)]
enum Provider {
    /// Yandex Disk: the API, then sign-in, upload storage, download storage and the host of redirects.
    YandexDisk(program::Arguments<yandex_disk::Options>),
    /// Frame.io: the API, then sign-in, upload storage and media host.
    Frameio(program::Arguments<frameio::Options>),
    /// Amazon Drive: the master host, then metadata, content, sign-in, temporary links and the host of redirects.
    AmazonDrive(program::Arguments<amazon_drive::Options>),
    /// Verizon's Personal Cloud: the API, then uploads and public links.
    VerizonCloud(program::Arguments<verizon_cloud::Options>),
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    match Arguments::parse().provider {
        Provider::YandexDisk(arguments) => arguments.run().await,
        Provider::Frameio(arguments) => arguments.run().await,
        Provider::AmazonDrive(arguments) => arguments.run().await,
        Provider::VerizonCloud(arguments) => arguments.run().await,
    }
}
