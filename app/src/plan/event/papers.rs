//! The agenda with its clock, and the papers.

use domain::{
    plan::{AgendaLine, EventPage, PaperLine, said},
    policy::Act,
};
use leptos::prelude::*;

use super::{super::words, Acts, hidden};
use crate::{
    act::ActForm,
    error::failure,
    ui::{Card, Glyph, Icon, Look, Named, Submit, TextField, Typing},
    words::act_button,
};

pub const AGENDA: &str = "line-";
pub const PAPER: &str = "paper-";

pub fn agenda_label(field: &str) -> &'static str {
    match field {
        "title" => words::agenda_title(),
        "minutes" => words::agenda_minutes(),
        _ => words::presenter(),
    }
}

pub fn paper_label(field: &str) -> &'static str {
    if field == "link" { words::paper_link() } else { words::paper_title() }
}

#[component]
pub fn AgendaCard(page: StoredValue<EventPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let writing = page.acts.contains(&Act::WriteAgenda);
        let none = page.agenda.is_empty().then(|| {
            view! { <p class="soft md">{words::no_agenda()}</p> }
        });
        let lines = page.agenda.iter().enumerate();
        let lines: Vec<AnyView> =
            lines.map(|(at, line)| agenda_line(page, line, at, acts, writing)).collect();
        let add = writing.then(|| add_line(page, acts));
        view! { <Card title=words::agenda() id="agenda">{none}<ol class="agenda-lines">{lines}</ol>{add}</Card> }
    })
    .into_any()
}

fn agenda_line(
    page: &EventPage,
    line: &AgendaLine,
    at: usize,
    acts: Acts,
    writing: bool,
) -> AnyView {
    let clock = line.at.map(said);
    let long = words::minutes_long(line.minutes);
    let presenter = (!line.presenter.is_empty()).then(|| format!(" · {}", line.presenter));
    let buttons = writing.then(|| {
        let id = line.id.to_string();
        let raise = (at > 0).then(|| {
            let (hidden, id) = (hidden(page), id.clone());
            let about = format!("{}: {}", words::raise(), line.title);
            view! {
                <ActForm act=acts.raise_line>
                    {hidden}
                    <input type="hidden" name="line" value=id/>
                    <button type="submit" class="btn btn--bare btn--icon btn--sm" aria-label=about><Icon glyph=Glyph::ArrowUp/></button>
                </ActForm>
            }
        });
        let hidden = hidden(page);
        let about = format!("{}: {}", words::remove(), line.title);
        view! {
            {raise}
            <ActForm act=acts.remove_line>
                {hidden}
                <input type="hidden" name="line" value=id/>
                <button type="submit" class="btn btn--bare btn--icon btn--sm" aria-label=about><Icon glyph=Glyph::X/></button>
            </ActForm>
        }
    });
    view! {
        <li>
            <span class="num agenda-lines__at">{clock}</span>
            <span><b>{line.title.clone()}</b><small>{long}{presenter}</small></span>
            <span class="agenda-lines__b no-print">{buttons}</span>
        </li>
    }
    .into_any()
}

fn add_line(page: &EventPage, acts: Acts) -> AnyView {
    let act = acts.add_line;
    let failure = failure(act);
    let hidden = hidden(page);
    let name = |key| Named::from(key).member_of("line").within(AGENDA);
    view! {
        <details class="mt-3">
            <summary>{act_button(Act::WriteAgenda)}</summary>
            <ActForm act class="stack stack--tight mt-3">
                {hidden}
                <TextField name=name("title") label=words::agenda_title() failure/>
                <div class="grid cols-2">
                    <TextField name=name("minutes") label=words::agenda_minutes() typing=Typing::Number failure/>
                    <TextField name=name("presenter") label=words::presenter() optional=true failure/>
                </div>
                <div><Submit pending=act.pending() look=Look::Plain icon=Glyph::Plus>{words::agenda_title()}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}

#[component]
pub fn Papers(page: StoredValue<EventPage>, acts: Acts) -> impl IntoView {
    page.with_value(|page| {
        let adding = page.acts.contains(&Act::AddPaper);
        let none = page.papers.is_empty().then(|| {
            view! { <p class="soft md">{words::no_papers()}</p> }
        });
        let lines: Vec<AnyView> =
            page.papers.iter().map(|paper| paper_line(page, paper, acts, adding)).collect();
        let add = adding.then(|| add_paper(page, acts));
        view! { <Card title=words::papers() id="papers">{none}<ul class="stack stack--tight">{lines}</ul>{add}</Card> }
    })
    .into_any()
}

fn paper_line(page: &EventPage, paper: &PaperLine, acts: Acts, adding: bool) -> AnyView {
    let title = if paper.link.is_empty() {
        view! { <span>{paper.title.clone()}</span> }.into_any()
    } else {
        let href = paper.link.clone();
        view! { <a href=href rel="noreferrer">{paper.title.clone()}</a> }.into_any()
    };
    let remove = adding.then(|| {
        let hidden = hidden(page);
        let id = paper.id.to_string();
        let about = format!("{}: {}", words::remove(), paper.title);
        view! {
            <ActForm act=acts.remove_paper>
                {hidden}
                <input type="hidden" name="paper" value=id/>
                <button type="submit" class="btn btn--bare btn--icon btn--sm" aria-label=about><Icon glyph=Glyph::X/></button>
            </ActForm>
        }
    });
    view! { <li class="file"><Icon glyph=Glyph::FileText/><div>{title}</div>{remove}</li> }
        .into_any()
}

fn add_paper(page: &EventPage, acts: Acts) -> AnyView {
    let act = acts.add_paper;
    let failure = failure(act);
    let hidden = hidden(page);
    let name = |key| Named::from(key).member_of("paper").within(PAPER);
    view! {
        <details class="mt-3">
            <summary>{act_button(Act::AddPaper)}</summary>
            <ActForm act class="stack stack--tight mt-3">
                {hidden}
                <TextField name=name("title") label=words::paper_title() failure/>
                <TextField name=name("link") label=words::paper_link() placeholder="https://" optional=true failure/>
                <div><Submit pending=act.pending() look=Look::Plain icon=Glyph::Plus>{act_button(Act::AddPaper)}</Submit></div>
            </ActForm>
        </details>
    }
    .into_any()
}
