//! Which pages arrive together. The code of a group is one file of its own, loaded when the first of its
//! pages is opened; what several groups share becomes further files, one for each set of groups that shares
//! something, so few groups make few requests: thirteen made 137 files for the start page.

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
page!(Event = calendars(Calendars::Event));
page!(EventForm = calendars(Calendars::EventForm));
page!(NewEvent = calendars(Calendars::NewEvent));
page!(Account = own(Own::Account));
page!(Gallery = own(Own::Gallery));
page!(BoardPage = analysis(Analysis::Board));
page!(Completeness = analysis(Analysis::Completeness));
page!(Totals = analysis(Analysis::Totals));
page!(IndicatorPage = analysis(Analysis::Indicator));
page!(RecList = recs(Recs::List));
page!(RecRaise = recs(Recs::Raise));
page!(RecSummary = recs(Recs::Summary));
page!(RecPage = recs(Recs::One));
page!(RecEdit = recs(Recs::Edit));

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
    Event,
    EventForm,
    NewEvent,
}

#[lazy]
fn calendars(page: Calendars) -> AnyView {
    match page {
        Calendars::Calendar => plan::calendar(),
        Calendars::Visits => plan::visits(),
        Calendars::Plan => plan::year(),
        Calendars::Games => plan::games(),
        Calendars::Feed => plan::feed(),
        Calendars::Event => plan::event(),
        Calendars::EventForm => plan::form(),
        Calendars::NewEvent => plan::new(),
    }
}

#[derive(Clone, Copy)]
enum Own {
    Account,
    Gallery,
}

#[lazy]
fn own(page: Own) -> AnyView {
    match page {
        Own::Account => account::account(),
        Own::Gallery => gallery::gallery(),
    }
}

#[derive(Clone, Copy)]
enum Analysis {
    Board,
    Completeness,
    Totals,
    Indicator,
}

#[lazy]
fn analysis(page: Analysis) -> AnyView {
    match page {
        Analysis::Board => board::board(),
        Analysis::Completeness => totals::completeness(),
        Analysis::Totals => totals::table(),
        Analysis::Indicator => totals::indicator(),
    }
}

#[derive(Clone, Copy)]
enum Recs {
    List,
    Summary,
    One,
    Raise,
    Edit,
}

#[lazy]
fn recs(page: Recs) -> AnyView {
    match page {
        Recs::List => recommendations::list(),
        Recs::Summary => recommendations::summary(),
        Recs::One => recommendations::one(),
        Recs::Raise => recommendations::raise(),
        Recs::Edit => recommendations::edit(),
    }
}
