//! The session's cookie: how it is called, written and read. The server's layer says which of the two
//! it is; server functions write it. And the cookie of a device that somebody signed in from.

/// By how browsers reach the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionCookie {
    /// Over TLS: sent over nothing else, and to this host only.
    Secure,
    /// Over plain HTTP, in a closed network or on this very machine, where browsers refuse the other.
    Plain,
}

impl SessionCookie {
    const fn name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-session",
            Self::Plain => "session",
        }
    }

    const fn attributes(self) -> &'static str {
        match self {
            Self::Secure => "Path=/; HttpOnly; SameSite=Lax; Secure",
            Self::Plain => "Path=/; HttpOnly; SameSite=Lax",
        }
    }

    /// For `Set-Cookie`: until the browser is closed, or the server ends the session.
    pub fn set(self, secret: &str) -> String {
        format!("{}={secret}; {}", self.name(), self.attributes())
    }

    /// For `Set-Cookie`: no cookie any more.
    pub fn clear(self) -> String {
        format!("{}=; {}; Max-Age=0", self.name(), self.attributes())
    }

    /// The secret out of a `Cookie` header.
    pub fn read(self, header: &str) -> Option<&str> {
        named(header, self.name())
    }
}

/// What a browser keeps of who signed in from it. It goes to where passwords and codes are tried, and
/// nowhere else.
pub struct KnownDevice;

impl KnownDevice {
    const NAME: &str = "known-device";
    /// 180 days, in seconds.
    const KEPT: u32 = 180 * 24 * 3600;

    /// For `Set-Cookie`.
    pub fn set(known: &str, over_tls: bool) -> String {
        let secure = if over_tls { "; Secure" } else { "" };
        let (name, kept) = (Self::NAME, Self::KEPT);
        format!(
            "{name}={known}; Path=/api/app/sign_in; Max-Age={kept}; HttpOnly; SameSite=Lax{secure}"
        )
    }

    /// Out of a `Cookie` header.
    pub fn read(header: &str) -> Option<&str> {
        named(header, Self::NAME)
    }
}

fn named<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let pairs = header.split(';').filter_map(|cookie| cookie.trim().split_once('='));
    let mut values = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value);
    values.next().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_read() {
        let set = SessionCookie::Secure.set("s3cret");
        assert_eq!(set, "__Host-session=s3cret; Path=/; HttpOnly; SameSite=Lax; Secure");
        let sent = "locale=en; __Host-session=s3cret; theme=dark";
        assert_eq!(SessionCookie::Secure.read(sent), Some("s3cret"));
        assert_eq!(SessionCookie::Plain.read(sent), None);
        assert_eq!(SessionCookie::Secure.read("__Host-session="), None);
        assert_eq!(SessionCookie::Secure.read("x__Host-session=a"), None);
    }
}
