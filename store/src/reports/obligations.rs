//! What the ministry sees of a report that was not sent: that it is owed, and nothing of what stands in it.

use domain::{id::ReportId, report::Obligation, time::office_day};

use super::{CORRECTION_DAYS, history, pages, queries};
use crate::{Error, Result, Tx, calendar};

/// Lines of what happened.
const LINES: usize = 30;

/// For the ministry, while it has no submission to read. The unit's own people have the form.
pub async fn obligation(tx: &Tx, id: ReportId) -> Result<Obligation> {
    let loaded = queries::find_any(tx, id).await?;
    if loaded.report.sent_at.is_some() || pages::is_own(tx.viewer(), loaded.report.unit) {
        return Err(Error::NotFound);
    }
    let today = tx.now().today;
    let from = today.max(office_day(loaded.report.lock()));
    Ok(Obligation {
        head: pages::head(tx, &loaded).await?,
        history: history::lines(tx, &loaded, None, None, LINES).await?.0,
        may: pages::may(tx, &loaded),
        usual_until: calendar::work_calendar(tx).await?.after(from, CORRECTION_DAYS),
        today,
    })
}
