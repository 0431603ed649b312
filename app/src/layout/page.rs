//! A page: its title, the bar with the way to it, and its content with exactly one `h1`.

use domain::time;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use super::{topbar::Topbar, words};
use crate::{
    asked::{of, viewer},
    error::ErrorPage,
    live::live,
    net, paths,
    read::Reading,
    ui::{Crumb, Shape, Skeleton, classes},
    words::document_title,
};

/// How wide the content may grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    #[default]
    Wide,
    /// For reading and for short forms.
    Narrow,
}

/// The whole of a page inside the frame.
#[component]
pub fn Page(
    /// Of the document and on paper; the last crumb unless `here` is given.
    #[prop(into)]
    title: String,
    /// The pages above, from the top.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// A shorter name for the last crumb.
    #[prop(optional, into)]
    here: Option<String>,
    #[prop(optional)] width: Width,
    /// On `main`, for the styles of one page: `p-home`.
    #[prop(optional)]
    class: &'static str,
    /// What stays at the foot of the window: `<div class="savebar">`.
    #[prop(optional)]
    foot: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    arrive();
    let here = here.unwrap_or_else(|| title.clone());
    let content = children();
    view! {
        <Title text=document_title(&title)/>
        <Topbar crumbs here/>
        <main id="main" class=classes(&["main", class]) tabindex="-1">
            <div class=wrap(width)><PrintHead title/>{content}</div>
            {foot}
        </main>
    }
    .into_any()
}

/// A page without the frame: signing in. `children` bring their own `<main id="main">`.
#[component]
pub fn BarePage(#[prop(into)] title: String, children: Children) -> impl IntoView {
    arrive();
    view! { <Title text=document_title(&title)/>{children()} }.into_any()
}

/// A page whose content is on its way.
#[component]
pub fn PageSkeleton(#[prop(optional)] shape: Shape) -> impl IntoView {
    view! {
        <Topbar crumbs=Vec::new() here=words::loading().to_owned()/>
        <main id="main" class="main" tabindex="-1">
            <div class="wrap"><Skeleton shape/></div>
        </main>
    }
    .into_any()
}

/// A page made of what one query says: its shape while that is on its way, the page, or what went wrong.
pub fn reading<T: Clone + Send + Sync + 'static>(
    data: Reading<T>,
    shape: Shape,
    page: impl Fn(T) -> AnyView + Clone + Send + 'static,
) -> AnyView {
    view! {
        <Transition fallback=move || view! { <PageSkeleton shape/> }>
            {live(move || {
                let page = page.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(data) => page(data),
                        Err(error) => view! { <ErrorPage error/> }.into_any(),
                    }
                })
            })}
        </Transition>
    }
    .into_any()
}

/// The heading of a page: what it is, a line beneath, the acts at its end.
#[component]
pub fn PageHead(
    /// The page's one `h1`.
    #[prop(into)]
    title: String,
    /// A few words above: the unit, the period.
    #[prop(optional, into)]
    over: Option<String>,
    /// Buttons.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Beneath the heading: `<p>`, badges in `<p class="row">`.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <div>
                {over.map(|over| view! { <p class="overline">{over}</p> })}
                <h1>{title}</h1>
                {children.map(|children| children())}
            </div>
            {actions.map(|actions| view! { <div class="actions">{actions}</div> })}
        </div>
    }
    .into_any()
}

/// On paper only: what this is, whose and from when.
#[component]
fn PrintHead(title: String) -> impl IntoView {
    let now = of(|asked| time::moment(asked.now_at));
    let who = viewer().map(|viewer| viewer.name);
    let demo = of(|asked| asked.demo).then(|| view! { <div>{words::demo()}</div> });
    view! {
        <div class="print-head">
            <div><b>"Giao Ban"</b>{title}</div>
            <div><div>{words::printed(now)}</div>{who}{demo}</div>
        </div>
    }
    .into_any()
}

/// The path whose heading had the focus last.
#[derive(Clone, Copy)]
struct Arrived(StoredValue<Option<String>>);

/// Called once, by the layout.
pub fn provide_arrival() {
    provide_context(Arrived(StoredValue::new(None)));
}

/// Going to another page moves the focus to its heading. The first page is the browser's own affair,
/// and a page that reads its data again keeps the focus where it is.
fn arrive() {
    Effect::new(net::say_awake);
    let location = use_location();
    // A form that is posted plainly says in the address that it failed: what was wrong is on the page by now.
    Effect::new(move || {
        let query = location.search.get_untracked();
        if query.contains("__err=") {
            net::tidy_address(&paths::without_failure(&location.pathname.get_untracked(), &query));
        }
    });
    let Some(Arrived(before)) = use_context() else { return };
    // What the address points at may come later than the address: the data has to arrive first.
    let (path, query, hash) = (location.pathname, location.search, location.hash);
    Effect::new(move || {
        path.track();
        query.track();
        let anchor = hash.get();
        let anchor = anchor.trim_start_matches('#').to_owned();
        if !anchor.is_empty() {
            request_animation_frame(move || net::arrive_at(&anchor));
        }
    });
    Effect::new(move || {
        let path = location.pathname.get_untracked();
        let has_anchor = !location.hash.get_untracked().is_empty();
        let from = before.get_value();
        before.set_value(Some(path.clone()));
        if from.is_some_and(|from| from != path) && !has_anchor {
            request_animation_frame(net::focus_heading);
        }
    });
}

const fn wrap(width: Width) -> &'static str {
    match width {
        Width::Wide => "wrap",
        Width::Narrow => "wrap wrap--narrow",
    }
}
