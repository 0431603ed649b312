//! Whether what was typed is safe, in words, always in the same place.

use leptos::prelude::*;

use super::words;
use crate::{
    live::live,
    net,
    ui::{Glyph, StatDot, Tone},
};

/// What a form that saves by itself has to say. `Quiet` on pages without one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SyncState {
    #[default]
    Quiet,
    Saving,
    Saved,
    /// Cells kept on the device, to be sent.
    Waiting(usize),
    /// Cells that are not sent until somebody mends them or chooses.
    Undecided(usize),
}

#[derive(Clone, Copy)]
struct Sync {
    state: RwSignal<SyncState>,
    online: ReadSignal<bool>,
}

/// Called once, by the layout.
pub fn provide_sync() {
    provide_context(Sync { state: RwSignal::default(), online: net::online() });
}

/// A form sets the state, and asks whether there is a network. It leaves `Quiet` behind.
pub fn use_sync() -> (RwSignal<SyncState>, ReadSignal<bool>) {
    use_context::<Sync>()
        .map_or_else(|| (RwSignal::default(), signal(true).0), |sync| (sync.state, sync.online))
}

/// A live region: a screen reader hears the change.
#[component]
pub fn SyncDot() -> impl IntoView {
    let (state, online) = use_sync();
    let awake = net::awake();
    let dot = move || {
        let (tone, icon, text) = match (online.get() || !awake.get(), state.get()) {
            (true, SyncState::Quiet) => return None,
            (true, SyncState::Saving) => {
                (Tone::Mute, Glyph::CloudUpload, words::saving().to_owned())
            }
            (true, SyncState::Saved) => (Tone::Ok, Glyph::Cloud, words::saved().to_owned()),
            (true, SyncState::Waiting(cells)) => {
                (Tone::Warn, Glyph::CloudUpload, words::queued(cells))
            }
            (true, SyncState::Undecided(cells)) => {
                (Tone::Danger, Glyph::CircleAlert, words::undecided(cells))
            }
            (false, SyncState::Waiting(cells)) => {
                (Tone::Warn, Glyph::CloudOff, words::offline_with(cells))
            }
            (false, _) => (Tone::Warn, Glyph::WifiOff, words::offline().to_owned()),
        };
        Some(view! { <StatDot tone icon>{text}</StatDot> })
    };
    view! { <span class="hide-phone" role="status">{live(dot)}</span> }.into_any()
}
