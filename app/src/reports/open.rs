//! `/reports/:id`: goes to the page on which this viewer works with the report.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::open_report;
use crate::{
    layout::{PageSkeleton, reading},
    read::read,
    ui::Shape,
};

pub fn open() -> AnyView {
    let params = use_params_map();
    let id = move || params.read().get("id").unwrap_or_default();
    let place = read(id, open_report);
    reading(place, Shape::default(), move |()| view! { <PageSkeleton/> }.into_any())
}
