//! The demo world: the same in every run, in the demo, the tests and the screenshots.
//!
//! What it contains stands in `store/seed/*.csv`; the modules below tell its stories; this file only
//! writes them down.

mod figures;
mod files;
mod people;
mod recommendations;
mod stories;
mod templates;
mod write;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::time::at_office;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};

use crate::{
    Result, Store,
    tables::{people::person, units::unit},
};

/// Of every account.
pub const PASSWORD: &str = "GiaoBan-2025-demo";

/// What the program prints when it serves the demo world.
pub const ACCOUNTS: &str = "\
Tài khoản minh họa · demo accounts (mật khẩu · password: GiaoBan-2025-demo)
  qna@giaoban.test       chuyên viên Sở Quảng Nam · fills reports
  qna.ld@giaoban.test    lãnh đạo Sở Quảng Nam · approves them
  dieuphoi@giaoban.test  Văn phòng Bộ · reviews and accepts
  danang@giaoban.test    Văn phòng Bộ tại Đà Nẵng · reviews
  lanhdao@giaoban.test   lãnh đạo Bộ · reads
  quantri@giaoban.test   quản trị · administers";

/// Whether nobody has put anything in yet.
pub async fn is_empty(store: &Store) -> Result<bool> {
    Ok(unit::Entity::find().count(&store.db).await? == 0)
}

/// Whether the demo's accounts are there.
pub async fn is_demo(store: &Store) -> Result<bool> {
    let demo = person::COLUMN.email.like("%@giaoban.test");
    Ok(person::Entity::find().filter(demo).count(&store.db).await? > 0)
}

/// Fills an empty database, in one transaction.
pub async fn demo(store: &Store) -> Result<()> {
    write::world(store).await
}

/// When the units, people and templates were set up: before the first round opened.
fn beginning() -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2023, 12, 1).unwrap_or_default();
    at_office(day, NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default())
}
