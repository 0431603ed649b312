//! Banners, summaries of problems; what a screen shows when there is nothing, not yet, or not for you.

use domain::{
    policy::Act,
    problems::{Problem, Problems},
    refusal::Refusal,
};
use leptos::prelude::*;

use super::Sample;
use crate::{
    AppError,
    error::ErrorBanner,
    paths,
    ui::{Alert, ButtonLink, Empty, Glyph, Look, Shape, Skeleton, Summary, Tone, lines_of},
    words::say,
};

#[component]
pub fn Banners() -> impl IntoView {
    view! {
        <Sample title=say("Thông báo ở lại", "Banners")>
            <div class="stack">
                <Alert tone=Tone::Warn icon=Glyph::CloudOff title=say("Đang mất mạng.", "Offline.")>
                    {say("Cứ nhập tiếp, số liệu được giữ trên máy này và tự gửi khi có mạng.",
                         "Go on typing: figures are kept on this device and sent when there is a network.")}
                </Alert>
                <Alert tone=Tone::Mute icon=Glyph::Lock title=say("Kỳ tháng 5/2025 đã khóa", "May 2025 is locked")>
                    {say("ngày 20/05/2025. Số sai thì gửi đính chính.", "since 20/05/2025. Send a correction if a figure is wrong.")}
                </Alert>
                <Alert tone=Tone::Info title=say("Anh Nam vừa sửa ô CDS03", "Nam has just changed CDS03")>
                    {say("lúc 09:40.", "at 09:40.")}
                </Alert>
                <Alert tone=Tone::Ok>{say("Không còn lỗi nào.", "No errors left.")}</Alert>
                <Alert tone=Tone::Danger title=say("Chưa gửi được.", "Not sent.")>
                    {say("Thử lại sau ít phút.", "Try again in a few minutes.")}
                </Alert>
                <ErrorBanner error=AppError::Refused(Refusal::NotAllowed(Act::AcceptReport))/>
            </div>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Summaries() -> impl IntoView {
    let mut problems = Problems::one("online", Problem::Questioned);
    problems.take::<()>("reason", Err(Problem::Missing));
    view! {
        <Sample title=say("Tóm tắt lỗi", "Summary of problems")>
            <Summary sentence=AppError::Refused(Refusal::Invalid(problems.clone())).sentence() lines=lines_of(&problems, "", label) id="error-title"/>
        </Sample>
    }
    .into_any()
}

/// Whole parts of a screen.
#[component]
pub fn Screens() -> impl IntoView {
    view! {
        <div class="grid st-grid mt-4">
            <State text=say("Trống, lần đầu", "Empty, the first time")>
                <Empty title=say("Chưa có kiến nghị nào", "No recommendations yet")
                    actions=view! { <ButtonLink href=paths::GALLERY look=Look::Primary icon=Glyph::Plus>{say("Tạo kiến nghị", "Write one")}</ButtonLink> }.into_any()>
                    {say("Kiến nghị ghi ở mục IX của báo cáo cũng tự hiện tại đây.", "Those of section IX of a report appear here as well.")}
                </Empty>
            </State>
            <State text=say("Trống, đã xong việc", "Empty, all done")>
                <Empty title=say("Không còn việc nào hôm nay", "Nothing left today") tone=Tone::Ok>
                    {say("Việc gần nhất: hạn báo cáo tháng 6, 15/06/2025.", "Next: the June report, due 15/06/2025.")}
                </Empty>
            </State>
            <State text=say("Lỗi tải dữ liệu", "Could not be loaded")>
                <Empty title=say("Chưa tải được bảng tổng hợp", "The totals could not be loaded") tone=Tone::Danger>
                    {say("Máy chủ chưa trả lời. Số liệu đã nhập vẫn an toàn.", "The server is not answering. What was typed is safe.")}
                </Empty>
            </State>
            <State text=say("Đang tải danh sách", "A list is loading")><div class="card__body"><Skeleton/></div></State>
            <State text=say("Đang tải biểu", "A form is loading")><div class="card__body"><Skeleton shape=Shape::Form rows=3/></div></State>
            <State text=say("Đang tải bài", "A text is loading")><div class="card__body"><Skeleton shape=Shape::Text/></div></State>
        </div>
    }
    .into_any()
}

#[component]
fn State(#[prop(into)] text: String, children: Children) -> impl IntoView {
    view! { <section class="card"><p class="st-l">{text}</p>{children()}</section> }.into_any()
}

fn label(field: &str) -> &'static str {
    match field {
        "online" => say("Hồ sơ trực tuyến", "Files online"),
        _ => say("Lý do trả lại", "Reason for returning"),
    }
}
