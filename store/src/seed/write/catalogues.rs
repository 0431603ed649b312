//! Units, people, topics, indicators, holidays, templates.

use chrono::Datelike;
use domain::{
    id::VersionId,
    template::{Column, Template},
    text::fold,
    viewer::Locale,
};
use sea_orm::ActiveValue::Set;

use super::{
    super::{PASSWORD, beginning, files, people as accounts, templates as regimes},
    Written, insert, unknown,
};
use crate::{
    Error, Result, Tx,
    people::hashed,
    tables::{
        catalogue::{holiday, indicator, topic},
        people::{membership, person},
        templates::{field, rule, section, template, version},
        units::{group, member, unit, version as unit_version},
    },
};

/// Every demo account has the same password, so it is hashed once.
const SALT: [u8; 16] = *b"giaoban-demo-000";

pub async fn units(tx: &Tx, written: &mut Written) -> Result<()> {
    let lines = files::units()?;
    // A unit whose name changed stands on several lines, one after another.
    let mut firsts = lines.clone();
    firsts.dedup_by(|later, first| later.code == first.code);
    for line in &firsts {
        let id = written.births.id();
        written.units.insert(line.code.clone(), id);
    }
    let of = |code: &str| written.units.get(code).copied().ok_or_else(|| unknown(code));
    let mut units = Vec::new();
    for (sort, line) in (1..).zip(&firsts) {
        units.push(unit::ActiveModel {
            id: Set(of(&line.code)?),
            code: Set(line.code.clone()),
            kind: Set(line.kind),
            sort: Set(sort),
        });
    }
    let parents = lines.iter().map(|line| line.parent.as_deref().map(of).transpose());
    let parents: Vec<_> = parents.collect::<Result<_>>()?;
    let ids: Vec<_> = lines.iter().map(|line| of(&line.code)).collect::<Result<_>>()?;
    let versions = lines.into_iter().zip(parents).zip(ids).map(|((line, parent_id), unit_id)| {
        unit_version::ActiveModel {
            id: Set(written.births.id()),
            unit_id: Set(unit_id),
            text_fold: Set(fold(&format!("{} {} {}", line.name_vi, line.short_vi, line.name_en))),
            name: Set(line.name_vi),
            short_name: Set(line.short_vi),
            name_en: Set(line.name_en),
            parent_id: Set(parent_id),
            province: Set(line.province),
            gso_code: Set(line.gso_code),
            region: Set(line.region),
            valid_from: Set(line.valid_from),
            valid_to: Set(line.valid_to),
        }
    });
    let versions: Vec<_> = versions.collect();
    insert(tx, units).await?;
    insert(tx, versions).await?;
    groups(tx, written).await
}

async fn groups(tx: &Tx, written: &mut Written) -> Result<()> {
    let mut known: Vec<(String, domain::id::GroupId)> = Vec::new();
    let (mut groups, mut members) = (Vec::new(), Vec::new());
    for line in files::groups()? {
        let found = known.iter().find(|(code, _)| *code == line.group).map(|(_, id)| *id);
        let group_id = found.unwrap_or_else(|| {
            let id = written.births.id();
            known.push((line.group.clone(), id));
            groups.push(group::ActiveModel {
                id: Set(id),
                code: Set(line.group.clone()),
                name_vi: Set(line.name_vi.clone()),
                name_en: Set(line.name_en.clone()),
            });
            id
        });
        let unit_id = *written.units.get(&line.unit).ok_or_else(|| unknown(&line.unit))?;
        members.push(member::ActiveModel {
            id: Set(written.births.id()),
            group_id: Set(group_id),
            unit_id: Set(unit_id),
            valid_from: Set(line.valid_from),
            valid_to: Set(line.valid_to),
        });
    }
    insert(tx, groups).await?;
    insert(tx, members).await
}

pub async fn people(tx: &Tx, written: &mut Written) -> Result<()> {
    let password = tokio::task::spawn_blocking(|| hashed(PASSWORD, SALT))
        .await
        .map_err(|_| Error::inconsistent("the demo password"))??;
    let (mut people, mut memberships) = (Vec::new(), Vec::new());
    for account in accounts::people()? {
        let unit_id = *written.units.get(&account.unit).ok_or_else(|| unknown(&account.unit))?;
        let (id, membership_id) = (written.births.id(), written.births.id());
        written.people.insert(account.email.clone(), (id, membership_id));
        people.push(person::ActiveModel {
            id: Set(id),
            text_fold: Set(fold(&format!("{} {}", account.name, account.email))),
            email: Set(account.email),
            full_name: Set(account.name),
            title: Set(Some(account.title).filter(|title| !title.is_empty())),
            address: Set(Some(account.address).filter(|address| !address.is_empty())),
            locale: Set(Locale::Vietnamese),
            theme: Set("system".to_owned()),
            status: Set("active".to_owned()),
            password_hash: Set(Some(password.clone())),
            password_changed_at: Set(Some(beginning())),
            must_change_password: Set(false),
            totp_secret: Set(None),
            totp_confirmed: Set(false),
            totp_last_step: Set(0),
        });
        memberships.push(membership::ActiveModel {
            id: Set(membership_id),
            person_id: Set(id),
            unit_id: Set(unit_id),
            role: Set(account.role),
            can_sign: Set(account.can_sign),
            valid_from: Set(beginning().date_naive().with_day(1).unwrap_or_default()),
            valid_to: Set(None),
        });
    }
    insert(tx, people).await?;
    insert(tx, memberships).await
}

pub async fn topics(tx: &Tx, written: &mut Written) -> Result<()> {
    let lines = files::topics()?;
    for line in &lines {
        let id = written.births.id();
        written.topics.insert(line.code.clone(), id);
    }
    let mut rows = Vec::new();
    for (sort, line) in (1..).zip(lines) {
        let topic = |code: &String| written.topics.get(code).copied().ok_or_else(|| unknown(code));
        let unit = |code: &String| written.units.get(code).copied().ok_or_else(|| unknown(code));
        rows.push(topic::ActiveModel {
            id: Set(topic(&line.code)?),
            parent_id: Set(line.parent.as_ref().map(topic).transpose()?),
            lead_unit_id: Set(line.lead_unit.as_ref().map(unit).transpose()?),
            code: Set(line.code),
            name_vi: Set(line.name_vi),
            name_en: Set(line.name_en),
            sort: Set(sort),
            active: Set(true),
        });
    }
    insert(tx, rows).await
}

pub async fn indicators(tx: &Tx, written: &mut Written) -> Result<()> {
    let mut rows = Vec::new();
    for (sort, line) in (1..).zip(regimes::indicators()?) {
        let topic_id = *written.topics.get(&line.topic).ok_or_else(|| unknown(&line.topic))?;
        rows.push(indicator::ActiveModel {
            id: Set(written.births.id()),
            code: Set(line.code),
            topic_id: Set(topic_id),
            name_vi: Set(line.name_vi),
            name_en: Set(line.name_en),
            unit_vi: Set(line.unit_vi),
            unit_en: Set(line.unit_en),
            value_kind: Set(line.kind.code().to_owned()),
            nature: Set(match line.nature {
                regimes::Nature::Flow => "flow".to_owned(),
                regimes::Nature::Snapshot => "snapshot".to_owned(),
            }),
            frequency: Set(line.frequency.code().to_owned()),
            aggregation: Set(line.aggregation),
            breakdown: Set(joined(line.columns.iter().map(|text| Column::parse(text).key))),
            formula: Set(line.formula),
            sort: Set(sort),
        });
    }
    insert(tx, rows).await
}

pub async fn holidays(tx: &Tx) -> Result<()> {
    let rows = files::holidays()?.into_iter().map(|line| holiday::ActiveModel {
        date: Set(line.date),
        kind: Set(line.kind),
        name: Set(line.name_vi),
    });
    insert(tx, rows.collect()).await
}

pub async fn templates(tx: &Tx, written: &mut Written) -> Result<()> {
    for regime in regimes::regimes()? {
        let template_id = written.births.id();
        let number = |days: u32| i32::try_from(days).unwrap_or_default();
        let row = template::ActiveModel {
            id: Set(template_id),
            code: Set(regime.code.clone()),
            title_vi: Set(regime.title_vi.clone()),
            title_en: Set(regime.title_en.clone()),
            kind: Set(regime.kind),
            period_kind: Set(regime.period_kind),
            cutoff_rule: Set(regime.cutoff_rule),
            due_months_before_end: Set(number(regime.due_months_before_end)),
            due_day: Set(number(regime.due_day)),
            opens_days_before_due: Set(number(regime.opens_days_before_due)),
            lock_days_after_due: Set(number(regime.lock_days_after_due)),
            legal_basis: Set(regime.legal_basis.clone()),
            status: Set("active".to_owned()),
        };
        insert(tx, vec![row]).await?;
        let version: VersionId = written.births.id();
        if let Some(template) = regimes::template(&regime, version)? {
            publish(tx, written, template_id, &template).await?;
            written.templates.push(template);
        }
    }
    Ok(())
}

async fn publish(
    tx: &Tx,
    written: &mut Written,
    template_id: domain::id::TemplateId,
    one: &Template,
) -> Result<()> {
    let asked: usize = one
        .fields()
        .filter(|field| field.is_required())
        .map(|field| field.cell_columns().count())
        .sum();
    let row = version::ActiveModel {
        id: Set(one.version),
        template_id: Set(template_id),
        no: Set(one.no),
        status: Set("published".to_owned()),
        published_at: Set(Some(beginning())),
        changelog: Set(None),
        asked: Set(i32::try_from(asked).unwrap_or_default()),
    };
    insert(tx, vec![row]).await?;
    let (mut sections, mut fields) = (Vec::new(), Vec::new());
    let mut sort = 0;
    for (place, section) in (1..).zip(&one.sections) {
        let section_id = written.births.id();
        sections.push(section::ActiveModel {
            id: Set(section_id),
            version_id: Set(one.version),
            key: Set(section.key.clone()),
            title_vi: Set(section.title.vi.clone()),
            title_en: Set(section.title.en.clone()),
            kind: Set(section.kind),
            sort: Set(place),
        });
        for asked in &section.fields {
            sort += 1;
            fields.push(field::ActiveModel {
                id: Set(written.births.id()),
                version_id: Set(one.version),
                section_id: Set(section_id),
                key: Set(asked.key.clone()),
                indicator_id: Set(None),
                label_vi: Set(asked.label.vi.clone()),
                label_en: Set(asked.label.en.clone()),
                unit_vi: Set(asked.unit.vi.clone()),
                unit_en: Set(asked.unit.en.clone()),
                kind: Set(asked.kind),
                required: Set(asked.required),
                part: Set(asked.part),
                columns: Set(joined(asked.columns.iter().map(ToString::to_string))),
                formula: Set(asked.formula.clone()),
                sort: Set(sort),
            });
        }
    }
    let rules = (1..).zip(&one.rules).map(|(sort, held)| rule::ActiveModel {
        id: Set(written.births.id()),
        version_id: Set(one.version),
        code: Set(held.code.clone()),
        severity: Set(held.severity),
        expression: Set(held.expression.clone()),
        message_vi: Set(held.message.vi.clone()),
        message_en: Set(held.message.en.clone()),
        field: Set(held.field.clone()),
        sort: Set(sort),
    });
    let rules: Vec<_> = rules.collect();
    insert(tx, sections).await?;
    insert(tx, fields).await?;
    insert(tx, rules).await
}

/// As a list stands in one column of a table.
fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("|")
}
