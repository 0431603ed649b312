//! Everything that is typed or chosen, asked, answered and refused.

use domain::problems::{Problem, Problems};
use leptos::prelude::*;

use super::Sample;
use crate::{
    ui::{
        Checkbox, DateField, Drawn, Failure, Glyph, Icon, Named, PasswordField, Radios, Select,
        TextArea, TextField, Typing,
    },
    words::say,
};

#[component]
pub fn TextFields() -> impl IntoView {
    view! {
        <Sample title=say("Ô nhập", "Fields")>
            // This kind of form goes nowhere.
            <form method="dialog">
                <div class="grid cols-2">
                    <TextField name="received" label=say("Số hồ sơ tiếp nhận", "Files received") typing=Typing::Number
                        value="51.902" hint=say("Tính từ 15/05 đến 14/06", "From 15/05 to 14/06")/>
                    <TextField name="online" label=say("Hồ sơ trực tuyến", "Files online") typing=Typing::Number
                        value="1,234.5" failure=refused("online", Problem::Questioned)/>
                    <TextField name=Named::bare("user") label=say("Tên đăng nhập", "User name") typing=Typing::Username
                        icon=Glyph::User optional=true/>
                    <PasswordField name=Named::bare("password") label=say("Mật khẩu", "Password")
                        complete="current-password" icon=Glyph::Lock/>
                    <Select name="unit" label=say("Đơn vị chủ trì", "Lead unit") options=units() value="vt"/>
                    <div class="field">
                        <span class="label" id="rate">{say("Tỷ lệ (tự tính)", "Rate (computed)")}</span>
                        <output class="calc" aria-labelledby="rate"><Icon glyph=Glyph::Sigma/><span>"72,2"</span></output>
                    </div>
                    <TextField name="code" label=say("Mã xác thực", "Sign-in code") typing=Typing::OneTimeCode
                        hint=say("6 chữ số trên điện thoại", "6 digits on your phone")/>
                </div>
                <div class="stack mt-4">
                    <TextArea name="note" label=say("Nhận xét", "Remarks") optional=true value=remark()
                        hint=say("Tối đa 4.000 ký tự", "At most 4.000 characters")/>
                    <TextArea name="reason" label=say("Lý do trả lại", "Reason for returning") rows=2
                        failure=refused("reason", Problem::Missing)/>
                </div>
            </form>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Choices() -> impl IntoView {
    let kinds = || {
        vec![
            ("all".to_owned(), say("Cả báo cáo", "The whole report").to_owned()),
            ("cells".to_owned(), say("Những ô đã đánh dấu", "The flagged cells").to_owned()),
        ]
    };
    view! {
        <Sample title=say("Chọn", "Choices")>
            <div class="grid cols-2">
                <div>
                    <Checkbox name="nil" label=say("Không phát sinh", "Nothing to report") checked=true/>
                    <Checkbox name="remind" label=say("Nhắc trước 1 ngày", "Remind me a day before")/>
                    <Checkbox name="mail" label=say("Gửi email", "Send e-mail") drawn=Drawn::Switch checked=true/>
                    <Checkbox name="quiet" label=say("Tắt tiếng", "Quiet") drawn=Drawn::Switch/>
                </div>
                <div class="stack">
                    <Radios name="scope" legend=say("Trả lại phần nào?", "Return which part?") options=kinds() value="all"/>
                    <Radios name="again" legend=say("Chưa chọn", "Not chosen") options=kinds()
                        failure=refused("again", Problem::NotAChoice)/>
                </div>
            </div>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Days() -> impl IntoView {
    view! {
        <Sample title=say("Chọn ngày", "Choosing a day")>
            <div class="grid cols-2">
                <DateField name="until" label=say("Hạn gửi lại", "Send again by") value=Some(super::content::day(16))
                    hint=say("Gõ 16/6 cũng được", "Typing 16/6 will do")/>
                <DateField name="since" label=say("Từ ngày", "Since") value=None
                    failure=refused("since", Problem::NotADay)/>
            </div>
        </Sample>
    }
    .into_any()
}

fn refused(field: &'static str, problem: Problem) -> Failure {
    Failure { problems: Signal::stored(Problems::one(field, problem)), ..Failure::default() }
}

fn units() -> Vec<(String, String)> {
    vec![
        ("vt".to_owned(), say("Cục Viễn thông", "Telecommunications Authority").to_owned()),
        ("bc".to_owned(), say("Cục Báo chí", "Press Authority").to_owned()),
    ]
}

fn remark() -> &'static str {
    say(
        "Tỷ lệ hồ sơ trực tuyến tăng nhờ 9 huyện triển khai điểm hỗ trợ nộp hồ sơ.",
        "More files are online since 9 districts opened places that help to file them.",
    )
}
