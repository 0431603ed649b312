//! Totals of each round: what `totals::keep` writes.

use domain::{
    id::{ReportId, RoundId},
    total::Basis,
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "totals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub round_id: RoundId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub basis: Basis,
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub col: String,
    pub figures: i64,
    pub nils: i64,
    pub sum_high: i64,
    pub sum_low: i64,
    pub under_high: i64,
    pub under_low: i64,
    pub pick: Option<i64>,
    pub pick_at: Option<DateTimeUtc>,
    pub pick_report: Option<ReportId>,
}

impl ActiveModelBehavior for ActiveModel {}
