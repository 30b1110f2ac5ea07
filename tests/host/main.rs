//! Tests of the pure core: no browser, no Yew.

mod architecture;
mod content;
mod fixture;
mod golden;
mod oracle;
mod plan;
mod properties;
mod regions;
mod session;
