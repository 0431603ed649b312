//! What a page says when its script has failed for good: a fault of ours, or code of a former release that
//! is not on the server any more. Without it the page would stand there and do nothing.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::layout::words;

const NOTICE: &str = "fallen";

/// Puts the notice onto the page. For the browser's panic hook; it asks nothing of what has failed.
pub fn say_fallen() {
    let _ = notice();
}

fn notice() -> Result<(), JsValue> {
    let document = document();
    let body = document.body().ok_or(JsValue::NULL)?;
    if document.get_element_by_id(NOTICE).is_some() {
        return Ok(());
    }
    let bar = document.create_element("div")?;
    bar.set_id(NOTICE);
    bar.set_class_name("fallen");
    bar.set_attribute("role", "alert")?;
    let line = document.create_element("p")?;
    line.set_text_content(Some(words::fallen()));
    bar.append_child(&line)?;
    let again = document.create_element("a")?.unchecked_into::<HtmlElement>();
    again.set_class_name("btn btn--primary");
    // Not a page of the router's any more: the browser itself has to fetch it.
    again.set_attribute("rel", "external")?;
    again.set_attribute("href", &window().location().href()?)?;
    again.set_text_content(Some(words::reload()));
    bar.append_child(&again)?;
    body.append_child(&bar)?;
    Ok(())
}
