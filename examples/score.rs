//! Reads companies as JSON from standard input and prints their results.
//!
//! The form of both is described in `docs/score.schema.json`.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use landfall::assessment::interface;
use landfall::content;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "score: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let input = serde_json::from_str(&input)?;
    let catalog = content::catalog()?;
    let output = interface::answer(&catalog, &input);
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &output)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}
