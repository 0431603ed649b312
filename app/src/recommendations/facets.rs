//! What the list can be narrowed to, each with how many it would find.

use domain::recommendation::{RecommendationFilter, RecommendationList, TopicFacet};
use leptos::prelude::*;

use super::{look::state_look, words};
use crate::{
    paths,
    ui::Icon,
    words::{recommendation_word, told},
};

/// Length of the longest bar.
const LENGTH: i64 = 38;

#[component]
pub fn Facets(
    list: StoredValue<RecommendationList>,
    filter: RecommendationFilter,
) -> impl IntoView {
    let (states, topics, outcomes) = list
        .with_value(|list| (states(list, &filter), topics(list, &filter), outcomes(list, &filter)));
    let outcomes =
        (!outcomes.is_empty()).then(|| view! { <h2>{words::outcome()}</h2><ul>{outcomes}</ul> });
    view! {
        <aside class="card facets" aria-label=words::filters()>
            <h2>{words::state()}</h2><ul>{states}</ul>
            <h2>{words::topic()}</h2><ul>{topics}</ul>
            {outcomes}
        </aside>
    }
    .into_any()
}

/// Without its place in the list: that was another one's.
fn to(filter: RecommendationFilter) -> String {
    paths::recommendations(&RecommendationFilter { after: String::new(), ..filter })
}

/// Choosing again what is chosen takes it back.
fn states(list: &RecommendationList, filter: &RecommendationFilter) -> Vec<AnyView> {
    let state = |(status, count): &(_, i64)| {
        let current = filter.status == Some(*status);
        let status_chosen = (!current).then_some(*status);
        let href =
            to(RecommendationFilter { status: status_chosen, stage: None, ..filter.clone() });
        let (tone, icon) = state_look(*status);
        view! {
            <li><a href=href aria-current=current.then_some("true")>
                <Icon glyph=icon class=tone.ink()/>
                <span class="facets__t">{recommendation_word(*status)}</span>
                <b class="num">{*count}</b>
            </a></li>
        }
        .into_any()
    };
    list.statuses.iter().map(state).collect()
}

fn topics(list: &RecommendationList, filter: &RecommendationFilter) -> Vec<AnyView> {
    let all: i64 = list.topics.iter().map(|topic| topic.count).sum();
    let most = list.topics.iter().map(|topic| topic.count).max().unwrap_or_default();
    let none = filter.topic.is_empty();
    let href = to(RecommendationFilter { topic: String::new(), ..filter.clone() });
    let first = view! {
        <li><a href=href aria-current=none.then_some("true")>
            <span class="facets__t">{words::every_topic()}</span><b class="num">{all}</b>
        </a></li>
    };
    let topic = |topic: &TopicFacet| {
        let current = filter.topic == topic.code;
        let code = if current { String::new() } else { topic.code.clone() };
        let href = to(RecommendationFilter { topic: code, ..filter.clone() });
        view! {
            <li><a href=href aria-current=current.then_some("true")>
                <span class="facets__t">{told(&topic.name)}</span>
                {bar(topic, most)}
                <b class="num">{topic.count}</b>
            </a></li>
        }
        .into_any()
    };
    std::iter::once(first.into_any()).chain(list.topics.iter().map(topic)).collect()
}

/// How many of them are answered, and the rest, against the topic that has most.
fn bar(topic: &TopicFacet, most: i64) -> AnyView {
    let answered = topic.answered * LENGTH / most.max(1);
    let all = topic.count * LENGTH / most.max(1);
    let title = words::answered_part(topic.answered, topic.count);
    view! {
        <svg class="facets__bar" viewBox="0 0 38 6" role="img" aria-label=title>
            <rect class="facets__rest" width=all.to_string() height="6" rx="3"></rect>
            <rect class="facets__done" width=answered.to_string() height="6" rx="3"></rect>
        </svg>
    }
    .into_any()
}

fn outcomes(list: &RecommendationList, filter: &RecommendationFilter) -> Vec<AnyView> {
    let outcome = |(outcome, count): &(_, i64)| {
        let current = filter.outcome == Some(*outcome);
        let chosen = (!current).then_some(*outcome);
        let href = to(RecommendationFilter { outcome: chosen, ..filter.clone() });
        view! {
            <li><a href=href aria-current=current.then_some("true")>
                <span class="facets__t">{words::outcome_word(*outcome)}</span>
                <b class="num">{*count}</b>
            </a></li>
        }
        .into_any()
    };
    list.outcomes.iter().map(outcome).collect()
}
