//! What must be read again, not only compared, lies sealed in the database (XChaCha20-Poly1305): the
//! key is elsewhere, so that a copy of the database opens nothing.

use std::{
    fmt, fs,
    io::{self, ErrorKind, Write},
    path::Path,
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use sha2::{Digest, Sha256};

use crate::{Error, Result, clock, private};

/// Bytes before the sealed text, other ones each time.
const NONCE: usize = 24;
/// Characters of a key's text: fewer could be guessed.
const SHORTEST: usize = 32;

/// What seals and opens. Never printed.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// The key in a file; nothing when there is no such file.
    ///
    /// # Errors
    /// When the file cannot be read, or says less than 32 characters.
    pub fn read(file: &Path) -> io::Result<Option<Self>> {
        let text = match fs::read_to_string(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            read => read?,
        };
        let key = Self::of(&text);
        key.map(Some).ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "the key is too short"))
    }

    /// A new key, written into a new file for its owner alone.
    ///
    /// # Errors
    /// When the file cannot be made, or is there already.
    pub fn draw(file: &Path) -> io::Result<Self> {
        let text = clock::secret();
        let mut made = private::create(file)?;
        writeln!(made, "{text}")?;
        made.sync_all()?;
        Ok(Self(Sha256::digest(text).into()))
    }

    /// For commands that seal and open nothing: it is kept nowhere.
    pub fn passing() -> Self {
        Self(Sha256::digest(clock::secret()).into())
    }

    /// From a text of at least 32 characters.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() >= SHORTEST).then(|| Self(Sha256::digest(text).into()))
    }

    /// Sealed for one owner: in another's row it does not open.
    pub(crate) fn seal(&self, owner: &[u8], text: &str) -> Result<String> {
        let nonce: Vec<u8> =
            clock::random_bytes().into_iter().chain(clock::random_bytes()).take(NONCE).collect();
        let payload = Payload { msg: text.as_bytes(), aad: owner };
        let sealed = XNonce::try_from(nonce.as_slice())
            .ok()
            .and_then(|nonce| self.cipher().encrypt(&nonce, payload).ok())
            .ok_or_else(|| Error::inconsistent("a text that cannot be sealed"))?;
        Ok(nonce.iter().chain(&sealed).map(|byte| format!("{byte:02x}")).collect())
    }

    /// Nothing when it was sealed with another key, for another owner, or is not what was written.
    pub(crate) fn open(&self, owner: &[u8], sealed: &str) -> Option<String> {
        let bytes = bytes(sealed)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let payload = Payload { msg: sealed, aad: owner };
        let text = self.cipher().decrypt(&XNonce::try_from(nonce).ok()?, payload).ok()?;
        String::from_utf8(text).ok()
    }

    /// What stands for a text where only who has the key may tell which it is.
    pub(crate) fn mark(&self, purpose: &str, text: &str) -> String {
        // Twice, so that nobody can lengthen what was marked.
        let inner = Sha256::new()
            .chain_update(self.0)
            .chain_update([u8::try_from(purpose.len()).unwrap_or(u8::MAX)])
            .chain_update(purpose)
            .chain_update(text)
            .finalize();
        let outer = Sha256::new().chain_update(self.0).chain_update(inner).finalize();
        outer.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Of two hexadecimal digits each.
fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_opens_it_for_the_same_owner() {
        let key = Key::of(&"k".repeat(32)).unwrap();
        let sealed = key.seal(b"ha", "JBSWY3DPEHPK3PXP").unwrap();
        assert_ne!(sealed, key.seal(b"ha", "JBSWY3DPEHPK3PXP").unwrap(), "another nonce");
        assert_eq!(key.open(b"ha", &sealed).as_deref(), Some("JBSWY3DPEHPK3PXP"));
        assert_eq!(key.open(b"nam", &sealed), None);
        assert_eq!(Key::of(&"l".repeat(32)).unwrap().open(b"ha", &sealed), None);
        for broken in ["", "zz", "Hà", "JBSWY3DPEHPK3PXP", &sealed[2..]] {
            assert_eq!(key.open(b"ha", broken), None, "{broken}");
        }
    }

    #[test]
    fn a_mark_tells_keys_purposes_and_texts_apart() {
        let key = Key::of(&"k".repeat(32)).unwrap();
        let mark = key.mark("address", "qna");
        assert_eq!(key.mark("address", "qna"), mark);
        assert_ne!(key.mark("addressq", "na"), mark);
        assert_ne!(key.mark("address", "qnb"), mark);
        assert_ne!(Key::of(&"l".repeat(32)).unwrap().mark("address", "qna"), mark);
    }

    #[test]
    fn a_key_is_drawn_once_for_its_owner_alone() {
        let file = std::env::temp_dir().join(format!("giaoban-{}.key", std::process::id()));
        assert!(Key::read(&file).unwrap().is_none() && !file.exists(), "reading draws none");
        let drawn = Key::draw(&file).unwrap();
        assert_eq!(Key::read(&file).unwrap().unwrap().0, drawn.0);
        assert_eq!(Key::draw(&file).unwrap_err().kind(), ErrorKind::AlreadyExists);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&file, "short").unwrap();
        assert_eq!(Key::read(&file).unwrap_err().kind(), ErrorKind::InvalidData);
        fs::remove_file(&file).unwrap();
    }
}
