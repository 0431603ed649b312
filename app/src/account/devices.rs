//! Where this account is signed in, and ending it.

use domain::{account::SessionLine, time};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    api::{RevokeOtherSessions, RevokeSession},
    profile::SmallSubmit,
    words,
};
use crate::ui::{Card, Glyph, Icon, Tag};

#[component]
pub fn Devices(sessions: Vec<SessionLine>) -> impl IntoView {
    let others = sessions.len() > 1;
    let lines = sessions.into_iter().map(|session| view! { <Device session/> }).collect_view();
    let end_all = others.then(|| {
        view! {
            <form method="post" action=RevokeOtherSessions::url() class="mt-3">
                <SmallSubmit text=words::end_others()/>
            </form>
        }
    });
    view! {
        <Card id="devices" title=words::devices()>
            <ul class="plain list">{lines}</ul>
            {end_all}
        </Card>
    }
    .into_any()
}

#[component]
fn Device(session: SessionLine) -> impl IntoView {
    let (name, icon) = described(&session.device);
    let seen = words::seen(time::moment(session.seen_at), session.address.clone());
    let class = if session.current { "session__ic is-ok" } else { "session__ic" };
    let here = session.current.then(|| view! { " "<Tag text=words::this_device()/> });
    let end = (!session.current).then(|| {
        view! {
            <form method="post" action=RevokeSession::url()>
                <input type="hidden" name="id" value=session.id.to_string()/>
                <SmallSubmit text=words::end() about=name.clone()/>
            </form>
        }
    });
    view! {
        <li class="session">
            <span class=class><Icon glyph=icon/></span>
            <div><b>{name}</b>{here}<small>{seen}</small></div>
            {end}
        </li>
    }
    .into_any()
}

/// "Chrome · Windows" out of what a browser says of itself. Edge and Opera also say Chrome, and
/// everybody says Safari, so the order matters.
fn described(device: &str) -> (String, Glyph) {
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| device.contains(sign)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("coc_coc", "Cốc Cốc"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ]);
    let icon = match system {
        Some("iPhone" | "iPad" | "Android") => Glyph::Smartphone,
        _ => Glyph::Laptop,
    };
    let name = [browser, system].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    (if name.is_empty() { words::unknown_device().to_owned() } else { name }, icon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0";
        assert_eq!(described(edge), ("Edge · Windows".to_owned(), Glyph::Laptop));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1";
        assert_eq!(described(phone), ("Safari · iPhone".to_owned(), Glyph::Smartphone));
        assert_eq!(described("curl/8").1, Glyph::Laptop);
    }
}
