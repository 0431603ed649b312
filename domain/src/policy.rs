//! Who may do what: the acts, the roles, and one `match`. `tests/policy.rs` prints it as a table.

use crate::code::codes;

codes! {
    /// What people do. The code is also the name in the audit log and the API.
    pub enum Act {
        ReadReport = "report.read",
        FillReport = "report.fill",
        SubmitReport = "report.submit",
        WithdrawReport = "report.withdraw",
        ApproveReport = "report.approve",
        SendBackReport = "report.send-back",
        RecallReport = "report.recall",
        OpenReport = "report.open",
        FlagReport = "report.flag",
        AnswerFlag = "report.answer",
        ReturnReport = "report.return",
        AcceptReport = "report.accept",
        ReopenReport = "report.reopen",
        ExtendReport = "report.extend",
        ExemptReport = "report.exempt",
        ReadAudit = "audit.read",
        ManagePeople = "person.manage",
        SignIn = "account.sign-in",
        FailSignIn = "account.fail-sign-in",
        SignOut = "account.sign-out",
        ChangePassword = "account.change-password",
        EnableCode = "account.enable-code",
        DisableCode = "account.disable-code",
        RenewRecoveryCodes = "account.renew-recovery-codes",
        RevokeSession = "account.revoke-session",
        CreateToken = "account.create-token",
        RevokeToken = "account.revoke-token",
        SetPreference = "account.set-preference",
    }
}

codes! {
    /// What a person is, for a unit, between two dates; one person may be several.
    pub enum Role {
        /// Provincial staff.
        Author = "author",
        /// Provincial leader, who approves.
        Leader = "leader",
        /// Ministry-office coordinator.
        Coordinator = "coord",
        /// Representative office in Da Nang.
        DaNang = "danang",
        /// A ministry unit's handler.
        Handler = "handler",
        /// Ministry leadership.
        Executive = "exec",
        /// Administrator: configuration, never figures.
        Administrator = "admin",
    }
}

impl Role {
    /// Whether the role does this at all; for which units is the grant's business.
    pub const fn may(self, act: Act) -> bool {
        use Role::{Administrator, Author, Coordinator, DaNang, Executive, Leader};
        match act {
            Act::ReadReport => matches!(self, Author | Leader | Coordinator | DaNang | Executive),
            // The leader helps out with figures and answers; handing them up stays the author's.
            Act::FillReport | Act::AnswerFlag => matches!(self, Author | Leader),
            Act::SubmitReport | Act::WithdrawReport => matches!(self, Author),
            Act::ApproveReport | Act::SendBackReport | Act::RecallReport => matches!(self, Leader),
            Act::OpenReport | Act::FlagReport | Act::ReturnReport => {
                matches!(self, Coordinator | DaNang)
            }
            Act::AcceptReport | Act::ReopenReport | Act::ExtendReport | Act::ExemptReport => {
                matches!(self, Coordinator)
            }
            Act::ReadAudit => matches!(self, Coordinator | Administrator),
            Act::ManagePeople => matches!(self, Administrator),
            Act::SignIn
            | Act::FailSignIn
            | Act::SignOut
            | Act::ChangePassword
            | Act::EnableCode
            | Act::DisableCode
            | Act::RenewRecoveryCodes
            | Act::RevokeSession
            | Act::CreateToken
            | Act::RevokeToken
            | Act::SetPreference => true,
        }
    }

    /// Whether the role sees a department's report only once its leader has sent it.
    pub const fn is_of_ministry(self) -> bool {
        !matches!(self, Self::Author | Self::Leader)
    }
}
