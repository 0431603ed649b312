//! The plan of a year with its events and their dossiers, the games, and the calendars of telephones.

pub mod yearly {
    use domain::{id::PlanId, plan::PlanStatus};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plans")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlanId,
        pub year: i32,
        pub version: i32,
        pub status: PlanStatus,
        pub document: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod item {
    use domain::{
        id::{PlanId, PlanItemId, UnitId},
        plan::{ItemKind, ItemStatus, Precision},
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_items")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlanItemId,
        pub plan_id: PlanId,
        pub parent_id: Option<PlanItemId>,
        pub stable_key: String,
        pub sort: i32,
        pub kind: ItemKind,
        pub title: String,
        pub text_fold: String,
        pub precision: Precision,
        pub starts: Date,
        pub ends: Date,
        pub from_minute: Option<i32>,
        pub to_minute: Option<i32>,
        /// `from_minute`, or -1.
        pub sort_minute: i32,
        pub host_unit_id: Option<UnitId>,
        pub lead_unit_id: Option<UnitId>,
        pub place: String,
        pub online_url: String,
        pub status: ItemStatus,
        pub reason: Option<String>,
        pub despite: Option<String>,
        pub updated_at: DateTimeUtc,
        pub row_version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod party {
    use domain::{
        id::{PartyId, PersonId, PlanItemId, UnitId},
        plan::{PartyRole, Rsvp},
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_parties")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PartyId,
        pub item_id: PlanItemId,
        pub unit_id: Option<UnitId>,
        pub person_id: Option<PersonId>,
        pub role: PartyRole,
        pub rsvp: Rsvp,
        pub substitute: String,
        pub answered_by: Option<PersonId>,
        pub answered_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod agenda {
    use domain::id::{AgendaItemId, PlanItemId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_agenda_items")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AgendaItemId,
        pub item_id: PlanItemId,
        pub sort: i32,
        pub title: String,
        pub minutes: i32,
        pub presenter: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod paper {
    use domain::id::{PaperId, PersonId, PlanItemId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_papers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PaperId,
        pub item_id: PlanItemId,
        pub sort: i32,
        pub title: String,
        pub link: String,
        pub added_by: Option<PersonId>,
        pub added_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod minutes {
    use domain::{id::PlanItemId, plan::MinutesStatus};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_minutes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: PlanItemId,
        pub body: String,
        pub status: MinutesStatus,
        pub notice_no: String,
        pub version: i32,
        pub updated_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod conclusion {
    use domain::{
        id::{ConclusionId, PlanItemId, UnitId},
        plan::{ConclusionKind, ConclusionStatus},
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_conclusions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ConclusionId,
        pub item_id: PlanItemId,
        pub no: i32,
        pub kind: ConclusionKind,
        pub text: String,
        pub unit_id: Option<UnitId>,
        pub due_on: Option<Date>,
        pub status: ConclusionStatus,
        /// Of the recommendation it became.
        pub rec_no: Option<String>,
        pub done_note: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod games {
    use domain::id::{GamesId, PlanItemId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "games")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GamesId,
        pub edition: i32,
        pub item_id: PlanItemId,
        pub register_by: Option<Date>,
        pub rules: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod sport {
    use domain::id::{GamesId, SportId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "game_sports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SportId,
        pub games_id: GamesId,
        pub sort: i32,
        pub code: String,
        pub name_vi: String,
        pub name_en: String,
        pub events_vi: String,
        pub events_en: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod delegation {
    use domain::{
        id::{DelegationId, GamesId, UnitId},
        plan::DelegationStatus,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "delegations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DelegationId,
        pub games_id: GamesId,
        pub sort: i32,
        pub unit_id: Option<UnitId>,
        /// Of whoever is no unit.
        pub guest_name: String,
        pub head_name: String,
        pub athletes: i32,
        pub status: DelegationStatus,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod feed {
    use domain::id::{FeedId, PersonId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ics_feeds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FeedId,
        pub person_id: PersonId,
        pub secret_hash: String,
        pub created_at: DateTimeUtc,
        pub used_at: Option<DateTimeUtc>,
        pub revoked_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
