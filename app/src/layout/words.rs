//! Words of the frame.

use crate::words::{counted, words};

words! {
    skip = "Bỏ qua điều hướng, tới nội dung", "Skip navigation, to the content";
    navigation = "Điều hướng chính", "Main navigation";
    region = "Miền Trung – Tây Nguyên", "Central coast and highlands";
    /// Begins with what is seen, or those who speak to their device could not name it.
    to_start = "Giao Ban Miền Trung – Tây Nguyên, về trang đầu",
        "Giao Ban Central coast and highlands, to the start page";
    my_work = "Việc của tôi", "My work";
    /// On the bottom bar, where there is little room.
    work = "Việc", "Work";
    /// The start page of whoever only reads.
    standing = "Tình hình báo cáo", "Reports at a glance";
    standing_short = "Tình hình", "Overview";
    /// Of whoever has nothing to do with reports.
    start_page = "Trang đầu", "Start";
    reports = "Báo cáo", "Reports";
    plan = "Kế hoạch & Lịch", "Plan & calendar";
    calendar = "Lịch", "Calendar";
    board = "Tổng quan", "Board";
    totals = "Tổng hợp", "Totals";
    /// May be broken where the rail is narrow.
    recommendations = "Kiến nghị", "Recommen\u{AD}dations";
    account = "Tài khoản", "Account";
    /// At the end of the bottom bar: the other places.
    more = "Thêm", "More";
    gallery = "Thành phần giao diện", "Interface components";
    waiting_hidden = " việc đang chờ", " waiting";
    bell(n: i64) = format!("Việc đang chờ: {n}"), format!("Waiting for you: {n}");
    bell_quiet = "Không có việc đang chờ", "Nothing is waiting for you";
    search = "Tìm kiếm (Ctrl K)", "Search (Ctrl K)";
    search_in = "Tìm báo cáo…", "Search reports…";
    do_search = "Tìm", "Search";
    account_of(who: String) = format!("Tài khoản: {who}"), format!("Account: {who}");
    language = "Ngôn ngữ", "Language";
    theme = "Giao diện", "Theme";
    theme_system = "Theo thiết bị", "As on the device";
    theme_light = "Sáng", "Light";
    theme_dark = "Tối", "Dark";
    free_software = "Phần mềm tự do, giấy phép AGPL-3.0.", "Free software, licence AGPL-3.0.";
    source_code = "Mã nguồn", "Source code";
    sign_out = "Đăng xuất", "Sign out";
    demo = "Dữ liệu minh họa", "Demonstration data";
    demo_clock(day: String) = format!("đồng hồ minh họa {day}"), format!("demonstration clock {day}");
    saved = "Đã đồng bộ", "In sync";
    saving = "Đang lưu", "Saving";
    queued(n: usize) = format!("Đang chờ gửi ({n} ô)"), format!("Waiting to send ({})", counted(n, "cell", "cells"));
    undecided(n: usize) = format!("{n} ô chưa lưu"), format!("{} not saved", counted(n, "cell", "cells"));
    offline = "Đang mất mạng", "Offline";
    offline_with(n: usize) =
        format!("Đang mất mạng, {n} ô chờ gửi"), format!("Offline, {} waiting", counted(n, "cell", "cells"));
    printed(moment: String) = format!("In lúc {moment}"), format!("Printed {moment}");
    fallen = "Trang đã dừng: có bản mới của phần mềm hoặc có lỗi. Số liệu chưa gửi vẫn còn trên máy này.", "This page has stopped: there is a newer release, or something failed. What was not sent is still on this device.";
    reload = "Tải lại trang", "Reload the page";
    loading = "Đang tải", "Loading";
    leave_drafts = "Còn số liệu chưa gửi được, chỉ có trên máy này. Đăng xuất sẽ xóa. Vẫn đăng xuất?", "Some figures are only on this device and not sent yet. Signing out deletes them. Sign out all the same?";
}
