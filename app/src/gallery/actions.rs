//! Buttons, dialogs, menus, notices.

use leptos::prelude::*;

use super::Sample;
use crate::{
    paths,
    ui::{
        Alert, Button, ButtonLink, Choice, CloseDialog, Dialog, Glyph, Icon, IconButton, Look,
        Menu, MenuButton, MenuLink, MenuTitle, OpenDialog, Opens, Size, Submit, Tone, use_toasts,
    },
    words::say,
};

#[component]
pub fn Buttons() -> impl IntoView {
    view! {
        <Sample title=say("Nút", "Buttons")>
            <div class="row">
                <Button look=Look::Primary icon=Glyph::Send>{say("Trình lãnh đạo", "Submit to leader")}</Button>
                <Button>{say("Lưu nháp", "Save draft")}</Button>
                <Button look=Look::Ghost icon=Glyph::Copy>{say("Chép kỳ trước", "Copy last period")}</Button>
                <Button look=Look::Danger icon=Glyph::CornerUpLeft>{say("Trả lại", "Return")}</Button>
            </div>
            <div class="row mt-3">
                <Submit pending=true icon=Glyph::Send>{say("Đang gửi", "Sending")}</Submit>
                <Button attr:disabled=true>{say("Chưa đủ số liệu", "Figures missing")}</Button>
                <IconButton glyph=Glyph::Printer label=say("In", "Print") look=Look::Plain/>
                <IconButton glyph=Glyph::X label=say("Bỏ", "Dismiss") size=Size::Small/>
                <button type="button" class="btn focus-ring">{say("Vòng tiêu điểm", "Focus ring")}</button>
            </div>
            <div class="row mt-3">
                <ButtonLink href=paths::GALLERY size=Size::Small>{say("Liên kết nhỏ", "Small link")}</ButtonLink>
                <ButtonLink href=paths::GALLERY look=Look::Primary size=Size::Small icon=Glyph::ArrowRight>
                    {say("Tiếp", "Next")}
                </ButtonLink>
            </div>
            <div class="mt-3"><Submit size=Size::Block>{say("Đăng nhập", "Sign in")}</Submit></div>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Dialogs() -> impl IntoView {
    const ID: &str = "sample-dialog";
    let title = say("Trình lãnh đạo báo cáo tháng 6?", "Submit the June report to the leader?");
    let text = say(
        "Giám đốc Sở sẽ nhận được ngay. Không sửa được nữa, trừ khi thu hồi.",
        "The director receives it at once. It cannot be edited any more unless withdrawn.",
    );
    let verb = say("Trình lãnh đạo", "Submit to leader");
    let later = say("Để sau", "Later");
    view! {
        <Sample title=say("Hộp thoại", "Dialog")>
            <div class="dlg-stage">
                <div class="dialog dialog--static" role="group" aria-labelledby="static-dialog">
                    <h3 id="static-dialog">{title}</h3>
                    <p class="mt-2 soft md">{text}</p>
                    <div class="mt-3">
                        <Alert tone=Tone::Warn>{say("1 chỉ tiêu có giải trình: CDS06", "1 explained figure: CDS06")}</Alert>
                    </div>
                    <div class="actions">
                        <Button>{later}</Button>
                        <Button look=Look::Primary icon=Glyph::Send>{verb}</Button>
                    </div>
                    <div class="actions">
                        <OpenDialog dialog=ID href=paths::GALLERY>{say("Mở thật", "Open a real one")}</OpenDialog>
                    </div>
                </div>
            </div>
            <Dialog id=ID title>
                <p class="mt-2 soft md">{text}</p>
                <div class="actions">
                    <CloseDialog dialog=ID>{later}</CloseDialog>
                    <Button look=Look::Primary icon=Glyph::Send>{verb}</Button>
                </div>
            </Dialog>
        </Sample>
    }
    .into_any()
}

#[component]
pub fn Menus() -> impl IntoView {
    view! {
        <Sample title=say("Trình đơn, thông báo nhanh", "Menus, notices") class="card--open">
            <div class="row">
                <Menu button=view! { <Icon glyph=Glyph::Ellipsis/>{say("Thêm", "More")} }.into_any() opens=Opens::Start>
                    <Lines/>
                </Menu>
                <Notices/>
            </div>
            <div class="duo mt-4">
                <div class="stack stack--tight">
                    <div class="toast"><Icon glyph=Glyph::CircleCheck/>
                        <span>{say("Đã tiếp nhận báo cáo Khánh Hòa", "Accepted the report of Khanh Hoa")}</span>
                        <button type="button" class="btn btn--sm">{say("Hoàn tác", "Undo")}</button>
                    </div>
                </div>
                <div class="menu"><Lines/></div>
            </div>
        </Sample>
    }
    .into_any()
}

#[component]
fn Lines() -> impl IntoView {
    let here = Choice::new(say("Sửa", "Edit"), paths::GALLERY).icon(Glyph::Pencil).current(true);
    view! {
        <MenuTitle text=say("Báo cáo này", "This report")/>
        <MenuLink choice=here/>
        <MenuLink choice=Choice::new(say("Lịch sử", "History"), paths::GALLERY).icon(Glyph::History)/>
        <hr/>
        <form method="get" action=paths::GALLERY>
            <MenuButton text=say("Chọn rồi", "Chosen") icon=Glyph::Sun chosen=true/>
            <MenuButton text=say("Chưa chọn", "Not chosen") icon=Glyph::Moon chosen=false/>
        </form>
    }
    .into_any()
}

/// Real ones; without script there are none.
#[component]
fn Notices() -> impl IntoView {
    let toasts = use_toasts();
    let say_it = move |_| {
        if let Some(toasts) = toasts {
            toasts.say(say("Đã gửi 2 thay đổi", "Sent 2 changes"));
        }
    };
    let undone = Callback::new(move |()| say_it(()));
    let say_with_undo = move |_| {
        if let Some(toasts) = toasts {
            let text = say("Đã xóa đánh dấu", "Flag removed");
            toasts.say_with_undo(text, say("Hoàn tác", "Undo"), undone);
        }
    };
    view! {
        <Button icon=Glyph::Bell on:click=move |_| say_it(())>{say("Báo", "Notice")}</Button>
        <Button icon=Glyph::Undo2 on:click=say_with_undo>{say("Báo, có hoàn tác", "Notice with undo")}</Button>
    }
    .into_any()
}
