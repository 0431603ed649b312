//! Words of totals.

use domain::total::{Aggregation, Basis, NoTotal};

use crate::words::{counted, say, words};

words! {
    totals = "Tổng hợp", "Totals";
    views = "Các trang tổng hợp", "Views of totals";
    completeness = "Mức đầy đủ", "Completeness";
    table = "Bảng tổng hợp", "Consolidated table";
    completeness_title(year: i32) = format!("Tổng hợp báo cáo năm {year}"), format!("Reports of {year}");
    table_title(round: String) = format!("Bảng tổng hợp: {round}"), format!("Consolidated table: {round}");
    units_as_of(n: usize, moment: String) =
        format!("{n} đơn vị · Cập nhật {moment}"), format!("{} · As of {moment}", counted(n, "unit", "units"));
    as_of(moment: String) = format!("Cập nhật {moment}"), format!("As of {moment}");
    choose = "Xem", "Show";
    regime = "Chế độ báo cáo", "Regime";
    every_regime = "Mọi chế độ báo cáo", "Every regime";
    year = "Năm", "Year";
    year_of(year: i32) = format!("Năm {year}"), format!("Year {year}");
    round = "Kỳ báo cáo", "Round";
    unit = "Đơn vị", "Unit";
    on_time = "Đúng hạn", "On time";
    late = "Muộn", "Late";
    to_accept = "Chờ tiếp nhận", "To be accepted";
    returned = "Trả lại", "Returned";
    not_begun = "Chưa nhập", "Not started";
    legend = "Chú giải", "Legend";
    due(day: String) = format!("hạn {day}"), format!("due {day}");
    not_owed = "không phải báo cáo", "owes no report";
    on_time_of(n: i64, of: i64) =
        format!("{n} trên {of} đúng hạn"), format!("{n} of {of} on time");
    cell_on_time(day: String) = format!("gửi đúng hạn ngày {day}"), format!("sent on time on {day}");
    cell_late(day: String) = format!("gửi muộn ngày {day}"), format!("sent late on {day}");
    completeness_caption(year: i32) =
        format!("Ngày gửi báo cáo của từng đơn vị, năm {year}"), format!("When each unit sent its reports, {year}");
    completeness_how = "Ngày trong ô là ngày lãnh đạo Sở gửi lần đầu. Đúng hạn là gửi lần đầu không muộn hơn hạn của kỳ; trả lại để sửa không làm mất đúng hạn. Cột cuối tính các kỳ đã gửi hoặc đã quá hạn; đơn vị được miễn không tính.",
        "The day in a cell is when the department's leader first sent it. On time means first sent no later than the round's due moment; being returned for correction does not change that. The last column counts rounds that were sent or are overdue; exempt units are not counted.";
    what_counts = "Số liệu được tính", "Reports counted";
    received(n: i64, of: i64) = format!("Bộ đã nhận {n}/{of}"), format!("Received {n}/{of}");
    accepted(n: i64, of: i64) = format!("đã tiếp nhận {n}/{of}"), format!("accepted {n}/{of}");
    indicator = "Chỉ tiêu", "Indicator";
    total = "Tổng", "Total";
    own_figure = "Số của đơn vị", "Own figure";
    compared_with(period: String) = format!("So với {period}"), format!("Against {period}");
    coverage = "Độ phủ", "Coverage";
    method = "Cách tính", "Method";
    covered(n: i64, of: i64) =
        format!("{n} trên {of} đơn vị có số"), format!("{n} of {} answered", counted(of, "unit", "units"));
    who_is_missing(missing: i64) =
        format!("xem {missing} đơn vị chưa có số"), format!("see the {} not answered", counted(missing, "unit", "units"));
    nils(n: i64) = format!("{n} không phát sinh"), format!("{n} nothing to report");
    table_caption(round: String, basis: String) =
        format!("Tổng theo chỉ tiêu, {round}, {basis}"), format!("Totals by indicator, {round}, {basis}");
    by_topic_lead = "Các chỉ tiêu thuộc lĩnh vực đơn vị phụ trách.", "Indicators of the topics your unit leads.";
    one_unit_lead = "Số của riêng đơn vị, như Bộ đang giữ.", "Your unit's own figures, as the ministry holds them.";
    how_it_is_counted = "Cách tính và phạm vi", "How it is counted";
    counts_accepted = "Chỉ tính báo cáo Bộ đã tiếp nhận.", "Only reports the ministry has accepted.";
    counts_submitted = "Tính báo cáo Bộ đã tiếp nhận và báo cáo đã gửi, chưa tiếp nhận.", "Reports accepted, and reports received that are not decided yet.";
    what_is_out = "Báo cáo bị trả lại, thu hồi hoặc mở lại thì thôi tính cho đến khi gửi lại.", "A report that is returned, recalled or reopened counts no longer until it comes back.";
    what_coverage_is = "Độ phủ: số đơn vị đã trả lời trên số đơn vị phải báo cáo; không phát sinh là đã trả lời, ô trống là chưa.", "Coverage: units that answered, of those that owe a report; nothing to report is an answer, an empty cell is not.";
    what_is_compared = "Chỉ so với kỳ trước khi hai kỳ có cùng độ phủ.", "Periods are compared only where both have the same coverage.";
    exact = "Tổng được cộng chính xác, không làm tròn.", "Sums are exact and not rounded.";
    rounded_once = "Tỷ lệ chia một lần từ hai tổng, làm tròn ở số thập phân thứ tư; trang hiện một số lẻ.", "A share is divided once from two sums and rounded to four decimals; the page shows one.";
    other_coverage = "hai kỳ khác độ phủ", "the two differ in coverage";
    units_behind = "Các đơn vị", "Units";
    units_caption(indicator: String, round: String) =
        format!("{indicator}, {round}, theo đơn vị"), format!("{indicator}, {round}, by unit");
    source = "Nguồn", "Source";
    submission_no(no: i32) = format!("Bản {no}"), format!("Version {no}");
    cell_history = "Lịch sử ô", "Cell history";
    sum_of(n: i64) = format!("Cộng {n} đơn vị"), format!("Over {}", counted(n, "unit", "units"));
    missing_units(n: usize) = format!("Chưa có số được tính ({n})"), format!("No figure that counts ({n})");
    nobody_missing = "Mọi đơn vị đều có số được tính.", "Every unit has a figure that counts.";
    not_counted = "chưa tính theo lựa chọn này", "not counted in this view";
    cell_empty = "ô này để trống", "this cell is empty";
    nil_return = "cả báo cáo không phát sinh", "nil return";
    how_it_went = "Diễn biến", "How it went";
    trend_title(indicator: String, from: String, to: String) =
        format!("{indicator} từ {from} đến {to}"), format!("{indicator} from {from} to {to}");
    trend_point(round: String, value: String, covered: String) =
        format!("{round}: {value}, {covered}"), format!("{round}: {value}, {covered}");
    /// Beside an axis.
    thousands(n: String) = format!("{n} n"), format!("{n}k");
    millions(n: String) = format!("{n} tr"), format!("{n}m");
    billions(n: String) = format!("{n} tỷ"), format!("{n}bn");
    as_table = "Xem bảng số", "Show as a table";
    breakdown = "Phân tổ", "Breakdown";
    whole = "Tổng số", "Whole";
    formula(text: String) = format!("Ở từng đơn vị: {text}"), format!("In each unit: {text}");
    definition_of(what: String) = format!("Cách tính: {what}"), format!("How it is counted: {what}");
    whose(unit: String) = format!("của {unit}"), format!("of {unit}");
    no_rounds = "Chưa có kỳ báo cáo nào mở", "No round has opened yet";
    no_rounds_lead = "Khi kỳ đầu tiên mở, bảng này hiện từng đơn vị và từng kỳ.", "Once the first round opens, each unit and each round stand here.";
}

/// On the switch, and wherever a figure depends on it.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Accepted => say("Đã tiếp nhận", "Accepted only"),
        Basis::Submitted => say("Đã tiếp nhận + đã gửi", "Accepted + received"),
    }
}

pub fn what_basis_counts(basis: Basis) -> &'static str {
    match basis {
        Basis::Accepted => counts_accepted(),
        Basis::Submitted => counts_submitted(),
    }
}

/// Short, beside a figure.
pub fn how(how: &Aggregation) -> String {
    match how {
        Aggregation::Sum => say("Cộng các đơn vị", "Sum of units").to_owned(),
        Aggregation::Mean => say("Bình quân các đơn vị", "Mean of units").to_owned(),
        Aggregation::WeightedMean(by) => weighted(weight(by)),
        Aggregation::Ratio { over, under } => ratio(over.clone(), under.clone()),
        Aggregation::Min => say("Nhỏ nhất", "Smallest").to_owned(),
        Aggregation::Max => say("Lớn nhất", "Largest").to_owned(),
        Aggregation::Last => say("Số gửi sau cùng", "Sent last").to_owned(),
        Aggregation::None => say("Không cộng", "Not added").to_owned(),
    }
}

/// The same in a sentence.
pub fn method_sentence(how: &Aggregation) -> String {
    match how {
        Aggregation::Sum => say(
            "Cộng số của các đơn vị; không phát sinh không cộng gì.",
            "The figures of the units are added; nothing to report adds nothing.",
        )
        .to_owned(),
        Aggregation::Mean => say(
            "Tổng số của các đơn vị chia cho số đơn vị có số; không phát sinh không tham gia.",
            "The sum of the figures divided by the number of units that gave one; nothing to report takes no part.",
        )
        .to_owned(),
        Aggregation::WeightedMean(by) => weighted_sentence(weight(by)),
        Aggregation::Ratio { over, under } => ratio_sentence(over.clone(), under.clone()),
        Aggregation::Min => say(
            "Số nhỏ nhất trong các đơn vị có số.",
            "The smallest of the units' figures.",
        )
        .to_owned(),
        Aggregation::Max => {
            say("Số lớn nhất trong các đơn vị có số.", "The largest of the units' figures.").to_owned()
        }
        Aggregation::Last => say(
            "Số của đơn vị gửi báo cáo sau cùng.",
            "The figure of the unit that sent its report last.",
        )
        .to_owned(),
        Aggregation::None => say(
            "Số của mỗi đơn vị đứng riêng: cộng hay chia bình quân đều không có nghĩa.",
            "Each unit's figure stands for itself: neither a sum nor a mean would mean anything.",
        )
        .to_owned(),
    }
}

words! {
    weighted(by: String) = format!("Bình quân theo {by}"), format!("Mean weighted by {by}");
    weighted_sentence(by: String) =
        format!("Bình quân gia quyền theo {by}. {by} không có trên biểu nên chưa tính được tổng."),
        format!("A mean weighted by {by}, which is not on the form, so that no total can be computed.");
    ratio(over: String, under: String) =
        format!("Tổng {over} ÷ tổng {under}"), format!("Sum of {over} ÷ sum of {under}");
    ratio_sentence(over: String, under: String) =
        format!("Tổng {over} chia tổng {under} của các đơn vị có cả hai số; không lấy bình quân các tỷ lệ."),
        format!("The sum of {over} divided by the sum of {under}, of the units that gave both; percentages are never averaged.");
}

fn weight(by: &str) -> String {
    if by == "population" { say("dân số", "population").to_owned() } else { by.to_owned() }
}

/// Instead of a figure.
pub fn no_total(why: NoTotal) -> &'static str {
    match why {
        NoTotal::NothingReported => say("chưa có số", "nothing yet"),
        NoTotal::Nil => say("không phát sinh", "nothing to report"),
        NoTotal::NotAdded => say("không cộng", "not added"),
        NoTotal::NoWeight => say("chưa tính được", "cannot be computed"),
        NoTotal::ZeroDenominator => say("mẫu số bằng 0", "divided by zero"),
        NoTotal::TooLarge => say("quá lớn", "too large"),
    }
}
