//! Whom a viewer's roles reach.

use domain::{policy::Role, viewer::Covers};
use store::{Result, testing::on_both};

use super::{QNA, sign_in, who};

#[tokio::test]
async fn a_department_reaches_itself_the_da_nang_office_the_region_the_ministry_all() -> Result<()>
{
    on_both(async |village| {
        let covers = async |name: &str| -> Result<Covers> {
            Ok(village.viewer(name).await?.grants.first().unwrap().covers.clone())
        };
        let qna = village.viewer("qna").await?.grants.first().unwrap().unit;
        assert_eq!(covers("qna").await?, Covers::These(vec![qna]));
        for name in ["dieuphoi", "lanhdao", "quantri"] {
            assert_eq!(covers(name).await?, Covers::Every, "{name}");
        }
        let Covers::These(mut region) = covers("danang").await? else { panic!("not everything") };
        let tx = village.look_as("dieuphoi").await?;
        let today = tx.now().today;
        let units = store::units::on(&tx, today).await?;
        let mut departments: Vec<_> = units
            .into_iter()
            .filter(|unit| store::units::reports(unit.kind))
            .map(|unit| unit.id)
            .collect();
        region.sort();
        departments.sort();
        assert_eq!(region, departments, "the group's members, and not the office itself");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_role_reaches_from_its_first_day_to_its_last() -> Result<()> {
    on_both(async |village| {
        let signed_in = sign_in(&village, QNA).await?;
        let person = village.viewer("qna").await?.id;
        let of_qna = "SELECT id FROM people WHERE email = 'qna@giaoban.test'";
        for (days, roles) in [
            ("valid_to = '2025-06-13'", 1),
            ("valid_to = '2025-06-12'", 0),
            ("valid_to = NULL, valid_from = '2025-06-14'", 0),
            ("valid_to = NULL, valid_from = '2025-06-13'", 1),
        ] {
            village
                .sql(&format!("UPDATE memberships SET {days} WHERE person_id IN ({of_qna})"))
                .await?;
            let found = who(&village, &signed_in).await?.unwrap().viewer;
            assert_eq!((found.id, found.grants.len()), (person, roles), "{days}");
        }
        village
            .sql(&format!("UPDATE memberships SET role = 'leader' WHERE person_id IN ({of_qna})"))
            .await?;
        let found = who(&village, &signed_in).await?.unwrap().viewer;
        assert!(found.has(Role::Leader) && !found.has(Role::Author), "the next request knows");
        Ok(())
    })
    .await
}
