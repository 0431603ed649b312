//! The form: sections at the side, the indicators of one of them, what needs attention, the save bar.
//! Every cell saves itself; without script a section is saved by its button.

mod aside;
mod keep;
mod keys;
mod message;
mod nav;
mod row;
mod savebar;
mod section;
mod state;

use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use domain::{
    policy::Act,
    report::{CellKey, FlagView, ReportForm, ReportStatus},
    time,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

use self::{
    aside::ToSettle,
    keep::Keeper,
    nav::{PhoneNav, SectionNav},
    savebar::Savebar,
    section::SectionCard,
    state::FormState,
};
use super::{
    api::{SaveSection, read_form},
    came_back::StateBadge,
    cell_name, crumb, due_line, locked, overline, say, words,
};
use crate::{
    act::FormAct,
    asked::typed,
    error::{AppError, failure},
    layout::{Page, PageHead, SyncState, reading, use_sync},
    live::live,
    net, paths,
    read::read,
    ui::{Alert, ButtonLink, Crumb, ErrorSummary, Glyph, Live, Shape, Tone},
    words::act_done,
};

/// `/reports/:id/s/:section`
pub fn form() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let section = Memo::new(move |_| params.read().get("section").unwrap_or_default());
    let save = FormAct::of::<SaveSection>();
    let page = read(move || id.get(), read_form);
    reading(page, Shape::Form, move |form| view! { <FormPage form section save/> }.into_any())
}

/// What the form's parts share.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    state: FormState,
    keeper: Keeper,
    section: Memo<String>,
    save: FormAct,
    /// What the ministry returned, not answered yet.
    flags: StoredValue<Vec<FlagView>>,
    /// Where to go once everything is kept.
    leaving: RwSignal<Option<String>>,
    /// The cell of another section to go on with.
    arriving: RwSignal<Option<String>>,
    /// The cell that a key asked for.
    onward: RwSignal<Option<CellKey>>,
    /// Checking was asked for and what is typed could not be sent: the page stays, and says why.
    held: RwSignal<bool>,
    /// False until the page has woken up.
    awake: ReadSignal<bool>,
    today: NaiveDate,
}

#[component]
fn FormPage(form: ReportForm, section: Memo<String>, save: FormAct) -> impl IntoView {
    let may_fill = form.may.act(Act::FillReport);
    let state = FormState::new(&form, may_fill, |name| typed(&format!("input[cell][{name}]")));
    let desk = Desk {
        state,
        keeper: Keeper::new(state, form.saved_at),
        section,
        save,
        flags: StoredValue::new(
            form.flags.iter().filter(|flag| !flag.is_settled()).cloned().collect(),
        ),
        leaving: RwSignal::new(None),
        arriving: RwSignal::new(None),
        onward: RwSignal::new(None),
        held: RwSignal::new(false),
        awake: net::awake(),
        today: form.today,
    };
    keep_going(desk, typed_early(state));
    let head = form.head.clone();
    let title = say(&head.title);
    let here = crumb(&head);
    let history = view! {
        <ButtonLink href=paths::report_history(head.id) icon=Glyph::History><span class="hide-words">{words::history()}</span></ButtonLink>
    };
    let (notice, due) = (form.notice.clone(), due_line(&head, form.today));
    let (status, overdue, saved_at) = (head.status, head.overdue, desk.keeper.saved_at);
    // The first cell that is saved begins the report.
    let badge = move || {
        let begun = status == ReportStatus::NotStarted && saved_at.with(Option::is_some);
        let status = if begun { ReportStatus::Draft } else { status };
        view! { <StateBadge status overdue notice=notice.clone()/> }.into_any()
    };
    let foot = may_fill.then(|| view! { <Savebar desk/> }.into_any());
    view! {
        <Page title=title.clone() here crumbs=vec![Crumb::new(words::reports(), paths::REPORTS)] foot=foot.into_any()>
            <Banners desk/>
            <div class="form-head">
                <PageHead title=title.clone() over=overline(&head) actions=history.into_any()>
                    <p class="row">
                        {live(badge)}
                        <span>{due}</span>
                        <span class="muted hide-phone">{words::version(head.version_no)}</span>
                    </p>
                </PageHead>
            </div>
            <Standing desk form=form.clone()/>
            <ErrorSummary failure=failure(save) title label=|_| "" lines=refused_cells(desk)/>
            <div class="form">
                <SectionNav desk/>
                <PhoneNav desk/>
                <SectionCard desk form=StoredValue::new(form)/>
                <ToSettle desk/>
            </div>
        </Page>
    }
    .into_any()
}

/// For the summary: each cell that was not taken by its name, with what to do about it.
fn refused_cells(desk: Desk) -> Signal<Vec<(String, String)>> {
    let problems = failure(desk.save).problems;
    Signal::derive(move || {
        let line = |(name, problem): (&str, _)| {
            let key = CellKey::named(name);
            let called = desk.state.template.with_value(|template| cell_name(template, &key));
            let text = message::advice(message::kind(desk, &key), problem);
            (name.to_owned(), format!("{called}: {text}"))
        };
        problems.with(|problems| problems.iter().map(line).collect())
    })
}

/// What the page should know before typing: returned, locked, or somebody else's turn.
#[component]
fn Standing(desk: Desk, form: ReportForm) -> impl IntoView {
    let notice = form.notice.clone().map(|notice| {
        let said = notice.note.clone().unwrap_or_default();
        let title = words::came_back(notice.by.clone(), act_done(notice.act), form.flags.len());
        let cells = form.flags.clone().into_iter().map(move |flag| {
            view! { <a href=aside::place(desk, &flag.cell)>{flag.cell.field.clone()}</a>" · " }
        });
        view! {
            <div class="mb-4">
                <Alert tone=Tone::Danger icon=Glyph::CornerUpLeft title>
                    <span class="came-back">{cells.collect_view()}<span class="soft num">{time::moment(notice.at)}</span></span>
                    {(!said.is_empty()).then(|| view! { <p class="prose">{said}</p> })}
                </Alert>
            </div>
        }
    });
    let locked = locked(&form.head).map(|locked| view! { <div class="mb-4">{locked}</div> });
    let waiting = (!form.may.act(Act::FillReport) && locked.is_none()).then(|| {
        view! { <div class="mb-4"><Alert tone=Tone::Info>{words::read_only()}</Alert></div> }
    });
    view! { {notice}{locked}{waiting} }.into_any()
}

/// Why what is typed is not on the server yet.
#[component]
fn Banners(desk: Desk) -> impl IntoView {
    let (_, online) = use_sync();
    let (trouble, device_full) = (desk.keeper.trouble, desk.keeper.device_full);
    let awake = desk.awake;
    let banner = move || {
        let view = match (online.get() || !awake.get(), trouble.get()) {
            _ if device_full.get() && desk.keeper.unsent() > 0 => view! {
                <Alert tone=Tone::Danger live=Live::Assertive title=words::device_full()>
                    {words::device_full_lead()}
                </Alert>
            }
            .into_any(),
            (false, _) | (true, Some(AppError::Offline)) => view! {
                <Alert tone=Tone::Warn icon=Glyph::WifiOff live=Live::Polite title=words::offline()>
                    {words::offline_lead()}
                </Alert>
            }
            .into_any(),
            (true, None) => return None,
            (true, Some(AppError::SignedOut)) => {
                let back = paths::sign_in_and_back(&paths::report_section(
                    desk.state.id,
                    &desk.section.get(),
                ));
                view! {
                    <Alert tone=Tone::Warn icon=Glyph::Lock live=Live::Assertive title=words::signed_out()>
                        {words::signed_out_lead()} " " <a href=back rel="external">{words::sign_in_again()}</a>
                    </Alert>
                }
                .into_any()
            }
            (true, Some(AppError::Unavailable { reference } | AppError::Broken { reference })) => {
                view! {
                    <Alert tone=Tone::Warn live=Live::Polite title=words::server_away()>
                        {words::server_away_lead(reference)}
                    </Alert>
                }
                .into_any()
            }
            (true, Some(error)) => view! {
                <Alert tone=Tone::Danger live=Live::Assertive title=words::refused()>
                    {error.told()}
                </Alert>
            }
            .into_any(),
        };
        let held = desk.held.get().then(|| {
            view! { <Alert tone=Tone::Mute icon=Glyph::CircleCheck live=Live::Polite>{words::check_is_held()}</Alert> }
        });
        Some(view! { <div class="offline stack">{view}{held}</div> })
    };
    live(banner)
}

/// What was typed while the script was on its way, or came back refused: it stands in the fields, and the
/// server does not have it. Only the document's own form has such fields; later ones are made by script.
fn typed_early(state: FormState) -> Vec<(CellKey, String)> {
    static WOKEN: AtomicBool = AtomicBool::new(false);
    if !cfg!(target_arch = "wasm32") || WOKEN.swap(true, Ordering::Relaxed) {
        return Vec::new();
    }
    let mut early = Vec::new();
    state.each(|key, cell| {
        let there = net::field_text(&key.name());
        let other = there.filter(|text| *text != cell.settled.get_untracked().print());
        early.extend(other.map(|text| (key.clone(), net::nfc(&text))));
    });
    early
}

/// To another page, once everything typed is on the server.
fn leave(desk: Desk, to: String) {
    desk.held.set(false);
    desk.leaving.set(Some(to));
    desk.keeper.send();
}

/// What the browser does by itself: resume drafts, send before going, tell the top bar.
fn keep_going(desk: Desk, early: Vec<(CellKey, String)>) {
    let keeper = desk.keeper;
    let (sync, online) = use_sync();
    Effect::new(move || {
        keeper.resume();
        for (key, text) in &early {
            keeper.typed(key, text.clone());
            keeper.left(key);
        }
    });
    Effect::new(move || {
        if online.get() {
            keeper.send();
        }
    });
    Effect::new(move || {
        let unsent = keeper.unsent();
        sync.set(match unsent {
            _ if keeper.is_sending() => SyncState::Saving,
            0 if keeper.undecided() > 0 => SyncState::Undecided(keeper.undecided()),
            0 => SyncState::Saved,
            cells => SyncState::Waiting(cells),
        });
    });
    on_cleanup(move || {
        keeper.close();
        sync.set(SyncState::Quiet);
    });
    net::on_hide(move || keeper.send());
    net::on_shortcut("s", move || keeper.send());
    net::on_shortcut("Enter", move || leave(desk, paths::to_submit(desk.state.id)));
    let navigate = use_navigate();
    Effect::new(move || {
        if let Some(to) = desk.leaving.get()
            && !keeper.is_sending()
        {
            // What is undecided is told there too; what cannot be sent is told here.
            if keeper.unsent() == 0 {
                desk.leaving.set(None);
                navigate(&to, leptos_router::NavigateOptions::default());
            } else if keeper.trouble.with(Option::is_some) {
                desk.leaving.set(None);
                desk.held.set(true);
            }
        }
    });
    keys::listen(desk);
}
