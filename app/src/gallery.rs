//! Every component in every state, in both languages and themes: what screenshots and accessibility
//! checks look at, and where to look before writing markup.

mod actions;
mod content;
mod feedback;
mod fields;
mod look;
mod navigation;
mod status;

use leptos::prelude::*;

use crate::{
    layout::{Page, PageHead},
    words::say,
};

pub fn gallery() -> AnyView {
    let title = say("Thành phần giao diện", "Components");
    let hint = say(
        "Mỗi thành phần ở mọi trạng thái. Nút và ô nhập cao 44 px trên màn chạm, 40 px khi dùng chuột.",
        "Each component in each state. Controls are 44 px high on touch screens, 40 px with a mouse.",
    );
    view! {
        <Page title>
            <PageHead title><p>{hint}</p></PageHead>
            <div class="sheet">
                <actions::Buttons/>
                <status::Badges/>
                <fields::TextFields/>
                <fields::Choices/>
                <fields::Days/>
                <actions::Dialogs/>
                <actions::Menus/>
                <navigation::Navigation/>
                <content::Tables/>
                <content::Lists/>
                <content::Charts/>
                <feedback::Banners/>
                <feedback::Summaries/>
                <status::Measures/>
                <look::Colours/>
                <look::Glyphs/>
            </div>
            <feedback::Screens/>
        </Page>
    }
    .into_any()
}

/// One card of the sheet.
#[component]
fn Sample(
    #[prop(into)] title: String,
    /// `card--open` lets a menu hang out of it.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class=crate::ui::classes(&["card", class])><h2>{title}</h2>{children()}</section>
    }
    .into_any()
}
