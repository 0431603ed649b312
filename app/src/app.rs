//! The routes of each slice. Pages arrive whole (`SsrMode::Async`); a slice's code arrives when first needed.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    asked::provide_asked,
    error::NotFound,
    layout::Layout,
    pages::{
        Account, BoardPage, Check, Code, Completeness, Enrol, Form, Gallery, HistoryPage,
        IndicatorPage, List, Open, RecEdit, RecList, RecPage, RecRaise, RecSummary, ReviewPage,
        SignIn, Totals, Work,
    },
};

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_asked();
    view! {
        <Router>
            <Layout>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view={Lazy::<Work>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/reports") view={Lazy::<List>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/reports/:id") view={Lazy::<Open>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/reports/:id/s/:section") view={Lazy::<Form>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/reports/:id/check") view={Lazy::<Check>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/reports/:id/review") view={Lazy::<ReviewPage>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/reports/:id/history") view={Lazy::<HistoryPage>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/board") view={Lazy::<BoardPage>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/analysis") view={Lazy::<Completeness>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/analysis/totals") view={Lazy::<Totals>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/analysis/indicator/:code") view={Lazy::<IndicatorPage>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/recs") view={Lazy::<RecList>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/recs/new") view={Lazy::<RecRaise>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/recs/summary") view={Lazy::<RecSummary>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/recs/:no") view={Lazy::<RecPage>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/recs/:no/edit") view={Lazy::<RecEdit>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in") view={Lazy::<SignIn>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in/code") view={Lazy::<Code>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/sign-in/enrol") view={Lazy::<Enrol>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/me") view={Lazy::<Account>::new()} ssr=SsrMode::Async/>
                    <Route path=path!("/gallery") view={Lazy::<Gallery>::new()} ssr=SsrMode::Async/>
                </FlatRoutes>
            </Layout>
        </Router>
    }
}
