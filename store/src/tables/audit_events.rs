//! The audit log's lines.

use domain::{
    event::Subject,
    id::{EventId, MembershipId, PersonId, UnitId},
    policy::Act,
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub id: EventId,
    pub at: DateTimeUtc,
    pub act: Act,
    pub subject: Subject,
    pub subject_id: Uuid,
    pub unit_id: Option<UnitId>,
    pub actor_id: Option<PersonId>,
    pub membership_id: Option<MembershipId>,
    pub note: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub hash: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
