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
        ReadPlan = "plan.read",
        CreateItem = "event.create",
        EditItem = "event.edit",
        MoveItem = "event.move",
        ProposeItem = "event.propose",
        ConfirmItem = "event.confirm",
        StartItem = "event.start",
        FinishItem = "event.finish",
        PostponeItem = "event.postpone",
        CancelItem = "event.cancel",
        InviteParty = "event.invite",
        AnswerInvitation = "event.answer",
        WriteAgenda = "event.write-agenda",
        AddPaper = "event.add-paper",
        WriteMinutes = "event.write-minutes",
        Conclude = "event.conclude",
        TrackTask = "event.track-task",
        CreateFeed = "feed.create",
        RevokeFeed = "feed.revoke",
        /// Totals of the units, or the topics, in one's reach.
        ReadTotals = "total.read",
        /// The board of the ministry's leadership.
        ReadBoard = "board.read",
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
        ReadRecommendation = "recommendation.read",
        DraftRecommendation = "recommendation.draft",
        SubmitRecommendation = "recommendation.submit",
        ApproveRecommendation = "recommendation.approve",
        SendBackRecommendation = "recommendation.send-back",
        WithdrawRecommendation = "recommendation.withdraw",
        RegisterRecommendation = "recommendation.register",
        AssignRecommendation = "recommendation.assign",
        AcceptRecommendation = "recommendation.accept",
        DeclineRecommendation = "recommendation.decline",
        AskRecommendation = "recommendation.ask",
        ReplyRecommendation = "recommendation.reply",
        DraftAnswer = "recommendation.draft-answer",
        RequestSignature = "recommendation.request-signature",
        PublishAnswer = "recommendation.publish",
        ReturnAnswer = "recommendation.return-answer",
        TransferRecommendation = "recommendation.transfer",
        ConfirmRecommendation = "recommendation.confirm",
        ReopenRecommendation = "recommendation.reopen",
        WriteMessage = "recommendation.message",
        WriteNote = "recommendation.note",
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
        use Role::{Administrator, Author, Coordinator, DaNang, Executive, Handler, Leader};
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
            Act::ReadPlan | Act::CreateFeed | Act::RevokeFeed => !matches!(self, Administrator),
            Act::CreateItem
            | Act::EditItem
            | Act::MoveItem
            | Act::ProposeItem
            | Act::ConfirmItem
            | Act::StartItem
            | Act::FinishItem
            | Act::PostponeItem
            | Act::CancelItem
            | Act::InviteParty
            | Act::WriteAgenda
            | Act::AddPaper
            | Act::WriteMinutes
            | Act::Conclude => matches!(self, Coordinator | DaNang),
            Act::AnswerInvitation => matches!(self, Author | Leader | Handler),
            // A ministry unit's handler: the tasks of the own unit alone.
            Act::TrackTask => matches!(self, Coordinator | DaNang | Handler),
            Act::ReadTotals => {
                matches!(self, Author | Leader | Coordinator | DaNang | Handler | Executive)
            }
            Act::ReadBoard => matches!(self, Coordinator | DaNang | Executive),
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
            Act::ReadRecommendation => !matches!(self, Administrator),
            Act::DraftRecommendation
            | Act::SubmitRecommendation
            | Act::ReplyRecommendation
            | Act::ConfirmRecommendation => matches!(self, Author | Leader),
            Act::ApproveRecommendation
            | Act::SendBackRecommendation
            | Act::WithdrawRecommendation => matches!(self, Leader),
            Act::RegisterRecommendation => matches!(self, Coordinator | DaNang),
            Act::AssignRecommendation | Act::TransferRecommendation => matches!(self, Coordinator),
            Act::AcceptRecommendation
            | Act::DeclineRecommendation
            | Act::DraftAnswer
            | Act::RequestSignature
            | Act::PublishAnswer
            | Act::ReturnAnswer => matches!(self, Handler),
            Act::AskRecommendation | Act::WriteNote => {
                matches!(self, Coordinator | DaNang | Handler)
            }
            Act::ReopenRecommendation => matches!(self, Author | Leader | Coordinator),
            Act::WriteMessage => matches!(self, Author | Leader | Coordinator | DaNang | Handler),
        }
    }

    /// Of a ministry unit, which sees what it was given.
    pub const fn handles(self) -> bool {
        matches!(self, Self::Handler)
    }

    /// Whether the role may read what is restricted, among what it reads.
    pub const fn reads_restricted(self) -> bool {
        !matches!(self, Self::Executive)
    }

    /// Whether the role sees a department's report only once its leader has sent it.
    pub const fn is_of_ministry(self) -> bool {
        !matches!(self, Self::Author | Self::Leader)
    }

    /// Whether the role sees totals of every department, in the topics its unit leads.
    pub const fn reads_by_topic(self) -> bool {
        matches!(self, Self::Handler)
    }
}

impl Act {
    /// Only a membership that may sign does it.
    pub const fn needs_signer(self) -> bool {
        matches!(self, Self::PublishAnswer | Self::ReturnAnswer)
    }
}
