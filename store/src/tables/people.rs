//! People, their roles, and how they prove who they are.

pub mod person {
    use domain::{id::PersonId, viewer::Locale};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "people")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PersonId,
        #[sea_orm(unique)]
        pub email: String,
        pub full_name: String,
        pub text_fold: String,
        pub title: Option<String>,
        pub address: Option<String>,
        pub locale: Locale,
        pub theme: String,
        pub status: String,
        pub password_hash: Option<String>,
        pub password_changed_at: Option<DateTimeUtc>,
        pub must_change_password: bool,
        /// Sealed: the table alone makes no code.
        pub totp_secret: Option<String>,
        pub totp_confirmed: bool,
        pub totp_last_step: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod membership {
    use domain::{
        id::{MembershipId, PersonId, UnitId},
        policy::Role,
    };
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "memberships")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MembershipId,
        pub person_id: PersonId,
        pub unit_id: UnitId,
        pub role: Role,
        pub can_sign: bool,
        pub valid_from: Date,
        pub valid_to: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod former_password {
    use domain::id::{EventId, PersonId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "former_passwords")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub person_id: PersonId,
        pub password_hash: String,
        pub replaced_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod recovery_code {
    use domain::id::{PersonId, RecoveryCodeId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecoveryCodeId,
        pub person_id: PersonId,
        pub code_hash: String,
        pub used_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod session {
    use domain::id::{PersonId, SessionId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SessionId,
        /// The secret's hash: the table alone signs nobody in.
        #[sea_orm(unique)]
        pub token_hash: String,
        pub person_id: PersonId,
        /// "password", "enrol" or "full".
        pub stage: String,
        pub started_at: DateTimeUtc,
        pub seen_at: DateTimeUtc,
        pub idle_at: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub device: String,
        pub address: String,
        /// What was typed into a form that came back, for browsers without script.
        pub typed: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod api_token {
    use domain::id::{PersonId, TokenId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_tokens")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TokenId,
        pub person_id: PersonId,
        pub name: String,
        pub scopes: String,
        #[sea_orm(unique)]
        pub token_hash: String,
        pub created_at: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub used_at: Option<DateTimeUtc>,
        pub revoked_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod idempotency_key {
    use domain::id::PersonId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency_keys")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub request_hash: String,
        pub status: Option<i32>,
        pub headers: Option<String>,
        pub body: Option<String>,
        pub created_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod tries {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tries")]
    pub struct Model {
        /// Stands for an address, a device or a session: the table alone tells nobody's.
        #[sea_orm(primary_key, auto_increment = false)]
        pub mark: String,
        pub failures: i32,
        pub failed_at: DateTimeUtc,
        pub paused_until: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
