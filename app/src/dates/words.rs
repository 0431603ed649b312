//! Names of days and months, and of the distance to a day.

use chrono::Weekday;

use crate::words::{counted, say, words};

words! {
    due_today = "hạn hôm nay", "due today";
    days_left(n: i64) = format!("còn {n} ngày"), format!("{} left", counted(n, "day", "days"));
    days_over(n: i64) = format!("quá hạn {n} ngày"), format!("{} overdue", counted(n, "day", "days"));
    came_today = "mới đến hôm nay", "came today";
    waits_days(n: i64) = format!("chờ {n} ngày"), format!("waiting {}", counted(n, "day", "days"));
    due_on(distance: String, day: String) =
        format!("{distance}, hạn {day}"), format!("{distance}, due {day}");
}

pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => say("Thứ Hai", "Monday"),
        Weekday::Tue => say("Thứ Ba", "Tuesday"),
        Weekday::Wed => say("Thứ Tư", "Wednesday"),
        Weekday::Thu => say("Thứ Năm", "Thursday"),
        Weekday::Fri => say("Thứ Sáu", "Friday"),
        Weekday::Sat => say("Thứ Bảy", "Saturday"),
        Weekday::Sun => say("Chủ nhật", "Sunday"),
    }
}

/// Over the columns of a calendar.
pub fn weekday_short(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => say("T2", "Mo"),
        Weekday::Tue => say("T3", "Tu"),
        Weekday::Wed => say("T4", "We"),
        Weekday::Thu => say("T5", "Th"),
        Weekday::Fri => say("T6", "Fr"),
        Weekday::Sat => say("T7", "Sa"),
        Weekday::Sun => say("CN", "Su"),
    }
}

/// `Tháng 6`, `June`: on a leaf.
pub fn month_name(month: u32) -> String {
    say_month(month, "Tháng ", month_in_english(month))
}

/// `T6`, `Jun`: on a small leaf.
pub fn month_short(month: u32) -> String {
    let english = month_in_english(month);
    say_month(month, "T", english.get(..3).unwrap_or(english))
}

/// 1 for January.
pub const fn month_in_english(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match month {
        1..=12 => NAMES[month as usize - 1],
        _ => "",
    }
}

fn say_month(month: u32, vietnamese: &str, english: &str) -> String {
    match crate::words::locale() {
        domain::viewer::Locale::Vietnamese => format!("{vietnamese}{month}"),
        domain::viewer::Locale::English => english.to_owned(),
    }
}
