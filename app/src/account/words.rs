//! Words of the page about oneself.

use domain::viewer::Locale;

use crate::{
    asked::Theme,
    words::{counted, say, words},
};

words! {
    title = "Tài khoản", "Account";
    due_title = "Đặt mật khẩu mới", "Set a new password";
    due_lead = "Mật khẩu dùng một lần phải đổi trước khi làm việc.",
        "A one-time password must be changed before anything else.";

    profile = "Thông tin", "About you";
    name = "Họ và tên", "Name";
    email = "Tên đăng nhập", "Sign-in name";
    roles = "Vai trò", "Roles";
    days(from: String, to: Option<String>) =
        match to {
            Some(to) => format!("từ {from} đến {to}"),
            None => format!("từ {from}"),
        },
        match to {
            Some(to) => format!("{from} to {to}"),
            None => format!("since {from}"),
        };

    preferences = "Hiển thị", "Display";
    language = "Ngôn ngữ", "Language";
    language_hint = "Áp dụng trên mọi thiết bị", "On every device";
    theme = "Giao diện", "Theme";
    keys = "Phím tắt một chữ", "Single-letter short cuts";
    keys_hint = "Khi xem xét: J bản sau, K bản trước, C góp ý ô đang chọn. Chỉ trên thiết bị này",
        "In a review: J next, K previous, C flags the cell at hand. On this device only";
    off = "Đang tắt", "Off";
    theme_hint = "Sáng, tối, hoặc theo thiết bị", "Light, dark, or as on the device";

    password = "Mật khẩu", "Password";
    changed_on(day: String) = format!("Đổi lần cuối {day}"), format!("Last changed {day}");
    current_password = "Mật khẩu hiện tại", "Current password";
    new_password = "Mật khẩu mới", "New password";
    new_password_again = "Nhập lại mật khẩu mới", "New password again";
    shortest(n: u32) =
        format!("Ít nhất {n} ký tự. Một câu vài từ không liên quan dễ nhớ và khó đoán."),
        format!("At least {}. A few unrelated words are easy to keep and hard to guess.", counted(n, "character", "characters"));
    change_password = "Đổi mật khẩu", "Change password";

    codes = "Mã xác thực", "Sign-in codes";
    app = "Ứng dụng trên điện thoại", "App on the phone";
    app_hint = "Mỗi lần đăng nhập nhập thêm 6 chữ số, kẻ biết mật khẩu cũng không vào được.",
        "Six digits more at each sign-in: a stolen password alone opens nothing.";
    app_on = "Đang hỏi mã mỗi lần đăng nhập", "A code is asked for at each sign-in";
    app_required = "Bắt buộc với mọi tài khoản", "Asked of every account";
    on = "Đang bật", "On";
    set_up = "Thiết lập", "Set up";
    set_up_now = "Tiếp tục", "Continue";
    code = "Mã 6 chữ số", "6-digit code";
    recovery_codes = "Mã khôi phục", "Recovery codes";
    codes_left(n: i64) = format!("Còn {n} mã chưa dùng"), format!("{n} not used yet");
    renew = "Tạo mã mới", "Make new ones";
    renew_now = "Tạo 10 mã mới, bỏ mã cũ", "Make 10 new, drop the old";
    turn_off = "Tắt mã xác thực", "Turn sign-in codes off";
    turn_off_hint = "Chỉ còn mật khẩu bảo vệ tài khoản", "Only the password then protects the account";
    turn_off_now = "Tắt", "Turn off";
    keep_now = "Lưu các mã này ngay.", "Keep these codes now.";
    keep_how = "Mỗi mã vào được một lần khi không có điện thoại. In ra hoặc cất nơi an toàn, đừng để cùng mật khẩu.",
        "Each opens the account once without the phone. Print them or store them safely, not beside the password.";
    print_codes = "In các mã", "Print the codes";
    kept = "Đã lưu các mã này", "I have kept them";

    devices = "Thiết bị đang đăng nhập", "Signed-in devices";
    this_device = "Thiết bị này", "This device";
    unknown_device = "Thiết bị khác", "Another device";
    seen(at: String, address: String) = format!("Hoạt động {at} · {address}"), format!("Active {at} · {address}");
    end = "Đăng xuất", "Sign out";
    end_others = "Đăng xuất mọi thiết bị khác", "Sign out all other devices";

    tokens = "Khóa API", "API tokens";
    tokens_how = "Phần mềm khác của đơn vị đọc và gửi số liệu bằng khóa API, mỗi khóa dùng được 30 ngày. Khóa đang dùng hiện tại đây, thu hồi được bất cứ lúc nào.",
        "Other software of your office reads and sends figures with an API token, good for 30 days. Tokens in use are listed here and can be revoked at any time.";
    api_docs = "Cách tạo khóa, trong tài liệu API", "How to make one, in the API documentation";
    unnamed = "Khóa không tên", "Unnamed token";
    token_until(day: String) = format!("Hết hạn {day}"), format!("Until {day}");
    token_unused = "chưa dùng", "not used yet";
    token_used(at: String) = format!("dùng lần cuối {at}"), format!("last used {at}");
    revoke = "Thu hồi", "Revoke";
}

/// What `?done=` says; nothing for a word that is not one of ours.
pub fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "password" => say(
            "Đã đổi mật khẩu. Các thiết bị khác đã đăng xuất, các khóa API đã thu hồi.",
            "The password is changed. Other devices are signed out, API tokens are revoked.",
        ),
        "code" => say(
            "Đã bật mã xác thực. Các thiết bị khác đã đăng xuất, các khóa API đã thu hồi.",
            "Sign-in codes are on. Other devices are signed out, API tokens are revoked.",
        ),
        "no-code" => say("Đã tắt mã xác thực.", "Sign-in codes are off."),
        "codes" => say("Đã tạo 10 mã khôi phục mới.", "10 new recovery codes are made."),
        "kept" => say("Mã khôi phục đã được cất.", "The recovery codes are put away."),
        "session" => say("Đã đăng xuất thiết bị đó.", "That device is signed out."),
        "sessions" => say("Đã đăng xuất mọi thiết bị khác.", "All other devices are signed out."),
        "token" => say("Đã thu hồi khóa API.", "The API token is revoked."),
        _ => return None,
    })
}

/// Each in itself.
pub fn language_name(locale: Locale) -> &'static str {
    match locale {
        Locale::Vietnamese => "Tiếng Việt",
        Locale::English => "English",
    }
}

pub fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => say("Theo thiết bị", "Device"),
        Theme::Light => say("Sáng", "Light"),
        Theme::Dark => say("Tối", "Dark"),
    }
}
