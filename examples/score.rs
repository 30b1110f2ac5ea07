//! Reads companies as JSON from standard input and prints their results.
//!
//! The form of both is described in `docs/score.schema.json`. With `--time 10000` it makes up
//! that many companies instead, scores them, and prints the time beside the one that is asked for.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::time::Instant;

use landfall::assessment::interface;
use landfall::content;
use serde_json::Value;

/// What is asked for: 10,000 companies in two seconds, built with `--release`.
const SECONDS_PER_COMPANY: f64 = 2.0 / 10_000.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [] => answer(),
        [flag, count] if flag == "--time" => time(count),
        _ => Err("usage: score < companies.json, or score --time 10000".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "score: {error}");
            ExitCode::FAILURE
        }
    }
}

fn answer() -> Result<(), Box<dyn std::error::Error>> {
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

/// Times what `answer` does, from text to text, without the making of the companies.
fn time(count: &str) -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = count.parse()?;
    let catalog = content::catalog()?;
    let input = content::crowd(&catalog, count).to_string();
    let begun = Instant::now();
    let input: Value = serde_json::from_str(&input)?;
    let output = serde_json::to_string(&interface::answer(&catalog, &input))?;
    let seconds = begun.elapsed().as_secs_f64();
    let wanted = count as f64 * SECONDS_PER_COMPANY;
    let build = if cfg!(debug_assertions) {
        ", built without --release"
    } else {
        ""
    };
    let bytes = output.len();
    writeln!(
        io::stdout(),
        "{count} companies in {seconds:.3} s{build}, {bytes} bytes of results\n\
         wanted: under {wanted:.3} s; the time is {:.2} of that",
        seconds / wanted
    )?;
    Ok(())
}
