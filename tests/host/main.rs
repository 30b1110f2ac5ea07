//! Tests of the pure core: no browser, no Yew.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod architecture;
mod compare;
mod config;
mod content;
mod crowd;
mod decisions;
mod draft;
mod embed;
mod fixture;
mod fuzz;
mod golden;
mod interface;
mod interface_random;
mod link;
mod mcda;
mod mcda_change;
mod metros;
mod oracle;
mod plan;
mod promise;
mod properties;
mod region_session;
mod regions;
mod report;
mod robust;
mod schema;
mod second;
mod session;
mod validity;
