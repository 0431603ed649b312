//! What is said when something did not work: what happened, whether typed work is safe, what to do.

use crate::words::{counted, words};

words! {
    not_found = "Trang này không có, hoặc tài khoản không xem được.",
        "There is no such page, or this account cannot see it.";
    signed_out = "Phiên làm việc đã hết. Đăng nhập lại để làm tiếp, số liệu đã lưu vẫn còn.",
        "The session has ended. Sign in again to go on; what was saved is kept.";
    conflict = "Người khác vừa sửa nội dung này. Tải lại trang để xem bản mới.",
        "Somebody else has just changed this. Reload the page to see it.";
    malformed = "Máy chủ không hiểu yêu cầu này. Tải lại trang rồi làm lại.",
        "The server did not understand this. Reload the page and do it again.";
    broken = "Phần mềm gặp lỗi. Số liệu đã lưu vẫn an toàn. Thử lại, hoặc báo mã lỗi cho quản trị.",
        "The program failed. What was saved is safe. Try again, or report the code.";
    unavailable = "Máy chủ chưa trả lời. Số liệu đã lưu vẫn an toàn. Thử lại sau ít phút.",
        "The server is not answering. What was saved is safe. Try again in a few minutes.";
    offline = "Đang mất mạng. Kiểm tra kết nối rồi thử lại.",
        "No network. Check the connection and try again.";
    not_allowed(act: &str) =
        format!("Tài khoản này không có quyền “{act}”. Hỏi lãnh đạo đơn vị hoặc quản trị."),
        format!("This account may not do “{act}”. Ask the unit's leader or the administrator.");
    wrong_state(act: &str, status: &str) =
        format!("Chưa làm được “{act}” vì báo cáo đang ở trạng thái “{status}”. Tải lại trang để xem bước tiếp theo."),
        format!("“{act}” is not possible while the report is “{status}”. Reload the page to see the next step.");
    wrong_event_state(act: &'static str, is: &'static str) =
        format!("Chưa làm được “{act}”: sự kiện đang ở trạng thái “{is}”."),
        format!("“{act}” cannot be done while the event is “{is}”.");
    minutes_missing = "Chốt biên bản trước, rồi ghi hoàn thành.", "Make the minutes final first, then finish.";
    minutes_final = "Biên bản đã chốt, không sửa được nữa.", "The minutes are final and stay as they are.";
    clashes = "Ngày này có vướng. Chọn ngày khác, hoặc ghi vì sao vẫn giữ.",
        "Something speaks against this day. Choose another, or say why it stays.";
    wrong_step(act: &str, status: &str) =
        format!("Chưa làm được “{act}” vì kiến nghị đang ở trạng thái “{status}”. Tải lại trang để xem bước tiếp theo."),
        format!("“{act}” is not possible while the recommendation is “{status}”. Reload the page to see the next step.");
    reopened_before = "Sở đã mở lại một lần. Gửi trao đổi để Văn phòng Bộ mở lại nếu cần.",
        "The department has reopened it once. Send a message, and the ministry office reopens it if needed.";
    locked(since: String) =
        format!("Kỳ này đã khóa lúc {since}. Đề nghị Văn phòng Bộ gia hạn nếu cần gửi."),
        format!("This period was locked at {since}. Ask the ministry office for an extension.");
    locked_recall(since: String) =
        format!("Kỳ này đã khóa lúc {since}, thu hồi rồi sẽ không gửi lại được. Đề nghị Văn phòng Bộ trả lại để sửa."),
        format!("This period was locked at {since}: what is recalled could not be sent again. Ask the ministry office to return it.");
    not_ready(what: String) = format!("Chưa trình được: {what}."), format!("Not ready: {what}.");
    wrong_cells(count: u32) = format!("{count} lỗi"), counted(count, "error", "errors");
    unexplained(count: u32) = format!("{count} cảnh báo cần giải trình"), counted(count, "warning to explain", "warnings to explain");
    empty_cells(count: u32) = format!("{count} ô chưa nhập"), counted(count, "cell to fill in", "cells to fill in");
    unanswered(count: u32) =
        format!("còn {count} ô Văn phòng Bộ hỏi chưa trả lời"),
        counted(count, "cell the ministry asked about is not answered", "cells the ministry asked about are not answered");
    /// What to do about them.
    change_or_answer = "Sửa số hoặc trả lời góp ý ở từng ô.", "Change the figure or answer the flag at each cell.";
    nothing_flagged = "Đánh dấu ít nhất một ô hoặc ghi lý do trước khi trả lại.",
        "Flag at least one cell or write a reason before returning it.";
    own_work = "Người trình hoặc duyệt báo cáo không tự tiếp nhận. Chuyển cho người khác.",
        "Whoever submitted or approved the report does not accept it. Pass it to a colleague.";
    invalid = "Sửa các ô dưới đây rồi gửi lại.",
        "Correct the fields below and send again.";
    wrong_password = "Tên đăng nhập hoặc mật khẩu chưa đúng. Nhập lại, sai nhiều lần sẽ tạm dừng.",
        "The name or password is not right. Enter them again; many wrong tries pause signing in.";
    paused(clock: String, day: String) =
        format!("Tạm dừng đăng nhập đến {clock} ngày {day} vì nhập sai nhiều lần. Thử lại sau giờ đó."),
        format!("Signing in is paused until {clock} on {day} after many wrong tries. Try again then.");
    wrong_code = "Mã chưa đúng hoặc đã dùng. Nhập mã mới trên điện thoại.",
        "The code is wrong or used already. Enter the new one on your phone.";
    busy = "Nhiều người đang đăng nhập cùng lúc. Thử lại sau vài giây.",
        "Many people are signing in at once. Try again in a few seconds.";
    too_large = "Nội dung gửi lên quá lớn nên chưa được nhận. Quay lại, rút gọn rồi gửi lại.",
        "What was sent is too large and was not taken. Go back, shorten it and send it again.";
    from_elsewhere = "Biểu này gửi từ một trang khác nên không được nhận. Mở lại trang trong Giao Ban rồi gửi.",
        "This form came from another site and was not taken. Open the page in Giao Ban and send it there.";
    /// Beneath the sentence, where a form is kept.
    kept_here = "Những gì vừa nhập chưa lưu nhưng còn nguyên trên trang này: gửi lại khi máy chủ trả lời.",
        "What you typed is not saved, but all of it is on this page: send it again when the server answers.";
    what_was_typed = "Những gì vừa nhập", "What you typed";
    send_again = "Gửi lại", "Send again";
    without_sending = "Về trang cũ, không gửi", "Back to the page, without sending";
    /// Above the sentence, on a page of its own.
    title_not_found = "Không tìm thấy trang", "Page not found";
    title_not_allowed = "Không có quyền", "Not allowed";
    title_signed_out = "Đăng nhập lại", "Sign in again";
    title_unavailable = "Chưa tải được trang này", "This page could not be loaded";
    title_other = "Chưa làm được việc này", "This did not work";
    code(reference: &str) = format!("Mã: {reference}"), format!("Code: {reference}");
    reload = "Tải lại", "Reload";
    to_home = "Về việc của tôi", "Back to my work";
    sign_in = "Đăng nhập", "Sign in";
}

/// The heading of a page with this status.
pub fn title(status: u16) -> &'static str {
    match status {
        401 => title_signed_out(),
        403 => title_not_allowed(),
        404 => title_not_found(),
        500 | 503 => title_unavailable(),
        _ => title_other(),
    }
}
