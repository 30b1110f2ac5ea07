//! The Yew app: one tree of screens around one session.

pub mod arrival;
pub mod components;
pub mod context;
pub mod effects;
mod embed;
mod exchange;
mod fetch;
pub mod file;
pub mod firmness;
mod load;
pub mod message;
pub mod numbers;
mod receive;
pub mod root;
pub mod screens;
pub mod share;
mod turns;

use yew::platform::spawn_local;

use crate::platform::{boot, panic};

/// Loads content and draft and shows the first screen. A failure is shown by the starter.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(panic::report));
    spawn_local(async {
        match load::everything().await {
            Ok(props) => {
                if let Some(root) = crate::platform::document::root() {
                    boot::mounting();
                    yew::Renderer::<root::App>::with_root_and_props(root, props).render();
                }
            }
            Err(load::Failure { code, detail }) => boot::fail(code, &detail),
        }
    });
}
