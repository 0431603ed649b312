//! Words of signing in.

use crate::words::words;

words! {
    title = "Đăng nhập", "Sign in";
    title_refused = "Lỗi: Đăng nhập", "Error: Sign in";
    lead = "Dùng tài khoản công vụ do đơn vị cấp.", "Use the official account your unit gave you.";
    email = "Tên đăng nhập (e-mail)", "Name (e-mail)";
    password = "Mật khẩu", "Password";
    sign_in = "Đăng nhập", "Sign in";
    forgotten = "Quên mật khẩu", "Forgotten password";
    forgotten_what =
        "Gọi quản trị hệ thống ở Văn phòng Bộ để nhận mật khẩu dùng một lần. Mật khẩu này phải đổi khi đăng nhập và hết hạn sau 7 ngày.",
        "Call the administrator at the ministry office for a one-time password. It must be changed at sign-in and runs out after 7 days.";
    careful = "Đóng trình duyệt khi dùng xong máy chung. Mỗi người một tài khoản.",
        "Close the browser after using a shared computer. One person, one account.";
    language = "Ngôn ngữ", "Language";
    theme = "Giao diện", "Theme";
    role = "Vai trò", "Role";
    demo_accounts = "Tài khoản minh họa", "Demonstration accounts";
    demo_password = "Mật khẩu chung:", "Password of all:";
    /// Beside the coast, around the words in bold.
    line_before = "Báo cáo, kiến nghị và lịch làm việc của", "Reports, recommendations and calendar of the";
    line_who = "các Sở TT&TT", "departments";
    line_after = "miền Trung – Tây Nguyên, ở một nơi.", "of the central coast and highlands, in one place.";

    code_title = "Nhập mã xác thực", "Enter the code";
    code_title_refused = "Lỗi: Mã xác thực", "Error: Code";
    code_lead = "Mở ứng dụng xác thực trên điện thoại và nhập 6 chữ số.",
        "Open the authenticator on your phone and enter the 6 digits.";
    code = "Mã 6 chữ số", "6-digit code";
    go_on = "Tiếp tục", "Continue";
    no_phone = "Không có điện thoại bên mình", "No phone at hand";
    recovery_code = "Mã khôi phục", "Recovery code";
    recovery_hint = "Mỗi mã dùng được một lần. Dạng xxxx-xxxx-xxxx.", "Each is good once. They look like xxxx-xxxx-xxxx.";
    use_recovery = "Dùng mã khôi phục", "Use the recovery code";
    as_somebody_else = "Đăng nhập bằng tài khoản khác", "Sign in as somebody else";

    enrol_title = "Thiết lập mã xác thực", "Set up sign-in codes";
    enrol_lead = "Tài khoản này cần mã trên điện thoại mỗi lần đăng nhập. Thiết lập một lần, mất khoảng 2 phút.",
        "This account needs a code from a phone at each sign-in. Set it up once, in about 2 minutes.";
    scan = "Mở ứng dụng xác thực trên điện thoại, chọn thêm tài khoản và quét hình này.",
        "Open an authenticator on your phone, add an account and scan this picture.";
    qr = "Hình để quét", "Picture to scan";
    or_type = "Không quét được thì nhập khóa:", "If it cannot be scanned, type the key:";
    first_code = "Mã 6 chữ số vừa hiện trên điện thoại", "The 6 digits your phone shows now";
    turn_on = "Bật mã xác thực", "Turn on sign-in codes";
    begin_again = "Chưa có gì để thiết lập. Đăng nhập lại từ đầu.", "There is nothing to set up. Sign in again.";
}
