//! Words of the kit.

use crate::words::words;

words! {
    /// Behind a status word, when its due moment has passed.
    overdue(status: &str) = format!("{status}, quá hạn"), format!("{status}, overdue");
    breadcrumb = "Đường dẫn", "Breadcrumb";
    back_to(page: String) = format!("Quay lại {page}"), format!("Back to {page}");
    pages = "Trang", "Pages";
    first_page = "Về trang đầu", "First page";
    next_page = "Trang sau", "Next page";
    more_of_list = "Chuyển trang", "More";
    loading = "Đang tải", "Loading";
    step_done = " (đã xong)", " (done)";
    optional = "(không bắt buộc)", "(optional)";
    show_password = "Hiện mật khẩu", "Show password";
    hide_password = "Ẩn mật khẩu", "Hide password";
    day_format = "nn/tt/nnnn", "dd/mm/yyyy";
    choose_day = "Chọn ngày", "Choose a day";
    previous_month = "Tháng trước", "Previous month";
    next_month = "Tháng sau", "Next month";
    /// Before the title of a page whose form was refused.
    error_title(page: &str) = format!("Lỗi: {page}"), format!("Error: {page}");
    close = "Đóng", "Close";
    up = "tăng ", "up ";
    down = "giảm ", "down ";
    sorted_up = " (tăng dần)", " (ascending)";
    sorted_down = " (giảm dần)", " (descending)";
    print = "In trang", "Print";
    notices = "Thông báo nhanh", "Notices";
}
