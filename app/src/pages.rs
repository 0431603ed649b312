//! Which pages arrive together. The code of a group is one file of its own, loaded when the first of its
//! pages is opened; what several groups share becomes further files, so few groups make few requests.

use leptos::prelude::*;
use leptos_router::LazyRoute;

use crate::{account, board, gallery, plan, recommendations, reports, sign_in, totals};

/// A page whose code is loaded with its group.
macro_rules! page {
    ($Page:ident = $group:ident($which:expr)) => {
        pub struct $Page;

        impl LazyRoute for $Page {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                $group($which).await
            }
        }
    };
}

page!(SignIn = door(Door::Password));
page!(Code = door(Door::Code));
page!(Enrol = door(Door::Enrol));
page!(Work = lists(Lists::Work));
page!(List = lists(Lists::Reports));
page!(Form = form(()));
page!(Open = one_report(OneReport::Open));
page!(Check = one_report(OneReport::Check));
page!(ReviewPage = one_report(OneReport::Review));
page!(HistoryPage = one_report(OneReport::History));
page!(Calendar = calendars(Calendars::Calendar));
page!(Visits = calendars(Calendars::Visits));
page!(PlanPage = calendars(Calendars::Plan));
page!(Games = calendars(Calendars::Games));
page!(Feed = calendars(Calendars::Feed));
page!(Event = one_event(OneEvent::Event));
page!(EventForm = one_event(OneEvent::Form));
page!(NewEvent = one_event(OneEvent::New));
page!(Account = own(()));
page!(Gallery = kit(()));
page!(BoardPage = leadership(()));
page!(Completeness = analysis(Analysis::Completeness));
page!(Totals = analysis(Analysis::Totals));
page!(IndicatorPage = analysis(Analysis::Indicator));
page!(RecList = recs(Recs::List));
page!(RecRaise = one_rec(OneRec::Raise));
page!(RecSummary = recs(Recs::Summary));
page!(RecPage = one_rec(OneRec::Page));
page!(RecEdit = one_rec(OneRec::Edit));

#[derive(Clone, Copy)]
enum Door {
    Password,
    Code,
    Enrol,
}

#[lazy]
fn door(page: Door) -> AnyView {
    match page {
        Door::Password => sign_in::password(),
        Door::Code => sign_in::code(),
        Door::Enrol => sign_in::enrol(),
    }
}

#[derive(Clone, Copy)]
enum Lists {
    Work,
    Reports,
}

#[lazy]
fn lists(page: Lists) -> AnyView {
    match page {
        Lists::Work => reports::work(),
        Lists::Reports => reports::list(),
    }
}

#[lazy]
fn form(_page: ()) -> AnyView {
    reports::form()
}

#[derive(Clone, Copy)]
enum OneReport {
    Open,
    Check,
    Review,
    History,
}

#[lazy]
fn one_report(page: OneReport) -> AnyView {
    match page {
        OneReport::Open => reports::open(),
        OneReport::Check => reports::check(),
        OneReport::Review => reports::review(),
        OneReport::History => reports::history(),
    }
}

#[derive(Clone, Copy)]
enum Calendars {
    Calendar,
    Visits,
    Plan,
    Games,
    Feed,
}

#[lazy]
fn calendars(page: Calendars) -> AnyView {
    match page {
        Calendars::Calendar => plan::calendar(),
        Calendars::Visits => plan::visits(),
        Calendars::Plan => plan::year(),
        Calendars::Games => plan::games(),
        Calendars::Feed => plan::feed(),
    }
}

#[derive(Clone, Copy)]
enum OneEvent {
    Event,
    Form,
    New,
}

#[lazy]
fn one_event(page: OneEvent) -> AnyView {
    match page {
        OneEvent::Event => plan::event(),
        OneEvent::Form => plan::form(),
        OneEvent::New => plan::new(),
    }
}

#[lazy]
fn own(_page: ()) -> AnyView {
    account::account()
}

#[lazy]
fn kit(_page: ()) -> AnyView {
    gallery::gallery()
}

#[derive(Clone, Copy)]
enum Analysis {
    Completeness,
    Totals,
    Indicator,
}

#[lazy]
fn analysis(page: Analysis) -> AnyView {
    match page {
        Analysis::Completeness => totals::completeness(),
        Analysis::Totals => totals::table(),
        Analysis::Indicator => totals::indicator(),
    }
}

#[lazy]
fn leadership(_page: ()) -> AnyView {
    board::board()
}

#[derive(Clone, Copy)]
enum Recs {
    List,
    Summary,
}

#[lazy]
fn recs(page: Recs) -> AnyView {
    match page {
        Recs::List => recommendations::list(),
        Recs::Summary => recommendations::summary(),
    }
}

#[derive(Clone, Copy)]
enum OneRec {
    Page,
    Raise,
    Edit,
}

#[lazy]
fn one_rec(page: OneRec) -> AnyView {
    match page {
        OneRec::Page => recommendations::one(),
        OneRec::Raise => recommendations::raise(),
        OneRec::Edit => recommendations::edit(),
    }
}
