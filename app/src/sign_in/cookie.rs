//! The session's cookie: how it is called, written and read. The server's layer says which of the two
//! it is; server functions write it.

/// By how browsers reach the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionCookie {
    /// Over TLS, or on this very machine: sent over nothing else, and to this host only.
    Secure,
    /// Over plain HTTP in a closed network, where browsers refuse the other.
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
        let named =
            |cookie: &&str| cookie.split_once('=').is_some_and(|(name, _)| name == self.name());
        let found = header.split(';').map(str::trim).find(named)?;
        found.split_once('=').map(|(_, secret)| secret).filter(|secret| !secret.is_empty())
    }
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
