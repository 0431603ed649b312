//! The calendar that a telephone reads: its address is made here, shown once, and revoked here.

use domain::{plan::FeedPage, time};
use leptos::prelude::*;

use super::{
    api::{CreateFeed, RevokeFeed, read_feed},
    words,
};
use crate::{
    act::{ActForm, FormAct},
    error::failure,
    layout::{Page, PageHead, Width, reading},
    paths,
    read::read,
    ui::{Alert, Card, Crumb, ErrorSummary, Glyph, Look, Shape, Submit, Tone},
};

pub fn feed() -> AnyView {
    let (create, revoke) = (FormAct::of::<CreateFeed>(), FormAct::of::<RevokeFeed>());
    let (made, ended) = (create.successes(), revoke.successes());
    let page = read(move || (made.get(), ended.get()), |_| read_feed());
    reading(page, Shape::Text, move |page| view! { <OneFeed page create revoke/> }.into_any())
}

#[component]
fn OneFeed(page: FeedPage, create: FormAct, revoke: FormAct) -> impl IntoView {
    let title = words::feed();
    let crumbs = vec![Crumb::new(words::account(), paths::ME)];
    let fresh = page.fresh.map(|address| {
        view! {
            <Alert tone=Tone::Ok title=words::feed_fresh()/>
            <div class="field">
                <label for="address">{words::feed_address()}</label>
                <input class="input" id="address" readonly value=address/>
            </div>
        }
    });
    let state = match page.since {
        None => view! { <p class="soft">{words::feed_none()}</p> }.into_any(),
        Some(since) => {
            let used = page.used_at.map_or_else(
                || words::feed_unused().to_owned(),
                |at| words::feed_used(time::moment(at)),
            );
            view! { <p class="soft">{words::feed_since(time::moment(since))}" "{used}</p> }
                .into_any()
        }
    };
    let is_there = page.since.is_some();
    let (text, look) = if is_there {
        (words::renew_feed(), Look::Plain)
    } else {
        (words::create_feed(), Look::Primary)
    };
    let renew = is_there.then(|| view! { <p class="soft md">{words::renew_lead()}</p> });
    let end = is_there.then(|| {
        view! {
            <ActForm act=revoke>
                <Submit pending=revoke.pending() look=Look::Danger icon=Glyph::Ban>{words::revoke_feed()}</Submit>
            </ActForm>
        }
    });
    view! {
        <Page title crumbs width=Width::Narrow>
            <PageHead title><p>{words::feed_lead()}</p></PageHead>
            <ErrorSummary failure=failure(create) title label=|_| ""/>
            <ErrorSummary failure=failure(revoke) title label=|_| ""/>
            <Card>
                <div class="stack">
                    {fresh}
                    {state}
                    {renew}
                    <div class="row">
                        <ActForm act=create>
                            <Submit pending=create.pending() look icon=Glyph::CalendarPlus>{text}</Submit>
                        </ActForm>
                        {end}
                    </div>
                </div>
            </Card>
        </Page>
    }
    .into_any()
}
