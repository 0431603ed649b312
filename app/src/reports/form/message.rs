//! What is said beneath a cell: not understood, somebody else's value, a broken rule, a reviewer's word.

use domain::{
    number::{self, NumberProblem},
    policy::Act,
    problems::Problem,
    report::{Cell, CellKey, FlagView, Level, Rejection},
    template::FieldKind,
};
use leptos::{ev, prelude::*};

use super::{
    super::{figures, say, words},
    Desk, keys,
    row::{OnPaper, left},
    state::Keeping,
};
use crate::{
    error::failure,
    live::live,
    net, paths,
    ui::{Glyph, Icon},
    words::{act_button, problem_sentence},
};

/// Under a figure a row across the table (`columns` of them), under a paragraph a line.
#[component]
pub fn Messages(desk: Desk, cell: CellKey, flag: Option<FlagView>, columns: u32) -> impl IntoView {
    let name = cell.name();
    let key = StoredValue::new(cell);
    let flag = StoredValue::new(flag);
    let lines = move || key.with_value(|key| lines(desk, key, flag.get_value()));
    let id = format!("m-{name}");
    let content = move || {
        let lines = lines();
        if lines.is_empty() {
            return None;
        }
        Some(if columns == 0 {
            view! { <div id=id.clone()>{lines}</div> }.into_any()
        } else {
            let class = if flag.with_value(Option::is_some) { "ind-msg i-flag" } else { "ind-msg" };
            view! {
                <tr class=class><td colspan=columns.to_string()><div id=id.clone()>{lines}</div></td></tr>
            }
            .into_any()
        })
    };
    live(content)
}

/// How the row stands out.
pub fn row_class(desk: Desk, cell: &CellKey, flagged: bool) -> &'static str {
    let handle = desk.state.cell(cell);
    match handle.map(|handle| handle.keeping.get()) {
        Some(Keeping::Conflict { .. }) => return "ind i-note",
        Some(Keeping::Rejected(_)) => return "ind i-err",
        _ => {}
    }
    if failure(desk.save).problems.with(|problems| problems.of(&cell.name()).is_some()) {
        return "ind i-err";
    }
    let worst = desk.state.findings.with(|findings| {
        findings.beside(cell).map(|finding| (finding.level, finding.explanation.is_some())).min()
    });
    match worst {
        Some((Level::Error, _)) => "ind i-err",
        Some((_, false)) => "ind i-wrn",
        _ if flagged => "ind i-flag",
        Some(_) => "ind i-wrn",
        None => "ind",
    }
}

fn lines(desk: Desk, cell: &CellKey, flag: Option<FlagView>) -> Vec<AnyView> {
    let mut lines = Vec::new();
    if let Some(flag) = flag {
        let done = settled(desk, cell, &flag);
        let says = words::flag_says(flag.by, flag.reason);
        lines.push(message("msg msg--flag", Glyph::CornerUpLeft, says));
        let is_open = done.is_none();
        lines.extend(done.map(|done| message("msg msg--ok", Glyph::CircleCheck, done)));
        if desk.state.may_fill && is_open {
            // A figure that is right is not changed: why it stands is said on the check page.
            let href = format!("{}#answer-{}", paths::report_check(desk.state.id), cell.name());
            let answer = act_button(Act::AnswerFlag);
            lines.push(
                view! { <div class="why"><a class="btn btn--sm" href=href>{answer}</a></div> }
                    .into_any(),
            );
        }
    }
    if let Some(handle) = desk.state.cell(cell) {
        match handle.keeping.get() {
            Keeping::Rejected(why) => lines.push(rejected(desk, cell, &why)),
            Keeping::Conflict { theirs, by } => lines.push(conflict(desk, cell, theirs, by)),
            _ => {}
        }
    }
    // From a browser without script.
    let problem = failure(desk.save).problems.with(|problems| problems.of(&cell.name()));
    if let Some(problem) = problem {
        let text = advice(kind(desk, cell), problem);
        lines.push(message("msg msg--err", Glyph::CircleAlert, text.to_owned()));
    }
    desk.state.findings.with(|findings| {
        for finding in findings.beside(cell) {
            let text = say(&finding.message);
            if finding.level == Level::Error {
                lines.push(message("msg msg--err", Glyph::CircleAlert, text));
                continue;
            }
            let reason = finding.explanation.is_some().then(words::reason_given);
            let tone = if reason.is_some() { "msg" } else { "msg msg--warn" };
            lines.push(message(tone, Glyph::TriangleAlert, text));
            lines.push(why(desk, finding.why()));
            lines.extend(reason.map(|given| {
                message("msg msg--ok", Glyph::CircleCheck, given.to_owned())
            }));
        }
    });
    for key in desk.state.needless(cell) {
        lines.push(message("msg", Glyph::Info, words::why_needless().to_owned()));
        lines.push(why(desk, key));
    }
    lines
}

/// What the unit has done about a flag, as far as this page knows.
fn settled(desk: Desk, cell: &CellKey, flag: &FlagView) -> Option<String> {
    let handle = desk.state.cell(cell)?;
    let is = handle.settled.get();
    let kept = !matches!(*handle.keeping.read(), Keeping::Rejected(_) | Keeping::Conflict { .. });
    if kept && (FlagView { is: Some(is.clone()), ..flag.clone() }).is_changed() {
        let was = figures::said(flag.was.as_ref());
        return Some(words::flag_mended(was, figures::said(Some(&is))));
    }
    flag.answer.clone().map(|answer| words::flag_replied(answer.text))
}

fn message(class: &'static str, glyph: Glyph, text: String) -> AnyView {
    view! { <div class=class><Icon glyph/><span>{text}</span></div> }.into_any()
}

/// Where a figure is explained: a cell like any other.
fn why(desk: Desk, key: CellKey) -> AnyView {
    let Some(handle) = desk.state.cell(&key).filter(|_| desk.state.may_fill) else {
        return ().into_any();
    };
    let name = key.name();
    let outdated = desk.state.outdated(&key).map(|then| {
        let text = words::why_outdated(figures::said(Some(&then)));
        message("msg msg--warn", Glyph::History, text)
    });
    let left = left(desk, key.clone());
    let key = StoredValue::new(key);
    let typed = move |event: ev::Event| {
        key.with_value(|key| desk.keeper.typed(key, net::nfc(&event_target_value(&event))));
    };
    let rejected = move || match handle.keeping.get() {
        Keeping::Rejected(why) => key.with_value(|key| Some(rejected(desk, key, &why))),
        Keeping::Conflict { theirs, by } => {
            key.with_value(|key| Some(conflict(desk, key, theirs, by)))
        }
        _ => None,
    };
    view! {
        {outdated}
        <div class="why">
            <input class="input" id=name.clone() name=format!("input[cell][{name}]") data-cell=""
                value=handle.text.get_untracked() prop:value=move || handle.text.get()
                aria-label=words::why() placeholder=words::why_example() autocomplete="off"
                on:input=typed on:blur=left
                on:keydown=move |event| keys::in_cell(desk, &event)/>
            <OnPaper handle/>
            <input type="hidden" name=format!("input[rev][{name}]") value=handle.rev.get_untracked().to_string()/>
        </div>
        {live(rejected)}
    }
    .into_any()
}

/// The kind of figure or text that is asked there; an explanation is a text.
pub fn kind(desk: Desk, cell: &CellKey) -> FieldKind {
    desk.state.template.with_value(|template| {
        cell.field_in(template).map_or(FieldKind::LongText, |field| field.kind)
    })
}

/// What to do about a problem of a cell of this kind.
pub fn advice(kind: FieldKind, problem: Problem) -> &'static str {
    let whole = matches!(kind, FieldKind::Int | FieldKind::Rank);
    match problem {
        Problem::NotWhole => words::whole(),
        Problem::NotANumber | Problem::Questioned | Problem::TooManyDecimals if whole => {
            words::whole()
        }
        Problem::NotANumber | Problem::Questioned => words::write_number(),
        Problem::TooManyDecimals => words::four_decimals(),
        Problem::Negative if kind == FieldKind::Rank => words::rank(),
        Problem::Negative => words::not_negative(),
        Problem::TooLarge => words::too_large(),
        Problem::NotAChoice => words::not_a_cell(),
        other => problem_sentence(other),
    }
}

fn rejected(desk: Desk, cell: &CellKey, why: &Rejection) -> AnyView {
    if let Rejection::Number(NumberProblem::Questioned { suggestion, other }) = why {
        // Nothing is offered that this field refuses next.
        let kind = kind(desk, cell);
        let whole = matches!(kind, FieldKind::Int | FieldKind::Rank);
        let readings = [Some(*suggestion), *other].into_iter().flatten();
        let readings: Vec<_> =
            readings.filter(|number| !whole || number.fract().is_zero()).collect();
        let lead = match readings.len() {
            0 | 1 => advice(kind, why.problem()),
            _ => words::did_you_mean(),
        };
        let choices = readings.into_iter().map(|number| {
            let text = number::print(number);
            let key = StoredValue::new(cell.clone());
            let typed = text.clone();
            let take = move |_| {
                key.with_value(|key| {
                    desk.keeper.typed(key, typed.clone());
                    desk.keeper.left(key);
                });
            };
            view! { <button type="button" class="btn btn--sm" on:click=take>{words::change_to(text)}</button> }
        });
        return view! {
            {message("msg msg--err", Glyph::CircleAlert, lead.to_owned())}
            <div class="why">{choices.collect_view()}</div>
        }
        .into_any();
    }
    let text = advice(kind(desk, cell), why.problem());
    message("msg msg--err", Glyph::CircleAlert, text.to_owned())
}

/// Two people, one cell: both values, and the later one chooses.
fn conflict(desk: Desk, cell: &CellKey, theirs: Cell, by: Option<String>) -> AnyView {
    let by = by.unwrap_or_else(|| words::somebody().to_owned());
    let Some(handle) = desk.state.cell(cell) else { return ().into_any() };
    let mine = if handle.nil.get_untracked() {
        words::nil().to_owned()
    } else {
        handle.text.get_untracked()
    };
    let other = figures::said(Some(&domain::report::Answer::from(&theirs)));
    let key = StoredValue::new(cell.clone());
    let rev = theirs.rev;
    let theirs = StoredValue::new(theirs);
    let keep = move |_| key.with_value(|key| desk.keeper.keep_mine(key, rev));
    let take = move |_| {
        key.with_value(|key| theirs.with_value(|theirs| desk.keeper.take_theirs(key, theirs)));
    };
    view! {
        {message("msg msg--info", Glyph::Users, words::also_wrote(by.clone()))}
        <div class="pick">
            <button type="button" class="btn" on:click=keep><span>{words::mine()}</span><b class="num">{mine}</b></button>
            <button type="button" class="btn" on:click=take><span>{words::theirs(by)}</span><b class="num">{other}</b></button>
        </div>
    }
    .into_any()
}
