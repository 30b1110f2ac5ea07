//! Checks the content of this repository.

use landfall::recommend::RegionData;

use crate::{Outcome, root};

/// Lists every problem with its file and id.
pub fn run() -> Outcome<()> {
    landfall::content::check(&landfall::content::pack())?;
    let regions = std::fs::read_to_string(root().join("content/structure/regions.json"))?;
    RegionData::parse(&regions).map_err(|error| format!("regions.json: {error}"))?;
    println!("the content passes every check");
    Ok(())
}
