//! Units, their dated names, and groups with their dated members.

pub mod unit {
    use domain::{id::UnitId, unit::UnitKind};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "units")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UnitId,
        #[sea_orm(unique)]
        pub code: String,
        pub kind: UnitKind,
        pub sort: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod version {
    use domain::id::{UnitId, VersionId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unit_versions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VersionId,
        pub unit_id: UnitId,
        pub name: String,
        pub short_name: String,
        pub name_en: String,
        pub text_fold: String,
        pub parent_id: Option<UnitId>,
        pub province: Option<String>,
        pub gso_code: Option<String>,
        pub region: Option<String>,
        pub valid_from: Date,
        pub valid_to: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod group {
    use domain::id::GroupId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unit_groups")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GroupId,
        #[sea_orm(unique)]
        pub code: String,
        pub name_vi: String,
        pub name_en: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod member {
    use domain::id::{GroupId, MembershipId, UnitId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unit_group_members")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MembershipId,
        pub group_id: GroupId,
        pub unit_id: UnitId,
        pub valid_from: Date,
        pub valid_to: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
