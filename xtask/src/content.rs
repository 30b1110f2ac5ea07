//! Checks the content of this repository.

use crate::Outcome;

/// Lists every problem with its file and id.
pub fn run() -> Outcome<()> {
    landfall::content::check(&landfall::content::pack())?;
    println!("the content passes every check");
    Ok(())
}
