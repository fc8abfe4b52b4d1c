//! `cargo sdk`: lint, generate, check, diff, release, bundle, import, new.
#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use build_tools::bundle;
use build_tools::diff::against::Against;
use build_tools::diff::version::Level;
use build_tools::diff::{command, render};
use build_tools::workspace::{Failure, Generated, Workspace, root_above};
use build_tools::{import, report, scaffold};
use clap::{Parser, Subcommand, ValueEnum};

/// Compiles the OpenAPI documents in `specs` into the typed crates in `sdk`.
#[derive(Parser)]
#[command(name = "cargo sdk", bin_name = "cargo sdk", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The workspace: the folder that contains `specs` and `sdk`. Default: the nearest one above the current folder.
    #[arg(long, global = true)]
    root: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Compiles the documents and writes the changed files.
    Generate {
        /// Processes only the provider in this folder of `specs`.
        #[arg(long)]
        provider: Option<String>,
    },
    /// Fails, with a short diff, if the committed code differs from what the documents generate.
    Check {
        /// Processes only the provider in this folder of `specs`.
        #[arg(long)]
        provider: Option<String>,
        /// Shows the whole diff.
        #[arg(long)]
        full: bool,
    },
    /// Lists the changes for users of the crates (breaking, behaviour, additions, words) and the next version.
    Diff {
        /// Processes only the provider in this folder of `specs`.
        #[arg(long)]
        provider: Option<String>,
        /// The version to compare with: `released`, a git revision, a folder with specs, or a vendor's OpenAPI document.
        #[arg(long, default_value = "released")]
        against: String,
        /// The allowed level; a higher one exits with code 1. Default: that of the raised version (`released`), or any.
        #[arg(long, value_enum)]
        allow: Option<Level>,
        /// The output format.
        #[arg(long, value_enum, default_value_t = render::Format::Text)]
        format: render::Format,
    },
    /// Records the current state of the crates as released, in `specs/NAME/released.json`.
    Release {
        /// Processes only the provider in this folder of `specs`.
        #[arg(long)]
        provider: Option<String>,
    },
    /// Reports all problems of the documents; writes nothing.
    Lint {
        /// Processes only the provider in this folder of `specs`.
        #[arg(long)]
        provider: Option<String>,
        /// The output format.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Explains a rule instead of checking documents.
        #[arg(long, value_name = "RULE")]
        explain: Option<String>,
    },
    /// Writes all documents of a provider as one self-contained OpenAPI document.
    Bundle {
        /// The folder of the provider in `specs`.
        name: String,
        /// The format of the document.
        #[arg(long, value_enum, default_value_t = bundle::Format::Yaml)]
        format: bundle::Format,
        /// The file to write. Default: standard output.
        #[arg(long)]
        output: Option<PathBuf>,
    },
    /// Creates a provider from a vendor's OpenAPI document, 3.0 or 3.1, in JSON or YAML.
    Import {
        /// The file of the document.
        document: PathBuf,
        /// The name of the folder and the crate. Default: the name of the file.
        #[arg(long)]
        name: Option<String>,
        /// The output format; JSON lists every place.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Shows every place, not only the first of each kind.
        #[arg(long)]
        full: bool,
    },
    /// Creates a provider: a folder in `specs` with a small document that generates and compiles.
    New {
        /// The name of the folder and the crate, such as `example-drive`.
        name: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn main() -> ExitCode {
    let mut words: Vec<OsString> = std::env::args_os().collect();
    // For `cargo sdk …` Cargo runs `cargo-sdk sdk …`.
    if words.get(1).is_some_and(|word| word == "sdk") {
        words.remove(1);
    }
    let arguments = Arguments::parse_from(words);
    match run(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Failure::Specs(problems)) => {
            eprint!("{problems}{}", report::summary(&problems));
            ExitCode::FAILURE
        }
        Err(Failure::Other(problem)) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command and returns whether everything is in order.
fn run(arguments: Arguments) -> Result<bool, Failure> {
    let root = match &arguments.root {
        Some(root) => root.clone(),
        None => {
            let here = std::env::current_dir()
                .map_err(|problem| Failure::Other(format!("the current folder: {problem}")))?;
            let starts = matches!(
                arguments.command,
                Command::New { .. } | Command::Import { .. }
            );
            root_above(&here, starts)?
        }
    };
    let workspace = Workspace::at(root);
    match arguments.command {
        Command::Generate { provider } => {
            let start = Instant::now();
            let made = workspace.generate(provider.as_deref())?;
            print!("{}", report::table(&made, start.elapsed()));
            for note in made.iter().filter_map(|one| one.note.as_ref()) {
                println!("{note}");
            }
            Ok(true)
        }
        Command::Check { provider, full } => {
            let made = workspace.compile(provider.as_deref())?;
            let orphans = match provider {
                Some(_) => Vec::new(),
                None => workspace.orphans()?,
            };
            for name in &orphans {
                println!(
                    "sdk/{name} is generated, but no provider generates it; remove it, or fix `crate` in provider.toml"
                );
            }
            Ok(show(&made, (!full).then_some(report::SHORT)) && orphans.is_empty())
        }
        Command::Diff {
            provider,
            against,
            allow,
            format,
        } => {
            let against = Against::of(&against);
            let reports = command::diff(&workspace, provider.as_deref(), &against, allow)?;
            print!("{}", render::render(&reports, format));
            Ok(reports.iter().all(|report| report.refused.is_none()))
        }
        Command::Release { provider } => {
            for path in command::release(&workspace, provider.as_deref())? {
                println!("{}", path.display());
            }
            Ok(true)
        }
        Command::Lint {
            explain: Some(rule),
            ..
        } => {
            println!("{}", report::explain(&rule).map_err(Failure::Other)?);
            Ok(true)
        }
        Command::Lint {
            provider, format, ..
        } => {
            let problems = workspace.lint(provider.as_deref())?;
            match format {
                Format::Json => println!("{}", problems.to_json()),
                Format::Text => print!("{problems}{}", report::summary(&problems)),
            }
            Ok(problems.is_empty())
        }
        Command::Bundle {
            name,
            format,
            output,
        } => {
            let text = workspace.bundle(&name, format)?;
            match output {
                Some(path) => std::fs::write(&path, text).map_err(|problem| {
                    Failure::Other(format!("{} can't be written: {problem}", path.display()))
                })?,
                None => print!("{text}"),
            }
            Ok(true)
        }
        Command::Import {
            document,
            name,
            format,
            full,
        } => {
            let made = import::import(&workspace.specs(), &document, name.as_deref())?;
            match format {
                Format::Json => println!("{}", made.to_json()),
                Format::Text => print!("{}", made.text(full)),
            }
            Ok(made.refused.is_empty())
        }
        Command::New { name } => {
            let written =
                scaffold::new_provider(&workspace.specs(), &name).map_err(Failure::Other)?;
            for path in written {
                println!("{}", path.display());
            }
            let root = arguments
                .root
                .map(|root| format!(" --root {}", root.display()));
            println!(
                "next: edit them, then `cargo sdk generate --provider {name}{}`",
                root.unwrap_or_default()
            );
            Ok(true)
        }
    }
}

/// Prints the differences; true when there are none.
fn show(made: &[Generated], lines: Option<usize>) -> bool {
    let mut same = true;
    for one in made {
        if one.is_same() {
            continue;
        }
        same = false;
        print!("{}", report::diff(one, lines));
    }
    if !same {
        println!("the committed code differs from the specs: run `cargo sdk generate`");
    }
    same
}
