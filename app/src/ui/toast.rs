//! Routine success, said for five seconds in the corner. Problems stay as banners instead.

use std::time::Duration;

use leptos::prelude::*;

use super::{Glyph, Icon, IconButton, Size, words};

const SHOWN_FOR: Duration = Duration::from_secs(5);

/// Where a page says what it has done. Take it while the component is made; use it in any handler.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    count: StoredValue<u32>,
    /// The pointer or the focus is on them, so none disappears beneath it.
    held: RwSignal<bool>,
}

#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    undo: Option<(String, Callback<()>)>,
}

impl Toasts {
    pub fn say(self, text: impl Into<String>) {
        self.push(text.into(), None);
    }

    /// With a button that takes it back.
    pub fn say_with_undo(
        self,
        text: impl Into<String>,
        label: impl Into<String>,
        undo: Callback<()>,
    ) {
        self.push(text.into(), Some((label.into(), undo)));
    }

    fn push(self, text: String, undo: Option<(String, Callback<()>)>) {
        let id = self.count.get_value();
        self.count.set_value(id.wrapping_add(1));
        self.shown.update(|shown| shown.push(Toast { id, text, undo }));
        self.drop_later(id);
    }

    fn drop_later(self, id: u32) {
        set_timeout(
            move || {
                if self.held.get_untracked() { self.drop_later(id) } else { self.drop(id) }
            },
            SHOWN_FOR,
        );
    }

    fn drop(self, id: u32) {
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// Called once, by the layout.
pub fn provide_toasts() {
    provide_context(Toasts {
        shown: RwSignal::default(),
        count: StoredValue::new(0),
        held: RwSignal::new(false),
    });
}

/// Nothing where there is no layout.
pub fn use_toasts() -> Option<Toasts> {
    use_context()
}

/// The live region; once per document, by the layout.
#[component]
pub fn ToastStack() -> impl IntoView {
    let toasts = use_toasts();
    toasts
        .map(|toasts| {
            view! {
                <div class="toast-stack" role="status" aria-label=words::notices()
                    on:pointerenter=move |_| toasts.held.set(true)
                    on:pointerleave=move |_| toasts.held.set(false)
                    on:focusin=move |_| toasts.held.set(true)
                    on:focusout=move |_| toasts.held.set(false)>
                    <For each=move || toasts.shown.get() key=|toast| toast.id let:toast>
                        {line(toasts, toast)}
                    </For>
                </div>
            }
        })
        .into_any()
}

fn line(toasts: Toasts, toast: Toast) -> impl IntoView {
    let Toast { id, text, undo } = toast;
    let undo = undo.map(|(label, undo)| {
        let take_back = move |_| {
            toasts.drop(id);
            undo.run(());
        };
        view! { <button type="button" class="btn btn--sm" on:click=take_back>{label}</button> }
    });
    view! {
        <div class="toast">
            <Icon glyph=Glyph::CircleCheck/>
            <span>{text}</span>
            {undo}
            <IconButton glyph=Glyph::X label=words::close() size=Size::Small on:click=move |_| toasts.drop(id)/>
        </div>
    }
}
