//! The routes of each slice. Pages arrive whole (`SsrMode::Async`); a slice's code arrives when first needed.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{FlatRoutes, Redirect, Route, Router},
    path,
};

use crate::{asked::provide_asked, error::NotFound, gallery::Gallery, layout::Layout, paths};

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_asked();
    view! {
        <Title formatter=|title: String| format!("{title} · Giao Ban")/>
        <Router>
            <Layout>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=|| view! { <Redirect path=paths::REPORTS/> }/>
                    <Route path=path!("/gallery") view={Lazy::<Gallery>::new()} ssr=SsrMode::Async/>
                </FlatRoutes>
            </Layout>
        </Router>
    }
}
