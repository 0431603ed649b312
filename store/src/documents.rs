//! Official documents. One is entered once, however many things it answers.

use std::collections::BTreeMap;

use domain::{
    document::{DocumentView, OfficialDocument},
    id::{DocumentId, UnitId},
    template::Wording,
    text::fold,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Result, Tx,
    tables::documents::document::{self, COLUMN, Entity},
    units,
};

/// The document of that number, symbol, day and unit; entered when it is not there yet.
pub(crate) async fn entered(
    tx: &Tx,
    issuer: UnitId,
    said: &OfficialDocument,
) -> Result<DocumentId> {
    let found = Entity::find()
        .filter(COLUMN.number.eq(said.number.as_str()))
        .filter(COLUMN.symbol.eq(said.symbol.as_str()))
        .filter(COLUMN.issued_on.eq(said.issued_on))
        .filter(COLUMN.issuing_unit_id.eq(issuer))
        .one(tx.db())
        .await?;
    if let Some(found) = found {
        return Ok(found.id);
    }
    let id: DocumentId = tx.id();
    let row = row(id, issuer, said);
    let row = document::ActiveModel {
        entered_by: Set(tx.viewer().id),
        entered_at: Set(tx.now().at),
        ..row
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Without who entered it when.
pub(crate) fn row(
    id: DocumentId,
    issuer: UnitId,
    said: &OfficialDocument,
) -> document::ActiveModel {
    document::ActiveModel {
        id: Set(id),
        number: Set(said.number.clone()),
        symbol: Set(said.symbol.clone()),
        issued_on: Set(said.issued_on),
        issuing_unit_id: Set(issuer),
        signer_name: Set(said.signer_name.clone()),
        signer_title: Set(said.signer_title.clone()),
        summary: Set(said.summary.clone()),
        text_fold: Set(fold(&format!("{} {}", name(said), said.summary))),
        ..Default::default()
    }
}

/// `1186/CBC-NVBC`.
pub(crate) fn name(said: &OfficialDocument) -> String {
    format!("{}/{}", said.number, said.symbol)
}

/// As they are shown, by id.
pub(crate) async fn shown(
    tx: &Tx,
    ids: impl Iterator<Item = DocumentId>,
) -> Result<BTreeMap<DocumentId, DocumentView>> {
    let ids: Vec<DocumentId> = ids.collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(COLUMN.id.is_in(ids)).all(tx.db()).await?;
    let units = units::known(tx).await?;
    let views = rows.into_iter().map(|row| {
        let unit = units.get(&row.issuing_unit_id);
        let view = DocumentView {
            number: row.number,
            symbol: row.symbol,
            issued_on: row.issued_on,
            issuer: unit.map(|unit| Wording::new(&unit.name, &unit.name_en)).unwrap_or_default(),
            issuer_code: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
            signer_name: row.signer_name,
            signer_title: row.signer_title,
            summary: row.summary,
        };
        (row.id, view)
    });
    Ok(views.collect())
}
