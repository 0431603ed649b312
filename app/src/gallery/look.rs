//! Colours, type, icons.

use leptos::prelude::*;

use super::Sample;
use crate::{
    ui::{Glyph, Icon, Tone},
    words::say,
};

#[component]
pub fn Colours() -> impl IntoView {
    let tones = [
        (Tone::Brand, say("Xanh biển sâu", "Deep sea")),
        (Tone::Accent, say("Gạch Chăm", "Champa brick")),
        (Tone::Ok, say("Đạt", "Done")),
        (Tone::Info, say("Chờ", "Waiting")),
        (Tone::Warn, say("Lưu ý", "Look")),
        (Tone::Danger, say("Lỗi", "Error")),
        (Tone::Plum, say("Giải trình", "Explained")),
        (Tone::Mute, say("Chưa có", "Not yet")),
    ];
    let tones = tones.map(|(tone, name)| view! { <span><i class=tone.class()></i>{name}</span> });
    view! {
        <Sample title=say("Màu và chữ", "Colour and type")>
            <div class="sw">{tones.collect_view()}</div>
            <p class="specimen-1 mt-4">{say("Tổng hợp số liệu", "Figures together")}</p>
            <p class="specimen-2">"Đắk Lắk, Thừa Thiên Huế, Kỳ Ứng Đề Ổ Ẵ"</p>
            <p class="num mt-2">"1.234.567,8 · 111.111,1 · 13/06/2025"</p>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Glyphs() -> impl IntoView {
    let glyphs = Glyph::ALL.iter().map(|glyph| view! { <Icon glyph=*glyph/> });
    view! {
        <Sample title=say("Biểu tượng", "Icons")><div class="row">{glyphs.collect_view()}</div></Sample>
    }
    .into_any()
}
