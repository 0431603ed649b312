//! API tokens: what programs call with. They are made by a program, listed and revoked here.

use domain::{account::TokenLine, time};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{api::RevokeToken, profile::SmallSubmit, words};
use crate::ui::{Card, Glyph, Icon, Look};

#[component]
pub fn Tokens(tokens: Vec<TokenLine>) -> impl IntoView {
    let lines = tokens.into_iter().map(|token| view! { <Token token/> }).collect_view();
    view! {
        <Card id="tokens" title=words::tokens()>
            <p class="md soft">
                {words::tokens_how()}" "
                <a href="/api/docs" rel="external">{words::api_docs()}</a>
            </p>
            <ul class="plain list">{lines}</ul>
        </Card>
    }
    .into_any()
}

#[component]
fn Token(token: TokenLine) -> impl IntoView {
    let until = words::token_until(time::day(time::office_day(token.expires_at)));
    let used = token
        .used_at
        .map_or_else(|| words::token_unused().to_owned(), |at| words::token_used(time::moment(at)));
    let name = if token.name.is_empty() { words::unnamed().to_owned() } else { token.name };
    view! {
        <li class="session">
            <span class="session__ic"><Icon glyph=Glyph::KeyRound/></span>
            <div><b>{name.clone()}</b><small>{until}" · "{used}</small></div>
            <form method="post" action=RevokeToken::url()>
                <input type="hidden" name="id" value=token.id.to_string()/>
                <SmallSubmit look=Look::Danger text=words::revoke() about=name/>
            </form>
        </li>
    }
    .into_any()
}
