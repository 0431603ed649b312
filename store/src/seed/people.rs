//! The accounts of the demo world: who signs in, in which role, for which unit.

use domain::policy::Role;
use serde::Deserialize;

use super::files::{BadFile, read};

/// One account with its only membership. All share the demo password.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Account {
    pub email: String,
    pub role: Role,
    /// Code of the unit.
    pub unit: String,
    /// Signs a ministry unit's answers.
    pub can_sign: bool,
    pub name: String,
    /// "anh" or "chị".
    pub address: String,
    /// What the person is at the unit.
    pub title: String,
}

pub fn people() -> Result<Vec<Account>, BadFile> {
    read("people.csv", include_str!("../../seed/people.csv"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::collections::BTreeSet;

    use domain::unit::UnitKind;

    use super::*;
    use crate::seed::files::units;

    fn account(email: &str) -> Option<Account> {
        people().unwrap().into_iter().find(|one| one.email == format!("{email}@giaoban.test"))
    }

    #[test]
    fn every_unit_has_its_two_accounts() {
        for unit in units().unwrap() {
            let code = unit.code.to_lowercase();
            let (first, second, roles) = match unit.kind {
                UnitKind::MinistryUnit => {
                    (code.clone(), format!("{code}.ky"), [Role::Handler, Role::Handler])
                }
                UnitKind::Department => {
                    let suffix = code.trim_start_matches("stttt-").to_owned();
                    (suffix.clone(), format!("{suffix}.ld"), [Role::Author, Role::Leader])
                }
                _ => continue,
            };
            for (email, role) in [first, second].iter().zip(roles) {
                let found = account(email);
                assert_eq!(
                    found.map(|one| (one.unit, one.role, one.can_sign)),
                    Some((unit.code.clone(), role, email.ends_with(".ky")))
                );
            }
        }
    }

    #[test]
    fn the_office_and_its_people_are_there() {
        for (email, unit, role) in [
            ("quantri", "VPB", Role::Administrator),
            ("dieuphoi", "VPB", Role::Coordinator),
            ("danang", "VPDN", Role::DaNang),
            ("lanhdao", "BTTTT", Role::Executive),
        ] {
            assert_eq!(account(email).map(|one| (one.unit, one.role)), Some((unit.into(), role)));
        }
        for (email, name, address) in [
            ("qna", "Lê Thu Hà", "chị"),
            ("kh", "Phạm Quỳnh Anh", "chị"),
            ("danang", "Trần Quốc Bảo", "anh"),
        ] {
            let found = account(email).map(|one| (one.name, one.address));
            assert_eq!(found, Some((name.to_owned(), address.to_owned())));
        }
    }

    #[test]
    fn nobody_stands_twice_and_all_are_addressed() {
        let people = people().unwrap();
        let emails: BTreeSet<&str> = people.iter().map(|one| one.email.as_str()).collect();
        let names: BTreeSet<&str> = people.iter().map(|one| one.name.as_str()).collect();
        assert_eq!((people.len(), emails.len(), names.len()), (68, 68, 68));
        assert!(people.iter().all(|one| matches!(one.address.as_str(), "anh" | "chị")));
        assert!(people.iter().all(|one| !one.title.is_empty()));
    }
}
