//! The Sports Games: host and days, sports, delegations, and what happens on the way there.

use domain::{
    plan::{DelegationStatus, GamesPage},
    time,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::read_games,
    looks::{ItemBadge, when_text},
    say, words,
    year::line,
};
use crate::{
    layout::{Page, PageHead, reading},
    paths,
    read::read,
    ui::{Badge, Body, ButtonLink, Card, Column, Crumb, DataTable, Glyph, Shape, Tone, Wide},
};

pub fn games() -> AnyView {
    let params = use_params_map();
    let edition = move || params.read().get("edition").unwrap_or_default();
    let page = read(edition, read_games);
    reading(page, Shape::default(), |page| view! { <OneGames page/> }.into_any())
}

#[component]
fn OneGames(page: GamesPage) -> impl IntoView {
    let title = words::games_of(page.edition);
    let crumbs = vec![Crumb::new(words::calendar(), paths::CALENDAR)];
    let host = page.line.host.as_ref().map(|(_, name)| say(name));
    let over: Vec<String> = [Some(when_text(&page.line.when)), Some(page.line.place.clone())]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    let by = page.register_by.map(|day| words::register_by(time::day(day)));
    let facts: Vec<String> = [host.map(|host| format!("{}: {host}", words::hosted_games_by())), by]
        .into_iter()
        .flatten()
        .collect();
    let actions = view! {
        <ButtonLink href=paths::event(page.line.id) icon=Glyph::FileText>{words::dossier()}</ButtonLink>
    };
    let sports: Vec<AnyView> = page
        .sports
        .iter()
        .map(|(name, events)| {
            view! { <tr><th scope="row">{say(name)}</th><td data-label=words::contests()>{say(events)}</td></tr> }.into_any()
        })
        .collect();
    let columns = vec![Column::text(words::sport()), Column::text(words::contests())];
    let total = page.delegations.len();
    let done = page.delegations.iter().filter(|one| one.status != DelegationStatus::Draft).count();
    let athletes: i32 = page.delegations.iter().map(|one| one.athletes).sum();
    let registered =
        format!("{} · {}", words::registered(done, total), words::athletes_in_all(athletes));
    let head = view! { <span class="sm muted">{registered}</span> }.into_any();
    let delegations: Vec<AnyView> = page
        .delegations
        .iter()
        .map(|one| {
            let (tone, icon) = match one.status {
                DelegationStatus::Draft => (Tone::Mute, Glyph::CircleDashed),
                DelegationStatus::Signed => (Tone::Info, Glyph::Send),
                DelegationStatus::Accepted => (Tone::Ok, Glyph::CircleCheck),
            };
            let text = words::delegation_word(one.status);
            view! {
                <tr>
                    <th scope="row">{say(&one.name)}</th>
                    <td data-label=words::head_of()>{one.head.clone()}</td>
                    <td class="n" data-label=words::athletes()>{one.athletes}</td>
                    <td><Badge tone icon text/></td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let listed = vec![
        Column::text(words::delegation()),
        Column::text(words::head_of()),
        Column::number(words::athletes()),
        Column::text(words::task_status()),
    ];
    let events: Vec<AnyView> = page.events.iter().map(line).collect();
    let events = (!events.is_empty()).then(|| {
        view! { <Card title=words::on_the_way() id="events" body=Body::Flush><ul class="plan-events">{events}</ul></Card> }
    });
    let rules = (!page.rules.is_empty()).then(|| {
        view! { <Card title=words::rules() id="rules"><p>{page.rules.clone()}</p></Card> }
    });
    view! {
        <Page title=title.clone() crumbs class="p-games">
            <PageHead title over=over.join(" · ") actions=actions.into_any()>
                <p class="row"><ItemBadge status=page.line.status/><span class="muted">{facts.join(" · ")}</span></p>
            </PageHead>
            <div class="split mt-4">
                <div class="stack">
                    <Card title=words::delegations() id="delegations" head body=Body::Flush>
                        <DataTable caption=words::delegations() columns=listed wide=Wide::Cards>{delegations}</DataTable>
                    </Card>
                    <Card title=words::sports() id="sports" body=Body::Flush>
                        <DataTable caption=words::sports() columns wide=Wide::Cards>{sports}</DataTable>
                    </Card>
                </div>
                <div class="stack">{events}{rules}</div>
            </div>
        </Page>
    }
    .into_any()
}
