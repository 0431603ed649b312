//! Cuts the source of a rule into words, numbers, texts and signs.

use rust_decimal::Decimal;

use super::{
    problem::{Mistake, RuleProblem},
    tree::{Comparison, Operator},
};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    Number(Decimal),
    Text(&'a str),
    Word(&'a str),
    /// One of `+ - * /`.
    Sign(Operator),
    Compare(Comparison),
    Open,
    Close,
    /// `[`; what follows is read by [`Lexer::cell`].
    OpenBracket,
    Dot,
    Comma,
    End,
}

/// Where the reading stands.
pub struct Lexer<'a> {
    rest: &'a str,
    /// In characters from the beginning.
    pub at: u32,
}

impl<'a> Lexer<'a> {
    pub fn new(source: &'a str) -> Self {
        Self { rest: source, at: 0 }
    }

    /// The next token and where it begins.
    pub fn next(&mut self) -> Result<(Token<'a>, u32), RuleProblem> {
        self.take_while(char::is_whitespace);
        let at = self.at;
        let Some(first) = self.rest.chars().next() else { return Ok((Token::End, at)) };
        let token = match first {
            '0'..='9' => self.number()?,
            'a'..='z' | 'A'..='Z' => Token::Word(self.take_while(is_word)),
            '\'' | '"' => self.text(first)?,
            _ => self.sign(first)?,
        };
        Ok((token, at))
    }

    /// What stands in square brackets, with the closing one: a word, a number like `4G`, or `*`.
    pub fn cell(&mut self) -> Result<&'a str, RuleProblem> {
        self.take_while(char::is_whitespace);
        let name = match self.take_while(is_word) {
            "" if self.rest.starts_with('*') => self.take(1),
            name => name,
        };
        if name.is_empty() {
            return Err(Mistake::NoCellName.at(self.at));
        }
        self.take_while(char::is_whitespace);
        if !self.rest.starts_with(']') {
            return Err(Mistake::NoClosingBracket.at(self.at));
        }
        self.take(1);
        Ok(name)
    }

    fn number(&mut self) -> Result<Token<'a>, RuleProblem> {
        let at = self.at;
        let written = self.take_while(|sign| is_word(sign) || sign == '.');
        decimal(written).map(Token::Number).ok_or_else(|| Mistake::WrongNumber.at(at))
    }

    fn text(&mut self, quote: char) -> Result<Token<'a>, RuleProblem> {
        let at = self.at;
        self.take(1);
        let text = self.take_while(|sign| sign != quote);
        if self.rest.is_empty() {
            return Err(Mistake::NoClosingQuote.at(at));
        }
        self.take(1);
        Ok(Token::Text(text))
    }

    fn sign(&mut self, first: char) -> Result<Token<'a>, RuleProblem> {
        let two = self.rest.as_bytes().get(1);
        let (token, length) = match (first, two) {
            ('=', Some(b'=')) => return Err(Mistake::DoubleEquals.at(self.at)),
            ('<', Some(b'=')) => (Token::Compare(Comparison::AtMost), 2),
            ('>', Some(b'=')) => (Token::Compare(Comparison::AtLeast), 2),
            ('<', Some(b'>')) | ('!', Some(b'=')) => (Token::Compare(Comparison::Unequal), 2),
            ('=', _) => (Token::Compare(Comparison::Equal), 1),
            ('<', _) => (Token::Compare(Comparison::Less), 1),
            ('>', _) => (Token::Compare(Comparison::More), 1),
            ('+', _) => (Token::Sign(Operator::Plus), 1),
            ('-', _) => (Token::Sign(Operator::Minus), 1),
            ('*', _) => (Token::Sign(Operator::Times), 1),
            ('/', _) => (Token::Sign(Operator::Over), 1),
            ('(', _) => (Token::Open, 1),
            (')', _) => (Token::Close, 1),
            ('[', _) => (Token::OpenBracket, 1),
            ('.', _) => (Token::Dot, 1),
            (',', _) => (Token::Comma, 1),
            _ => return Err(Mistake::StrangeCharacter(first).at(self.at)),
        };
        self.take(length);
        Ok(token)
    }

    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let mut bytes = 0;
        for sign in self.rest.chars() {
            if !fits(sign) {
                break;
            }
            bytes += sign.len_utf8();
            self.at += 1;
        }
        self.cut(bytes)
    }

    /// So many ASCII characters.
    fn take(&mut self, length: u8) -> &'a str {
        self.at += u32::from(length);
        self.cut(usize::from(length))
    }

    fn cut(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

fn is_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_'
}

/// `12` or `0.3`, as long as it is exact.
fn decimal(written: &str) -> Option<Decimal> {
    let (whole, decimals) = match written.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (written, ""),
    };
    let mut digits = 0_i128;
    for digit in whole.bytes().chain(decimals.bytes()) {
        if !digit.is_ascii_digit() {
            return None;
        }
        digits = digits.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
    }
    let scale = u32::try_from(decimals.len()).ok()?;
    Decimal::try_from_i128_with_scale(digits, scale).ok().map(|number| number.normalize())
}
