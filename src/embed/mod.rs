//! What a page around the widget may ask for, and what it is told: pure readers and writers.
//!
//! Everything that comes in was written by a stranger. Each reader takes any text, never
//! panics, and drops what it does not know: [`option`] reads the query, [`message`] what the
//! host sends, [`config`] what the operator has written down. [`contrast`] makes any accent readable, [`event`] writes what the host is told.

pub mod config;
pub mod contrast;
pub mod event;
pub mod message;
pub mod option;
