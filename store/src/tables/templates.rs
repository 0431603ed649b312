//! Report templates, their versions, and what a version asks.

pub mod template {
    use domain::{
        id::TemplateId,
        period::{CutoffRule, PeriodKind},
        template::TemplateKind,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "report_templates")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TemplateId,
        #[sea_orm(unique)]
        pub code: String,
        pub title_vi: String,
        pub title_en: String,
        pub kind: TemplateKind,
        pub period_kind: Option<PeriodKind>,
        pub cutoff_rule: CutoffRule,
        pub due_months_before_end: i32,
        pub due_day: i32,
        pub opens_days_before_due: i32,
        pub lock_days_after_due: i32,
        pub legal_basis: String,
        pub status: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod version {
    use domain::id::{TemplateId, VersionId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "template_versions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VersionId,
        pub template_id: TemplateId,
        pub no: i32,
        pub status: String,
        pub published_at: Option<DateTimeUtc>,
        pub changelog: Option<String>,
        /// How many cells are required.
        pub asked: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod section {
    use domain::{
        id::{EventId, VersionId},
        template::SectionKind,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "template_sections")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub version_id: VersionId,
        pub key: String,
        pub title_vi: String,
        pub title_en: String,
        pub kind: SectionKind,
        pub sort: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod field {
    use domain::{
        id::{EventId, IndicatorId, VersionId},
        template::FieldKind,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "template_fields")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub version_id: VersionId,
        pub section_id: EventId,
        pub key: String,
        pub indicator_id: Option<IndicatorId>,
        pub label_vi: String,
        pub label_en: String,
        pub unit_vi: String,
        pub unit_en: String,
        pub kind: FieldKind,
        pub required: bool,
        pub part: bool,
        pub columns: String,
        pub formula: Option<String>,
        pub sort: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod rule {
    use domain::{
        id::{EventId, VersionId},
        template::Severity,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "validation_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub version_id: VersionId,
        pub code: String,
        pub severity: Severity,
        pub expression: String,
        pub message_vi: String,
        pub message_en: String,
        pub field: String,
        pub sort: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
