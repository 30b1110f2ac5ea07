//! Time. The core takes dates as arguments; this is where they come from.

use gloo_timers::callback::Timeout;
use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The visitor's own date as (year, month 1..=12, day 1..=31), in their time zone.
///
/// A clock far in the past or the future is passed on as it is.
pub fn today() -> (u16, u8, u8) {
    let date = Date::new_0();
    (
        u16::try_from(date.get_full_year()).unwrap_or(u16::MAX),
        u8::try_from(date.get_month() + 1).unwrap_or(1),
        u8::try_from(date.get_date()).unwrap_or(1),
    )
}

/// Milliseconds since 1970-01-01 UTC.
///
/// The visitor may set the clock back, so this never orders two records.
pub fn now() -> f64 {
    Date::now()
}

/// A time in milliseconds since 1970 as the language writes dates; empty when it is unknown.
pub fn date(time: f64, language: &str) -> String {
    if !time.is_finite() || time <= 0.0 {
        return String::new();
    }
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(time));
    let options = js_sys::Object::new();
    String::from(date.to_locale_date_string(language, &options))
}

/// Runs this after so many milliseconds; after 0 the browser has had its turn: it paints and takes
/// clicks in between.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, run).forget();
}

/// Ends once so many milliseconds have passed; after 0 the browser has had its turn.
pub async fn wait(milliseconds: u32) {
    let mut timer = None;
    let promise = Promise::new(&mut |resolve, _| {
        timer = Some(Timeout::new(milliseconds, move || {
            drop(resolve.call0(&JsValue::NULL));
        }));
    });
    drop(JsFuture::from(promise).await);
    drop(timer);
}
