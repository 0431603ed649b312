//! JSON between server and browser. The browser has a smaller reader for it, which is less code to load;
//! both refuse what does not fit the type. The smaller one knows maps by text and by number only: what
//! travels has a list of pairs where a state or another code would be the key.

use leptos::{
    server::codee::{Decoder, Encoder},
    server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post},
};
use serde::{Serialize, de::DeserializeOwned};

/// How a server function answers: `#[server(output = Answer)]`.
pub type Answer = Post<Json>;

/// The codec of answers, of failures and of what is sent along with a page.
pub struct Json;

/// Not JSON, or not of this shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the JSON that was expected")]
pub struct Unreadable;

pub fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Unreadable> {
    if cfg!(feature = "ssr") {
        serde_json::from_slice(text).map_err(|_| Unreadable)
    } else {
        serde_json_wasm::from_slice(text).map_err(|_| Unreadable)
    }
}

pub fn write<T: Serialize>(value: &T) -> Result<String, Unreadable> {
    if cfg!(feature = "ssr") {
        serde_json::to_string(value).map_err(|_| Unreadable)
    } else {
        serde_json_wasm::to_string(value).map_err(|_| Unreadable)
    }
}

impl ContentType for Json {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for Json {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for Json {
    type Error = Unreadable;

    fn encode(value: &T) -> Result<Bytes, Unreadable> {
        write(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for Json {
    type Error = Unreadable;

    fn decode(text: Bytes) -> Result<T, Unreadable> {
        read(&text)
    }
}

impl<T: Serialize> Encoder<T> for Json {
    type Error = Unreadable;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Unreadable> {
        write(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Json {
    type Error = Unreadable;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Unreadable> {
        read(text.as_bytes())
    }
}
