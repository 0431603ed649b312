//! What roles are called.

use domain::policy::Role;

use super::say;

/// Beside a person's name.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Author => say("Chuyên viên Sở", "Department officer"),
        Role::Leader => say("Lãnh đạo Sở", "Department leader"),
        Role::Coordinator => say("Điều phối, Văn phòng Bộ", "Coordinator, ministry office"),
        Role::DaNang => say("Cơ quan đại diện tại Đà Nẵng", "Da Nang representative office"),
        Role::Handler => say("Chuyên viên đơn vị thuộc Bộ", "Ministry unit officer"),
        Role::Executive => say("Lãnh đạo Bộ", "Ministry leadership"),
        Role::Administrator => say("Quản trị hệ thống", "Administrator"),
    }
}
