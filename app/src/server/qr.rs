//! A picture to scan, as the path of an SVG: no style attribute, nothing to fetch.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::sign_in::Qr;

/// Nothing when the text is too long for any picture.
pub fn drawn(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let path: String = (0..code.size()).map(|row| line(&code, row)).collect();
    Some(Qr { size: code.size(), path })
}

/// One row of the picture: each run of dark squares as one rectangle.
fn line(code: &QrCode, row: i32) -> String {
    let mut path = String::new();
    let mut column = 0;
    while column < code.size() {
        let run = (column..code.size()).take_while(|at| code.get_module(*at, row)).count();
        let run = i32::try_from(run).unwrap_or_default();
        if run > 0 {
            path.push_str(&format!("M{column} {row}h{run}v1h-{run}z"));
        }
        column += run.max(1);
    }
    path
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_dark_square_is_drawn_once() {
        let text = "otpauth://totp/Giao%20Ban:qna%40giaoban.test?secret=JBSWY3DPEHPK3PXP";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let places = (0..code.size()).flat_map(|row| (0..code.size()).map(move |at| (at, row)));
        let dark = places.filter(|(at, row)| code.get_module(*at, *row)).count();
        let drawn: usize = drawn(text)
            .unwrap()
            .path
            .split('h')
            .filter_map(|part| part.split('v').next()?.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
    }
}
