//! The built release in real browsers: everything in Chromium, and in [`engines`] and
//! [`failure`] what may differ between engines in all three.
//!
//! Each test has a server and a browser of its own, so that none sees the drafts of another and
//! all end with their test. `LANDFALL_DIST` names another folder than `dist/` to be tested.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what a helper cannot do fails the test that asked for it"
)]

mod access;
mod companies;
mod content;
mod deploy;
mod draft;
mod embed;
mod engines;
mod entry;
mod exchange;
mod failure;
mod firm;
mod gallery;
mod growing;
mod history;
mod journey;
mod keyboard;
mod killed;
mod offline;
mod page;
mod picture;
mod place;
mod pointer;
mod prompt;
mod question;
mod regions;
mod result;
mod screens;
mod second;
mod share;
mod speed;
mod stage;
mod start;
mod storage;
mod tabs;
