//! `/reports/:id`: goes to the page on which this viewer works with the report.

use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_params_map, lazy_route};

use super::api::open_report;
use crate::{
    error::{AppError, ErrorPage},
    layout::PageSkeleton,
};

pub struct Open {
    place: Resource<Result<(), AppError>>,
}

#[lazy_route]
impl LazyRoute for Open {
    fn data() -> Self {
        let params = use_params_map();
        let id = move || params.read().get("id").unwrap_or_default();
        Self { place: Resource::new(id, open_report) }
    }

    fn view(this: Self) -> AnyView {
        let Open { place } = this;
        view! {
            <Transition fallback=|| view! { <PageSkeleton/> }>
                {move || Suspend::new(async move {
                    match place.await {
                        Ok(()) => view! { <PageSkeleton/> }.into_any(),
                        Err(error) => view! { <ErrorPage error/> }.into_any(),
                    }
                })}
            </Transition>
        }
        .into_any()
    }
}
