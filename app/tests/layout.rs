//! The frame around a page, for each kind of person.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod page;

use app::{
    Asked,
    asked::provide_asked,
    error::{AppError, ErrorPage},
    layout::{Layout, Page, PageHead},
    ui::Crumb,
};
use domain::{
    policy::Role,
    template::Wording,
    viewer::{Covers, Grant, Locale, Viewer},
};
use insta::assert_snapshot;
use leptos::prelude::*;
use leptos_router::components::Router;

use crate::page::{asked, rendered};

const ID: &str = "01970000-0000-7000-8000-000000000001";

fn asked_by(role: Role) -> Asked {
    let grant = Grant {
        membership: ID.parse().unwrap(),
        role,
        unit: ID.parse().unwrap(),
        unit_name: Wording::new("Sở TT&TT Quảng Nam", "Quảng Nam Department"),
        can_sign: false,
        covers: Covers::Every,
    };
    let name = "Lê Thu Hà".to_owned();
    let viewer =
        Viewer {
            id: ID.parse().unwrap(), name, address: Some("chị".into()), grants: vec![grant]
        };
    Asked { viewer: Some(viewer), waiting: 2, demo: true, ..asked(Locale::Vietnamese) }
}

fn page(asked: &Asked) -> String {
    rendered(asked, || {
        provide_asked();
        view! {
            <Router>
                <Layout>
                    <Page title="Tháng 6/2025" crumbs=vec![Crumb::new("Báo cáo", "/reports")]>
                        <PageHead title="Báo cáo tháng 6/2025"/>
                    </Page>
                </Layout>
            </Router>
        }
    })
}

fn places(html: &str) -> Vec<&str> {
    let rail = html.split_once("class=\"rail\"").unwrap().1.split_once("<details").unwrap().0;
    let links = rail.split("<a ").filter(|link| link.contains("class=\"rail__item\""));
    links.map(|link| link.split_once("href=\"").unwrap().1.split_once('"').unwrap().0).collect()
}

#[test]
fn what_a_role_cannot_use_is_not_on_the_rail() {
    let seen = |role| places(&page(&asked_by(role))).join(" ");
    for role in [Role::Author, Role::Leader] {
        assert_eq!(seen(role), "/ /reports /analysis /recs /calendar /me", "{role}");
    }
    for role in [Role::Coordinator, Role::DaNang, Role::Executive] {
        assert_eq!(seen(role), "/ /board /reports /analysis /recs /calendar /me", "{role}");
    }
    assert_eq!(seen(Role::Handler), "/analysis/totals /recs /calendar /me");
    assert_eq!(seen(Role::Administrator), "/ /me");
}

#[test]
fn the_bell_is_for_whom_something_can_wait() {
    let bell = |role| page(&asked_by(role)).contains("href=\"/#to-do\"");
    for role in [Role::Author, Role::Leader, Role::Coordinator, Role::DaNang] {
        assert!(bell(role), "{role}");
    }
    for role in [Role::Executive, Role::Handler, Role::Administrator] {
        assert!(!bell(role), "{role}");
    }
}

#[test]
fn a_unit_has_one_name_in_each_language() {
    let vietnamese = page(&asked_by(Role::Author));
    assert!(vietnamese.contains("Sở TT&amp;TT Quảng Nam") && !vietnamese.contains("Department"));
    let english = page(&Asked { locale: Locale::English, ..asked_by(Role::Author) });
    assert!(english.contains("Quảng Nam Department") && !english.contains("Sở TT"), "{english}");
}

#[test]
fn the_whole_frame() {
    assert_snapshot!(page(&asked_by(Role::Author)).replace("><", ">\n<"));
}

#[test]
fn the_frame_works_without_script() {
    let html = page(&asked_by(Role::Author));
    // Where one is, on the server already.
    assert!(html.contains("<span aria-current=\"page\">Tháng 6/2025</span>"), "{html}");
    // Language and theme come back here, without what said that a form had failed.
    assert!(html.contains("name=\"back\" value=\"/reports/42?q=a\""), "{html}");
    assert_eq!(html.matches("<h1").count(), 1);
    assert_eq!(html.matches("<main id=\"main\"").count(), 1);
}

#[test]
fn nobody_sees_no_frame() {
    let html = page(&asked(Locale::English));
    assert!(!html.contains("class=\"rail\"") && !html.contains("class=\"topbar\""), "{html}");
    assert!(html.contains("Skip navigation"), "{html}");
}

#[test]
fn a_broken_page_shows_its_code_and_what_is_safe() {
    let error = AppError::Unavailable { reference: "GB-503-7F2A".into() };
    let html = rendered(&asked_by(Role::Author), || view! { <Router><ErrorPage error/></Router> });
    let main = html.split_once("class=\"page-error\">").unwrap().1.split_once("</svg>").unwrap().1;
    assert_snapshot!(main);
}
