//! Rounds, reports, their cells with every revision, submissions and flags.

pub mod round {
    use domain::{
        id::{RoundId, VersionId},
        period::Period,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "rounds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoundId,
        #[sea_orm(unique)]
        pub code: String,
        pub version_id: VersionId,
        pub template_code: String,
        pub period: Option<Period>,
        pub title_vi: String,
        pub title_en: String,
        pub text_fold: String,
        pub cutoff_from: Date,
        pub cutoff_to: Date,
        pub opens_at: DateTimeUtc,
        pub due_at: DateTimeUtc,
        pub locks_at: DateTimeUtc,
        pub status: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod report {
    use domain::{
        id::{PersonId, ReportId, RoundId, UnitId},
        report::ReportStatus,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReportId,
        pub round_id: RoundId,
        pub unit_id: UnitId,
        pub status: ReportStatus,
        pub due_at: DateTimeUtc,
        pub locks_at: DateTimeUtc,
        pub nil_return: bool,
        pub submitted_by: Option<PersonId>,
        pub approved_by: Option<PersonId>,
        pub first_sent_at: Option<DateTimeUtc>,
        pub sent_at: Option<DateTimeUtc>,
        pub current_no: i32,
        pub accepted_no: Option<i32>,
        pub returns_count: i32,
        pub open_flags: i32,
        /// When what was returned is due again.
        pub correct_by: Option<Date>,
        /// Until the end of this day the unit may send it after the lock.
        pub extended_until: Option<Date>,
        /// Required cells that are answered: kept in the writing transaction.
        pub filled: i32,
        /// Why it came back, last.
        pub said: Option<String>,
        pub row_version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod cell {
    use domain::{
        id::{PersonId, ReportId},
        report::CellState,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "cells")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report_id: ReportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub row: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub col: String,
        pub state: CellState,
        /// Ten-thousandths.
        pub num: Option<i64>,
        pub txt: Option<String>,
        pub rev: i32,
        pub updated_by: Option<PersonId>,
        pub updated_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod cell_rev {
    use domain::{
        id::{PersonId, ReportId},
        report::CellState,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "cell_revs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report_id: ReportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub row: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub col: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub rev: i32,
        pub state: CellState,
        pub num: Option<i64>,
        pub txt: Option<String>,
        pub by: Option<PersonId>,
        pub at: DateTimeUtc,
        pub source: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod submission {
    use domain::id::{PersonId, ReportId, SubmissionId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "submissions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SubmissionId,
        pub report_id: ReportId,
        pub no: i32,
        pub payload: String,
        pub sha256: String,
        pub nil_reason: Option<String>,
        pub submitted_by: PersonId,
        pub submitted_at: DateTimeUtc,
        pub approved_by: Option<PersonId>,
        pub approved_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod flag {
    use domain::id::{FlagId, PersonId, ReportId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "flags")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FlagId,
        pub report_id: ReportId,
        pub no: i32,
        pub field: String,
        pub row: String,
        pub col: String,
        pub reason: String,
        pub by: PersonId,
        pub at: DateTimeUtc,
        pub cleared_at: Option<DateTimeUtc>,
        pub answer: Option<String>,
        pub answered_by: Option<PersonId>,
        pub answered_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
