//! Recommendations, and what belongs to one: topics, units, clocks, answers, words. What is for both sides
//! and what stays in the ministry are two tables.

pub mod recommendation {
    use domain::{
        id::{PersonId, RecommendationId, TopicId, UnitId},
        recommendation::{Origin, Outcome, RecommendationStatus},
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecommendationId,
        #[sea_orm(unique)]
        pub no: Option<String>,
        pub year: i32,
        pub place: Option<i32>,
        pub title: String,
        pub background: String,
        pub legal_basis: Option<String>,
        pub proposal: String,
        pub origin: Origin,
        pub origin_id: Option<Uuid>,
        pub origin_note: Option<String>,
        pub unit_id: UnitId,
        pub topic_id: TopicId,
        pub restricted: bool,
        pub urgent: bool,
        pub status: RecommendationStatus,
        pub asked_from: Option<RecommendationStatus>,
        pub outcome: Option<Outcome>,
        pub outcome_note: Option<String>,
        pub lead_unit_id: Option<UnitId>,
        pub sent_at: Option<DateTimeUtc>,
        pub due_on: Option<Date>,
        pub answered_at: Option<DateTimeUtc>,
        pub closed_at: Option<DateTimeUtc>,
        pub reopen_count: i32,
        pub parent_id: Option<RecommendationId>,
        /// How many parts it was split into.
        pub parts: i32,
        pub sort_key: i64,
        pub text_fold: String,
        pub raised_by: PersonId,
        pub raised_at: DateTimeUtc,
        pub row_version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod topic {
    use domain::id::{RecommendationId, TopicId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_topics")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub recommendation_id: RecommendationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic_id: TopicId,
        pub sort: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod assignment {
    use domain::{
        id::{AssignmentId, PersonId, RecommendationId, UnitId},
        recommendation::{AssignmentRole, AssignmentStatus},
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_assignments")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AssignmentId,
        pub recommendation_id: RecommendationId,
        pub unit_id: UnitId,
        pub role: AssignmentRole,
        pub status: AssignmentStatus,
        pub handler_id: Option<PersonId>,
        pub assigned_by: PersonId,
        pub at: DateTimeUtc,
        pub reason: Option<String>,
        pub competent: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod clock_event {
    use domain::{
        id::{AssignmentId, ClockEventId, RecommendationId},
        recommendation::ClockKind,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_clock_events")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ClockEventId,
        pub recommendation_id: RecommendationId,
        pub assignment_id: Option<AssignmentId>,
        pub kind: ClockKind,
        pub at: DateTimeUtc,
        pub calendar_version: i32,
        pub days: i32,
        pub reason: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod answer {
    use domain::{
        id::{AnswerId, PersonId, RecommendationId, UnitId},
        recommendation::{AnswerKind, AnswerMode, AnswerStatus, Outcome},
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_answers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AnswerId,
        pub recommendation_id: RecommendationId,
        pub unit_id: UnitId,
        pub kind: AnswerKind,
        pub mode: Option<AnswerMode>,
        pub body: String,
        pub outcome: Outcome,
        pub outcome_note: Option<String>,
        pub status: AnswerStatus,
        pub drafted_by: PersonId,
        pub drafted_at: DateTimeUtc,
        pub signed_by: Option<PersonId>,
        pub published_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod document {
    use domain::id::{AnswerId, DocumentId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_documents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub answer_id: AnswerId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub document_id: DocumentId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod feedback {
    use domain::{
        id::{FeedbackId, PersonId, RecommendationId},
        recommendation::Rating,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_feedback")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FeedbackId,
        pub recommendation_id: RecommendationId,
        pub rating: Rating,
        pub comment: Option<String>,
        pub by: PersonId,
        pub at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod message {
    use domain::id::{MessageId, PersonId, RecommendationId, UnitId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_messages")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MessageId,
        pub recommendation_id: RecommendationId,
        pub by: PersonId,
        pub unit_id: UnitId,
        pub at: DateTimeUtc,
        pub body: String,
        pub from_province: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod note {
    use domain::id::{NoteId, PersonId, RecommendationId, UnitId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recommendation_notes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: NoteId,
        pub recommendation_id: RecommendationId,
        pub by: PersonId,
        pub unit_id: UnitId,
        pub at: DateTimeUtc,
        pub body: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
