//! The document for a request that no page could answer: the database is away, a form is too large, or it
//! came from elsewhere. It needs no database, no route and no script, and keeps what was typed.

use domain::viewer::Locale;
use leptos::prelude::*;
use leptos_meta::HashedStylesheet;

use super::{AppError, words};
use crate::{
    asked::{Asked, Theme},
    paths,
    ui::{Glyph, Icon, TileArt, Tone},
    words::document_title,
};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Failed(AppError),
    TooLarge,
    /// A form that stood on another site.
    Elsewhere,
}

/// All there is to say.
#[derive(Clone, Debug)]
pub struct Sorry {
    pub trouble: Trouble,
    /// To quote, where the trouble brings none of its own.
    pub code: Option<String>,
    pub locale: Locale,
    pub theme: Theme,
    /// Where to go on: the page that was asked for, or on which the form stood.
    pub back: String,
    pub kept: Option<Kept>,
}

/// A form that can be sent again as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it was sent to.
    pub action: String,
    /// By name, in the form's order.
    pub fields: Vec<(String, String)>,
}

impl Kept {
    /// The field that says on which page the form stood.
    pub const FROM: &str = "__from";

    /// What a person typed, by a name they may recognise; not what the page put there by itself.
    fn typed(&self) -> Vec<(String, String)> {
        const OURS: [&str; 9] =
            ["id", "seen", "section", "then", "back", "view", "flag", "cell", Kept::FROM];
        let is_typed = |name: &str, text: &str| {
            !text.trim().is_empty() && !OURS.contains(&name) && !name.contains("[rev]")
        };
        let name = |name: &str| {
            let last = name.trim_end_matches(']').rsplit('[').next().unwrap_or(name);
            last.to_owned()
        };
        let typed = self.fields.iter().filter(|(name, text)| is_typed(name, text));
        typed.map(|(key, text)| (name(key), text.clone())).collect()
    }
}

impl Sorry {
    /// The whole document.
    pub fn document(self, options: &LeptosOptions) -> String {
        Owner::new().with(|| {
            provide_context(Asked { locale: self.locale, theme: self.theme, ..Asked::default() });
            format!("<!DOCTYPE html>{}", self.view(options.clone()).to_html())
        })
    }

    fn view(self, options: LeptosOptions) -> impl IntoView {
        let status = self.trouble.status();
        let title = words::title(status);
        let tone = (status >= 500).then_some(Tone::Danger);
        let theme = Some(self.theme).filter(|theme| *theme != Theme::System).map(Theme::code);
        let own = match &self.trouble {
            Trouble::Failed(error) => error.reference().map(ToOwned::to_owned),
            Trouble::TooLarge | Trouble::Elsewhere => None,
        };
        let code = own.or(self.code).map(|code| {
            view! { <p class="page-error__code">{words::code(&code)}</p> }
        });
        let is_kept = self.kept.is_some();
        let kept = self.kept.map(again);
        let back = back(status, self.back, is_kept);
        view! {
            <html lang=self.locale.code() data-theme=theme>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                    <HashedStylesheet options id="style"/>
                    <title>{document_title(title)}</title>
                </head>
                <body>
                    <main class="page-error page-error--bare" id="main">
                        <TileArt tone/>
                        <h1>{title}</h1>
                        <p>{self.trouble.sentence()}</p>
                        {is_kept.then(|| view! { <p>{words::kept_here()}</p> })}
                        {code}
                        {kept}
                        <div class="actions">{back}</div>
                    </main>
                </body>
            </html>
        }
    }
}

impl Trouble {
    /// The HTTP status that says the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Failed(error) => error.status(),
            Self::TooLarge => 413,
            Self::Elsewhere => 403,
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::Failed(error) => error.sentence(),
            Self::TooLarge => words::too_large().to_owned(),
            Self::Elsewhere => words::from_elsewhere().to_owned(),
        }
    }
}

/// The form once more: all its fields, and those a person typed to be read and copied.
fn again(kept: Kept) -> impl IntoView {
    let typed = kept.typed();
    let typed = (!typed.is_empty()).then(|| {
        let lines = typed.into_iter().map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> });
        view! {
            <details class="page-error__typed" open=true>
                <summary>{words::what_was_typed()}</summary>
                <dl class="dl">{lines.collect_view()}</dl>
            </details>
        }
    });
    let hidden = kept.fields.into_iter().map(|(name, text)| {
        view! { <input type="hidden" name=name value=text/> }
    });
    view! {
        <form method="post" action=kept.action>
            {hidden.collect_view()}
            <button type="submit" class="btn btn--primary">
                <Icon glyph=Glyph::RotateCcw/>{words::send_again()}
            </button>
        </form>
        {typed}
    }
}

/// Back to the page. What is the server's trouble may have passed there.
fn back(status: u16, back: String, is_kept: bool) -> impl IntoView {
    let class = if is_kept { "btn" } else { "btn btn--primary" };
    if status < 500 {
        return view! { <a class=class href=paths::HOME>{words::to_home()}</a> }.into_any();
    }
    let label = if is_kept { words::without_sending() } else { words::reload() };
    view! { <a class=class href=back><Icon glyph=Glyph::RefreshCw/>{label}</a> }.into_any()
}
