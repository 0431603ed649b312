//! Topics, indicators, and the days that differ from the week's rule.

pub mod topic {
    use domain::id::{TopicId, UnitId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topics")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TopicId,
        #[sea_orm(unique)]
        pub code: String,
        pub name_vi: String,
        pub name_en: String,
        pub parent_id: Option<TopicId>,
        pub lead_unit_id: Option<UnitId>,
        pub sort: i32,
        pub active: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod indicator {
    use domain::id::{IndicatorId, TopicId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "indicators")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: IndicatorId,
        #[sea_orm(unique)]
        pub code: String,
        pub topic_id: TopicId,
        pub name_vi: String,
        pub name_en: String,
        pub unit_vi: String,
        pub unit_en: String,
        pub value_kind: String,
        pub nature: String,
        pub frequency: String,
        pub aggregation: String,
        pub breakdown: String,
        pub formula: Option<String>,
        pub sort: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod holiday {
    use domain::calendar::DayKind;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "holidays")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub date: Date,
        pub kind: DayKind,
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod calendar_version {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_versions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        #[sea_orm(unique)]
        pub sha256: String,
        pub taken_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod calendar_day {
    use domain::calendar::DayKind;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_days")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub date: Date,
        pub kind: DayKind,
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
