//! A part of a view that changes with what it reads.

use std::sync::{Arc, Mutex};

use leptos::{prelude::*, tachys::reactive_graph::SharedReactiveFunction};

/// `{live(move || view! { … })}` is `{move || view! { … }}` behind a pointer: what keeps such a part up to
/// date is then in the browser's code once, and not once for every closure.
pub fn live<V: IntoView + 'static>(mut part: impl FnMut() -> V + Send + 'static) -> AnyView {
    let part: SharedReactiveFunction<AnyView> = Arc::new(Mutex::new(move || part().into_any()));
    part.into_any()
}
