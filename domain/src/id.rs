//! Every typed id, in one alphabetical list. An id is a UUID v7, made by `store` from its clock.

use uuid::Uuid;

macro_rules! ids {
    ($($Id:ident),+ $(,)?) => {$(
        /// A typed UUID v7; sorts by birth.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "columns", derive(sea_orm::DeriveValueType))]
        pub struct $Id(Uuid);

        impl From<Uuid> for $Id {
            fn from(uuid: Uuid) -> Self { Self(uuid) }
        }

        impl From<$Id> for Uuid {
            fn from(id: $Id) -> Self { id.0 }
        }

        impl std::fmt::Display for $Id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $Id {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }

        /// A primary key must say this to sea-orm; a UUID never comes from a number.
        #[cfg(feature = "columns")]
        impl sea_orm::TryFromU64 for $Id {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($Id)))
            }
        }
    )+};
}

ids!(
    AnswerId,
    AssignmentId,
    ClockEventId,
    DocumentId,
    EventId,
    FeedbackId,
    FlagId,
    GroupId,
    IndicatorId,
    MembershipId,
    MessageId,
    NoteId,
    PersonId,
    RecommendationId,
    RecoveryCodeId,
    ReportId,
    RoundId,
    SessionId,
    SubmissionId,
    TemplateId,
    TokenId,
    TopicId,
    UnitId,
    VersionId,
);
