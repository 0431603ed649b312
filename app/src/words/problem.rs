//! What to do about each problem of a field: a verb first, and never a reproach.

use domain::problems::Problem;

use super::say;

/// Stands beside the field, and after its label in the summary.
pub fn problem_sentence(problem: Problem) -> &'static str {
    match problem {
        Problem::Missing => say("Điền ô này.", "Fill in this field."),
        Problem::TooLong => say("Viết ngắn lại.", "Write less."),
        Problem::NotADay => say("Viết ngày như 16/06/2025.", "Write a day such as 16/06/2025."),
        Problem::InThePast => say("Chọn ngày từ hôm nay trở đi.", "Choose today or a later day."),
        Problem::TooLate => {
            say("Chọn ngày trong 90 ngày tới.", "Choose a day within the next 90 days.")
        }
        Problem::NotLater => {
            say("Chọn ngày sau ngày khóa của kỳ.", "Choose a day after the round's lock.")
        }
        Problem::NotAnEmail => {
            say("Viết địa chỉ như ten@coquan.vn.", "Write an address such as name@office.vn.")
        }
        Problem::NotACode => say("Nhập đủ 6 chữ số của mã.", "Enter the 6 digits of the code."),
        Problem::WrongPassword => {
            say("Mật khẩu này chưa đúng. Nhập lại.", "This password is not right. Enter it again.")
        }
        Problem::TooShort => say("Viết dài hơn.", "Write more."),
        Problem::TooPlain => say(
            "Dùng cả chữ thường, chữ hoa, chữ số và ký hiệu.",
            "Use lower and upper case, digits and signs.",
        ),
        Problem::TooCommon => {
            say("Chọn mật khẩu khó đoán hơn.", "Choose a password that is harder to guess.")
        }
        Problem::NotTheSame => {
            say("Nhập lại cho giống mật khẩu mới.", "Repeat the new password exactly.")
        }
        Problem::UsedBefore => {
            say("Chọn mật khẩu chưa từng dùng.", "Choose a password not used before.")
        }
        Problem::NotAChoice => say("Chọn một mục trong danh sách.", "Choose one from the list."),
        Problem::NotANumber => say("Viết số, ví dụ 1.234,5.", "Write a number, such as 1.234,5."),
        Problem::Questioned => {
            say("Viết kiểu Việt Nam: 1.234,5.", "Write it the Vietnamese way: 1.234,5.")
        }
        Problem::TooManyDecimals => {
            say("Viết tối đa 4 chữ số sau dấu phẩy.", "Write at most 4 digits after the comma.")
        }
        Problem::TooLarge => say("Kiểm tra lại: số quá lớn.", "Check it: the number is too large."),
        Problem::NotWhole => say("Viết số nguyên.", "Write a whole number."),
        Problem::Negative => say("Viết số không âm.", "Write a number that is not negative."),
        Problem::Changed => say(
            "Xem lại: người khác vừa sửa ô này.",
            "Look again: somebody else has just changed this.",
        ),
        Problem::FiguresGiven => say(
            "Xóa các ô đã có nội dung trước, hoặc trình báo cáo như thường.",
            "Empty the cells that are filled in first, or submit the report as usual.",
        ),
        Problem::FlaggedAlready => say(
            "Bỏ dấu cũ của ô này trước khi đánh dấu lại.",
            "Remove the flag this cell has before setting another.",
        ),
        Problem::TooVague => {
            say("Viết rõ hơn, ít nhất 5 chữ cái.", "Say more, at least 5 letters.")
        }
        Problem::EndsBefore => {
            say("Chọn lúc kết thúc sau lúc bắt đầu.", "Choose an end after the start.")
        }
        Problem::NotATime => say("Viết giờ như 08:00.", "Write a time such as 08:00."),
        Problem::NotPrecise => {
            say("Chọn ngày cụ thể, như 16/06/2025.", "Choose a day, such as 16/06/2025.")
        }
        Problem::NotALink => say("Bắt đầu bằng https://.", "Begin with https://."),
        Problem::ThereAlready => say("Đã có trong danh sách.", "It is in the list already."),
        Problem::TooMany => say("Gửi ít ô hơn mỗi lần.", "Send fewer cells at a time."),
    }
}
