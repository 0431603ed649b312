//! The sentences only programs of others meet; what the pages say as well is taken from there.

use app::{
    AppError, Asked,
    words::{problem_sentence, say},
};
use axum::http::StatusCode;
use domain::viewer::Locale;
use leptos::prelude::{Owner, provide_context};

use super::problem::{Problem, Why};

/// Says something in a language: the catalogue of the pages asks the context for it.
pub fn within<T>(locale: Locale, speak: impl FnOnce() -> T) -> T {
    Owner::new().with(|| {
        provide_context(Asked { locale, ..Asked::default() });
        speak()
    })
}

/// The same for every problem of a code.
pub fn title(problem: &Problem) -> &'static str {
    match problem.code() {
        "not-found" => say("Không tìm thấy", "Not found"),
        "not-allowed" => say("Không được phép", "Not allowed"),
        "reopened-before" => say("Đã mở lại trước đó", "Reopened before"),
        "own-work" => say("Báo cáo do chính mình gửi", "One's own work"),
        "scope-missing" => say("Khóa API thiếu phạm vi", "Scope missing"),
        "wrong-state" => say("Không đúng trạng thái", "Wrong state"),
        "locked" => say("Kỳ báo cáo đã khóa", "Locked"),
        "changed" | "stale" => say("Đã có thay đổi", "Changed meanwhile"),
        "if-match-missing" => say("Thiếu If-Match", "If-Match missing"),
        "not-ready" => say("Báo cáo chưa đủ để trình", "Not ready"),
        "nothing-flagged" => say("Chưa đánh dấu ô nào", "Nothing flagged"),
        "invalid" => say("Nội dung cần sửa", "Invalid input"),
        "malformed" => say("Không đọc được yêu cầu", "Malformed request"),
        "not-json" => say("Cần JSON", "JSON needed"),
        "too-large" => say("Yêu cầu quá lớn", "Too large"),
        "unauthenticated" => say("Cần khóa API", "Token needed"),
        "wrong-password" | "wrong-code" => say("Chưa đăng nhập được", "Sign-in refused"),
        "sign-in-paused" => say("Đăng nhập đang tạm dừng", "Sign-in paused"),
        "busy" | "too-many-requests" => say("Đang có nhiều yêu cầu", "Too many requests"),
        "method-not-allowed" => say("Không nhận phương thức này", "Method not allowed"),
        "idempotency-key-invalid" | "idempotency-key-reused" => {
            say("Idempotency-Key cần sửa", "Idempotency-Key")
        }
        "in-progress" => say("Đang xử lý", "In progress"),
        "timeout" => say("Chờ quá lâu", "Timeout"),
        "unavailable" => say("Tạm thời chưa dùng được", "Unavailable"),
        _ => say("Máy chủ gặp lỗi", "Server error"),
    }
}

/// What happened and what to do next.
pub fn detail(problem: &Problem) -> String {
    match problem {
        Problem::App(error) | Problem::Later(error, _) => error.sentence(),
        Problem::Status(StatusCode::NOT_FOUND) => AppError::NotFound.sentence(),
        Problem::Malformed(parser) => {
            format!("{} ({parser})", say("Kiểm tra lại JSON đã gửi.", "Check the JSON sent."))
        }
        other => plain(other).to_owned(),
    }
}

/// Beside one part of the request.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Domain(problem) => problem_sentence(problem),
        Why::UnknownField => {
            say("Bỏ trường này: API không biết.", "Leave this out: the API does not know it.")
        }
        Why::WrongType => say("Gửi đúng kiểu dữ liệu.", "Send the type that is asked for."),
        Why::OutOfRange => {
            say("Chọn giá trị trong khoảng cho phép.", "Choose a value within the range.")
        }
        Why::NotBoth => {
            say("Chỉ gửi một trong hai: value hoặc nil.", "Send one of the two: value or nil.")
        }
        Why::TooMany => say("Gửi ít phần hơn trong một yêu cầu.", "Send fewer at a time."),
    }
}

fn plain(problem: &Problem) -> &'static str {
    match problem {
        Problem::Unauthenticated => say(
            "Gửi khóa API còn hạn trong Authorization: Bearer.",
            "Send a token that has not ended in Authorization: Bearer.",
        ),
        Problem::Scope => say(
            "Tạo khóa API có phạm vi cần cho việc này.",
            "Create a token whose scope covers this.",
        ),
        Problem::Invalid(_) => {
            say("Sửa các phần nêu trong errors.", "Correct the parts listed in errors.")
        }
        Problem::NotJson => say(
            "Gửi nội dung với Content-Type: application/json.",
            "Send the body with Content-Type: application/json.",
        ),
        Problem::IfMatchMissing => say(
            "Gửi If-Match với ETag của lần đọc gần nhất.",
            "Send If-Match with the ETag of your last read.",
        ),
        Problem::Stale => say(
            "Đã có người sửa sau lần đọc của bạn. Đọc lại rồi quyết định.",
            "Somebody has changed it since you read it. Read it again, then decide.",
        ),
        Problem::KeyInvalid => say(
            "Idempotency-Key dài 1–200 ký tự ASCII nhìn thấy được.",
            "An Idempotency-Key has 1–200 visible ASCII characters.",
        ),
        Problem::KeyReused => say(
            "Khóa này đã dùng cho một yêu cầu khác. Dùng khóa mới.",
            "This key stands for another request. Use a new one.",
        ),
        Problem::InProgress => say(
            "Yêu cầu cùng khóa đang được xử lý. Thử lại sau giây lát.",
            "A request with this key is being worked on. Try again in a moment.",
        ),
        Problem::Status(StatusCode::METHOD_NOT_ALLOWED) => {
            say("Xem các phương thức được nhận trong Allow.", "See Allow for the methods that are.")
        }
        Problem::Status(StatusCode::PAYLOAD_TOO_LARGE) => say(
            "Chia nhỏ yêu cầu: mỗi lần tối đa 1 MB.",
            "Split the request: at most 1 MB at a time.",
        ),
        Problem::Status(StatusCode::FORBIDDEN) => {
            say("Yêu cầu đến từ một trang khác.", "The request came from another site's page.")
        }
        Problem::Status(status) if status.is_server_error() => {
            say("Thử lại sau giây lát.", "Try again in a moment.")
        }
        _ => say("Kiểm tra lại yêu cầu.", "Check the request."),
    }
}
