//! JSON between server and browser. The browser has a smaller reader for it, which is less code to load;
//! both refuse what does not fit the type.

use leptos::{
    server::codee::{Decoder, Encoder},
    server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post},
};
use serde::{Serialize, de::DeserializeOwned};

#[cfg(not(feature = "hydrate"))]
use serde_json as library;
#[cfg(feature = "hydrate")]
use serde_json_wasm as library;

/// How a server function answers: `#[server(output = Answer)]`.
pub type Answer = Post<Json>;

/// The codec of answers, of failures and of what is sent along with a page.
pub struct Json;

/// Not JSON, or not of this shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the JSON that was expected")]
pub struct Unreadable;

pub fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Unreadable> {
    library::from_slice(text).map_err(|_| Unreadable)
}

pub fn write<T: Serialize>(value: &T) -> Result<String, Unreadable> {
    library::to_string(value).map_err(|_| Unreadable)
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
