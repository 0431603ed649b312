//! What happened, and which units had it with their own clocks.

use domain::{
    policy::Act,
    recommendation::{AssignmentRole, AssignmentView, RecommendationPage},
    time,
};
use leptos::prelude::*;

use super::super::words;
use crate::{
    dates::Moment,
    ui::{Badge, Card, Glyph, Timeline, TimelineItem, Tone},
    words::{act_done, told},
};

/// The latest first.
#[component]
pub fn Story(page: StoredValue<RecommendationPage>) -> impl IntoView {
    page.with_value(|page| {
        let items = page.shared().story.iter().map(|line| {
            let (tone, icon) = look(line.act);
            let said = view! {
                <p><b>{line.by.clone()}</b>" "{act_done(line.act)}</p>
                <p class="when"><Moment at=line.at/>" · "{told(&line.unit)}</p>
            };
            match line.note.clone() {
                Some(note) => {
                    view! { <TimelineItem tone icon quote=note>{said}</TimelineItem> }.into_any()
                }
                None => view! { <TimelineItem tone icon>{said}</TimelineItem> }.into_any(),
            }
        });
        let items: Vec<AnyView> = items.collect();
        view! { <Card title=words::story() id="story"><Timeline>{items}</Timeline></Card> }
    })
    .into_any()
}

const fn look(act: Act) -> (Tone, Glyph) {
    match act {
        Act::DraftRecommendation | Act::DraftAnswer => (Tone::Mute, Glyph::Pencil),
        Act::SubmitRecommendation | Act::RequestSignature => (Tone::Mute, Glyph::ArrowUp),
        Act::ApproveRecommendation | Act::RegisterRecommendation => (Tone::Info, Glyph::Send),
        Act::SendBackRecommendation | Act::ReturnAnswer | Act::DeclineRecommendation => {
            (Tone::Danger, Glyph::CornerUpLeft)
        }
        Act::AssignRecommendation => (Tone::Info, Glyph::ArrowRight),
        Act::AcceptRecommendation => (Tone::Info, Glyph::Inbox),
        Act::AskRecommendation | Act::ReplyRecommendation => (Tone::Warn, Glyph::MessageSquare),
        Act::PublishAnswer | Act::ConfirmRecommendation => (Tone::Ok, Glyph::Check),
        Act::ReopenRecommendation => (Tone::Warn, Glyph::RotateCcw),
        Act::TransferRecommendation => (Tone::Mute, Glyph::ArrowUpRight),
        Act::WithdrawRecommendation => (Tone::Mute, Glyph::Ban),
        _ => (Tone::Mute, Glyph::Circle),
    }
}

/// For the ministry.
#[component]
pub fn Parts(page: StoredValue<RecommendationPage>) -> impl IntoView {
    page.with_value(|page| {
        let parts = page.ministry().map(|view| view.assignments.as_slice()).unwrap_or_default();
        let items: Vec<AnyView> = parts.iter().map(part).collect();
        (!items.is_empty())
            .then(|| view! { <Card title=words::parts() id="parts"><ul class="rec-parts">{items}</ul></Card> })
    })
    .into_any()
}

fn part(part: &AssignmentView) -> AnyView {
    let role = match part.role {
        AssignmentRole::Lead => words::lead_unit(),
        AssignmentRole::Support => words::support_units(),
    };
    let own = match (part.elapsed, part.due_on) {
        (Some(days), Some(due)) => {
            Some(format!("{} · {}", words::part_days(days), words::part_due(time::day(due))))
        }
        (Some(days), None) => Some(words::part_days(days)),
        _ => None,
    };
    let own = own.map(|own| view! { <small class="num">{own}</small> });
    let competent =
        part.competent.clone().map(|who| view! { <small>{words::competent(who)}</small> });
    let reason =
        part.reason.clone().map(|reason| view! { <blockquote class="quote">{reason}</blockquote> });
    view! {
        <li>
            <div class="row row--between"><b>{told(&part.unit)}</b><Badge tone=Tone::Mute icon=Glyph::Building2 text=words::part_word(part.status)/></div>
            <small>{role}" · "<Moment at=part.at/></small>
            {own}{competent}{reason}
        </li>
    }
    .into_any()
}
