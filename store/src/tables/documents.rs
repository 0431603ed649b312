//! Official documents.

pub mod document {
    use domain::id::{DocumentId, PersonId, UnitId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "official_documents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DocumentId,
        pub number: String,
        pub symbol: String,
        pub issued_on: Date,
        pub issuing_unit_id: UnitId,
        pub signer_name: String,
        pub signer_title: String,
        pub summary: String,
        pub text_fold: String,
        pub entered_by: PersonId,
        pub entered_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
