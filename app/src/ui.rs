//! The kit: one file, one component (or one family), one style file of the same name in `style/ui`, one
//! entry in the gallery. It knows no slice and no server: plain values in, markup out.

mod alert;
mod avatar;
mod badge;
mod breadcrumb;
mod button;
mod card;
mod check;
mod chip;
mod data_table;
mod date_field;
mod definition;
mod description_list;
mod dialog;
mod empty;
mod error_summary;
mod field;
mod icon;
mod leaf;
mod line_chart;
mod menu;
mod meter;
mod pager;
mod print_button;
mod segment;
mod skeleton;
mod stat_dot;
mod steps;
mod tabs;
mod tag;
mod timeline;
mod toast;
mod words;

pub use self::{
    alert::{Alert, Live},
    avatar::{Avatar, Shade},
    badge::{Badge, StatusBadge, status_glyph, status_tone},
    breadcrumb::{Breadcrumb, Crumb},
    button::{Button, ButtonLink, IconButton, Look, Size, Submit},
    card::{Body, Card},
    check::{Checkbox, Drawn, Radios},
    chip::Chip,
    data_table::{Column, DataTable, Delta, Way, Wide},
    date_field::DateField,
    definition::Definition,
    description_list::{DescriptionList, Term, Terms},
    dialog::{CloseDialog, Dialog, OpenDialog},
    empty::{Empty, TileArt},
    error_summary::{ErrorSummary, Summary, lines_of},
    field::{
        Failure, Field, Named, PasswordField, Select, TextArea, TextField, Typing, first_text,
    },
    icon::{Glyph, Icon},
    leaf::{Leaf, SmallLeaf},
    line_chart::{LineChart, Mark, Series},
    menu::{Menu, MenuButton, MenuLink, MenuTitle, Opens},
    meter::Meter,
    pager::Pager,
    print_button::PrintButton,
    segment::Segment,
    skeleton::{Shape, Skeleton},
    stat_dot::StatDot,
    steps::{Step, Steps},
    tabs::Tabs,
    tag::Tag,
    timeline::{Timeline, TimelineItem},
    toast::{ToastStack, Toasts, provide_toasts, use_toasts},
};

/// What a colour means. Never alone: an icon and words stand beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Mute,
    Info,
    Ok,
    Warn,
    Danger,
    Plum,
    Brand,
    Accent,
}

/// One of several places to go: a tab, a segment, a chip, a line of a menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub text: String,
    pub href: String,
    pub current: bool,
    pub icon: Option<Glyph>,
    pub count: Option<i64>,
}

impl Tone {
    /// Sets the `--b-*` colours for whatever is inside.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Mute => "is-mute",
            Self::Info => "is-info",
            Self::Ok => "is-ok",
            Self::Warn => "is-warn",
            Self::Danger => "is-danger",
            Self::Plum => "is-plum",
            Self::Brand => "is-brand",
            Self::Accent => "is-accent",
        }
    }

    /// Colours an icon or a few words by themselves.
    pub const fn ink(self) -> &'static str {
        match self {
            Self::Mute => "ico-mute",
            Self::Info => "ico-info",
            Self::Ok => "ico-ok",
            Self::Warn => "ico-warn",
            Self::Danger => "ico-danger",
            Self::Plum => "ico-plum",
            Self::Brand => "ico-brand",
            Self::Accent => "ico-accent",
        }
    }

    /// The icon that says the same where no better one is known.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Ok => Glyph::CircleCheck,
            Self::Warn => Glyph::TriangleAlert,
            Self::Danger => Glyph::CircleAlert,
            _ => Glyph::Info,
        }
    }
}

impl Choice {
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), ..Self::default() }
    }

    /// Whether this is where one is.
    #[must_use]
    pub fn current(self, current: bool) -> Self {
        Self { current, ..self }
    }

    #[must_use]
    pub fn icon(self, icon: Glyph) -> Self {
        Self { icon: Some(icon), ..self }
    }

    #[must_use]
    pub fn count(self, count: i64) -> Self {
        Self { count: Some(count), ..self }
    }
}

/// `aria-current`, or no attribute at all.
fn current(is: bool) -> Option<&'static str> {
    is.then_some("true")
}

/// Class names in one attribute; empty ones leave no space.
pub(crate) fn classes(names: &[&str]) -> String {
    let given: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    given.join(" ")
}
