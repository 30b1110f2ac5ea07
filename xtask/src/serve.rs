//! Opens the app on localhost.

use crate::server::Server;
use crate::{Outcome, dist};

/// Builds the release and serves it under its real headers until the process is ended.
pub fn run(port: u16) -> Outcome<()> {
    let folder = dist::build()?;
    let server = Server::start(&folder, port)?;
    println!("Landfall is open at {}/", server.address());
    server.wait();
    Ok(())
}
