//! Runs the browser tests, and a few that failed once more, each alone.
//!
//! A browser on a busy machine now and then misses a limit that has nothing to do with what is
//! tested (decision 0023). A fault of the product fails twice; what fails once is named.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::{Outcome, root};

/// More failures than these are no accident, and nothing is run again.
const FEW: usize = 6;

/// All browser tests. Fails with those that failed twice, or with all if they are many.
pub(super) fn browser_tests() -> Outcome<()> {
    let (is_green, said) = tests(&[])?;
    if is_green {
        return Ok(());
    }
    let failed = failures(&said);
    if failed.is_empty() || failed.len() > FEW {
        return Err(format!("{} tests failed", failed.len()).into());
    }
    let mut broken = Vec::new();
    for name in &failed {
        println!("── again, alone: {name}");
        if !tests(&["--exact", name])?.0 {
            broken.push(name.as_str());
        }
    }
    for name in &failed {
        if !broken.contains(&name.as_str()) {
            println!("unsteady: {name} failed among the others and passed alone");
        }
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(format!("failed twice: {}", broken.join(", ")).into())
    }
}

/// Runs tests of the browser, shows what they say line by line, and returns it.
fn tests(arguments: &[&str]) -> Outcome<(bool, String)> {
    let mut child = Command::new("cargo")
        .args(["test", "-p", "xtask", "--test", "e2e", "--"])
        .args(arguments)
        .current_dir(root())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start cargo: {error}"))?;
    let mut said = String::new();
    let output = child.stdout.take().ok_or("cargo has no output")?;
    let mut lines = BufReader::new(output);
    let mut line = Vec::new();
    // What a test prints need not be UTF-8.
    while lines.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        print!("{text}");
        said.push_str(&text);
        line.clear();
    }
    Ok((child.wait()?.success(), said))
}

/// The names below the last heading `failures:`, which follows the output of the tests.
fn failures(said: &str) -> Vec<String> {
    let Some((_, names)) = said.rsplit_once("\nfailures:\n") else {
        return Vec::new();
    };
    names
        .lines()
        .take_while(|line| line.starts_with("    "))
        .map(|line| line.trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::failures;

    #[test]
    fn the_names_below_the_last_heading_are_those_that_failed() {
        let said = "test a::b ... FAILED\ntest a::c ... ok\n\nfailures:\n\n---- a::b stdout ----\n\
                    failures:\n    a::wrong\nx\n\nfailures:\n    a::b\n    a::d\n\ntest result: \
                    FAILED. 1 passed; 2 failed\n";
        assert_eq!(failures(said), ["a::b", "a::d"]);
        assert_eq!(
            failures("test a ... ok\n\ntest result: ok. 1 passed\n"),
            Vec::<String>::new()
        );
        assert_eq!(failures("error: could not compile"), Vec::<String>::new());
    }
}
