//! What running an emulator means, whichever it is.

pub(crate) mod amazon_drive;
pub(crate) mod frameio;
mod seed;
pub(crate) mod verizon_cloud;
pub(crate) mod yandex_disk;

use std::error::Error;
use std::io;

use cloud_drives_emulator::{Complaint, Fault, Faults};
use serde_json::{Map, Value};

use crate::control::{self, Command};

/// Adds the faults that were given as arguments.
fn faults(faults: &Faults, lines: &[String]) -> Result<(), Box<dyn Error>> {
    for line in lines {
        faults.add(line.parse::<Fault>()?);
    }
    Ok(())
}

/// The URL and the bytes of an argument such as `URL=FILE`.
fn file_of(pair: &str) -> Result<(&str, Vec<u8>), Box<dyn Error>> {
    let Some((url, file)) = pair.rsplit_once('=') else {
        return Err(format!("\"{pair}\" is not URL=FILE").into());
    };
    let bytes = std::fs::read(file).map_err(|error| format!("can't read {file}: {error}"))?;
    Ok((url, bytes))
}

/// Prints what a client needs to know.
fn show(shown: &[(&str, &str)], json: bool) {
    if json {
        let object: Map<String, Value> = shown
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).into()))
            .collect();
        println!("{}", Value::Object(object));
    } else {
        for (name, value) in shown {
            println!("{name:<14} {value}");
        }
    }
}

/// Waits for Ctrl-C, or for the end of the commands when there are any.
async fn until_ended(
    commands: Option<impl Fn(&str, &Command) -> Result<Value, String> + Send + 'static>,
) -> io::Result<()> {
    match commands {
        None => tokio::signal::ctrl_c().await,
        Some(run) => tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed,
            _ = control::listen(run) => Ok(()),
        },
    }
}

/// Tells at the end what the client did wrong, and which faults met nothing.
fn report(complaints: &[Complaint], faults: &Faults) {
    for complaint in complaints {
        eprintln!("complaint: {complaint}");
    }
    for fault in faults.unused() {
        eprintln!("fault not used up: {fault}");
    }
}
