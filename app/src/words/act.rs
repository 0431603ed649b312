//! Acts as the verb on a button, and as what the history says of whoever did it.

use domain::policy::Act;

use super::say;

/// The verb on the button that does it; the same in dialog and toast.
pub fn act_button(act: Act) -> &'static str {
    match act {
        Act::ReadReport => say("Xem báo cáo", "View report"),
        Act::FillReport => say("Nhập báo cáo", "Fill in report"),
        Act::SubmitReport => say("Trình lãnh đạo", "Submit to leader"),
        Act::WithdrawReport => say("Thu hồi", "Withdraw"),
        Act::ApproveReport => say("Duyệt và gửi", "Approve and send"),
        Act::SendBackReport => say("Trả lại để sửa", "Send back to edit"),
        Act::RecallReport => say("Thu hồi", "Recall"),
        Act::OpenReport => say("Xem xét", "Review"),
        Act::FlagReport => say("Đánh dấu", "Flag"),
        Act::AnswerFlag => say("Trả lời góp ý", "Answer"),
        Act::ReturnReport => say("Trả lại", "Return"),
        Act::AcceptReport => say("Tiếp nhận", "Accept"),
        Act::ReopenReport => say("Mở lại", "Reopen"),
        Act::ExtendReport => say("Gia hạn", "Extend"),
        Act::ExemptReport => say("Miễn báo cáo", "Exempt"),
        Act::ReadAudit => say("Xem nhật ký", "View audit log"),
        Act::ManagePeople => say("Quản lý tài khoản", "Manage accounts"),
        Act::SignIn | Act::FailSignIn => say("Đăng nhập", "Sign in"),
        Act::SignOut => say("Đăng xuất", "Sign out"),
        Act::ChangePassword => say("Đổi mật khẩu", "Change password"),
        Act::EnableCode => say("Bật mã xác thực", "Turn on sign-in codes"),
        Act::DisableCode => say("Tắt mã xác thực", "Turn off sign-in codes"),
        Act::RenewRecoveryCodes => say("Tạo mã khôi phục mới", "Make new recovery codes"),
        Act::RevokeSession => say("Đăng xuất thiết bị", "Sign out device"),
        Act::CreateToken => say("Tạo khóa API", "Create API token"),
        Act::RevokeToken => say("Thu hồi khóa API", "Revoke API token"),
        Act::SetPreference => say("Đổi tùy chọn", "Change preferences"),
    }
}

/// What the history says after the person's name: "Lê Thu Hà *đã trình lãnh đạo*".
pub fn act_done(act: Act) -> &'static str {
    match act {
        Act::ReadReport => say("đã xem báo cáo", "viewed the report"),
        Act::FillReport => say("đã nhập số liệu", "entered figures"),
        Act::SubmitReport => say("đã trình lãnh đạo", "submitted it to the leader"),
        Act::WithdrawReport => say("đã thu hồi về để sửa", "withdrew it to edit"),
        Act::ApproveReport => say("đã duyệt và gửi", "approved and sent it"),
        Act::SendBackReport => say("đã trả lại để sửa", "sent it back to edit"),
        Act::RecallReport => say("đã thu hồi báo cáo đã gửi", "recalled the sent report"),
        Act::OpenReport => say("đã mở xem xét", "opened it for review"),
        Act::FlagReport => say("đã đánh dấu một ô", "flagged a cell"),
        Act::AnswerFlag => say("đã trả lời góp ý", "answered a flag"),
        Act::ReturnReport => say("đã trả lại", "returned it"),
        Act::AcceptReport => say("đã tiếp nhận", "accepted it"),
        Act::ReopenReport => say("đã mở lại", "reopened it"),
        Act::ExtendReport => say("đã gia hạn", "extended the time for sending"),
        Act::ExemptReport => say("đã miễn báo cáo kỳ này", "exempted the unit this time"),
        Act::ReadAudit => say("đã xem nhật ký", "viewed the audit log"),
        Act::ManagePeople => say("đã sửa một tài khoản", "changed an account"),
        Act::SignIn => say("đã đăng nhập", "signed in"),
        Act::FailSignIn => say("đăng nhập chưa được", "failed to sign in"),
        Act::SignOut => say("đã đăng xuất", "signed out"),
        Act::ChangePassword => say("đã đổi mật khẩu", "changed the password"),
        Act::EnableCode => say("đã bật mã xác thực", "turned on sign-in codes"),
        Act::DisableCode => say("đã tắt mã xác thực", "turned off sign-in codes"),
        Act::RenewRecoveryCodes => say("đã tạo mã khôi phục mới", "made new recovery codes"),
        Act::RevokeSession => say("đã đăng xuất một thiết bị", "signed out a device"),
        Act::CreateToken => say("đã tạo khóa API", "created an API token"),
        Act::RevokeToken => say("đã thu hồi khóa API", "revoked an API token"),
        Act::SetPreference => say("đã đổi tùy chọn", "changed preferences"),
    }
}
