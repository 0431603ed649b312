//! Where signing in leads afterwards: a page of this site, or nowhere in particular.

/// In the address of a page to which what was typed before the session ended comes back.
pub const KEPT: &str = "__kept=1";

/// The address, when it is a page of this site: never another host, however it is disguised, and
/// never a step of signing in.
pub fn local(back: &str) -> Option<&str> {
    let path = back.split(['?', '#']).next().unwrap_or_default();
    let is_page = back.starts_with('/')
        && !back.starts_with("//")
        && !back.contains(['\\', '@'])
        && !back.chars().any(|one| one.is_control() || one.is_whitespace())
        && !path.starts_with("/api/")
        && path != crate::paths::SIGN_OUT
        && !crate::paths::is_bare(path);
    is_page.then_some(back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_site() {
        for page in ["/", "/reports", "/reports?unit=STTTT-QNA&q=a%20b", "/reports/1/s/IX#a", "/me"]
        {
            assert_eq!(local(page), Some(page));
        }
        for trap in [
            "",
            "reports",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            " /reports",
            "/\u{a0}x",
            "javascript:alert(1)",
            "/reports\r\nSet-Cookie: a=b",
            "///evil.example",
            "/@evil.example",
            "/sign-in",
            "/sign-in/code?back=/",
            "/api/v1/me",
            "/sign-out",
        ] {
            assert_eq!(local(trap), None, "{trap:?}");
        }
    }
}
