//! Words of the board.

use domain::report::ReportStatus;

use crate::words::{counted, say, status_word, words};

words! {
    board = "Tổng quan", "Board";
    title(units: usize, year: i32) =
        format!("Báo cáo của {units} Sở năm {year}"), format!("Reports of {}, {year}", counted(units, "department", "departments"));
    periods = "Kỳ số liệu", "Periods";
    month = "Tháng", "Month";
    quarter = "Quý", "Quarter";
    half = "6 tháng", "Half-year";
    nine_months = "9 tháng", "Nine months";
    year = "Năm", "Year";
    lead(day: String, received: String, accepted: String, period: String) =
        format!("{day} · Đã nhận {received}, tiếp nhận {accepted} báo cáo {period}"),
        format!("{day} · {received} received and {accepted} accepted for {period}");
    nothing_yet = "Chưa có kỳ báo cáo nào mở", "No round has opened yet";
    nothing_yet_lead = "Khi kỳ đầu tiên mở, trang này cho biết các Sở đã gửi đến đâu.", "Once the first round opens, this page tells how far the departments are.";
    main_figures = "Chỉ số chính", "Main figures";
    answered(year: i32) = format!("Kiến nghị đã trả lời, {year}"), format!("Recommendations answered, {year}");
    this_year(year: i32, n: i64, of: i64) = format!("Năm {year}: {n}/{of}"), format!("{year}: {n}/{of}");
    answered_how = "Kiến nghị đã có văn bản trả lời, trên số kiến nghị Bộ nhận trong năm, không kể kiến nghị đã rút. Đã trả lời chưa phải đã giải quyết xong.",
        "Recommendations with an official answer, of those the ministry received in the year, without the withdrawn ones. Answered does not mean resolved.";
    covers_recommendations(n: i64) = format!("Phạm vi: {n} kiến nghị."), format!("Covers {}.", counted(n, "recommendation", "recommendations"));
    topics(year: i32) = format!("Kiến nghị {year} theo lĩnh vực"), format!("Recommendations {year} by topic");
    topics_all(n: i64) = format!("{n} kiến nghị"), counted(n, "recommendation", "recommendations");
    topics_how = "Mỗi kiến nghị tính một lần, theo lĩnh vực chính. Đã trả lời là đã có văn bản; chờ phân công là chưa có đơn vị chủ trì; còn lại là đang xử lý.",
        "Each recommendation is counted once, under its first topic. Answered means by an official document; waiting means nobody leads it yet; the rest is in progress.";
    topic_row(topic: String, answered: i64, working: i64, waiting: i64) =
        format!("{topic}: {answered} đã trả lời, {working} đang xử lý, {waiting} chờ phân công"),
        format!("{topic}: {answered} answered, {working} in progress, {waiting} waiting for a lead unit");
    is_answered = "Đã trả lời", "Answered";
    is_working = "Đang xử lý", "In progress";
    is_waiting = "Chờ phân công", "To be assigned";
    before(year: i32, n: i64, of: i64) = format!("{year}: {n}/{of}"), format!("{year}: {n}/{of}");
    others = "Lĩnh vực khác", "Other topics";
    topic = "Lĩnh vực", "Topic";
    on_time(period: String) = format!("Báo cáo đúng hạn, {period}"), format!("Reports on time, {period}");
    received(period: String) = format!("Đã gửi báo cáo {period}"), format!("Received for {period}");
    accepted(period: String) = format!("Đã tiếp nhận, {period}"), format!("Accepted for {period}");
    of_units(of: i64) = format!("/{of} Sở"), format!("/{}", counted(of, "department", "departments"));
    points_against(points: String, period: String) =
        format!("{points} điểm so với {period}"), format!("{points} points against {period}");
    unchanged_from(period: String) =
        format!("bằng {period}"), format!("as {period}");
    to_review(n: i64) = format!("{n} chờ xem xét"), format!("{n} to review");
    returned(n: i64) = format!("{n} bị trả lại"), format!("{n} returned");
    nothing_waits = "Không còn báo cáo chờ xem xét", "None waits for review";
    overdue(n: i64) = format!("{n} quá hạn"), format!("{n} overdue");
    was_due(day: String) = format!("Hạn đã qua, {day}"), format!("Was due {day}");
    how_counted(what: String) = format!("Cách tính: {what}"), format!("How it is counted: {what}");
    as_of(moment: String) = format!("Số liệu lúc {moment}."), format!("As of {moment}.");
    covers(units: i64) =
        format!("Phạm vi: {units} đơn vị phải báo cáo, không kể đơn vị được miễn."),
        format!("Covers the {} that owe a report; exempt ones are not counted.", counted(units, "unit", "units"));
    on_time_how = "Số Sở mà lãnh đạo gửi lần đầu không muộn hơn hạn của kỳ đến hạn gần nhất. Trả lại để sửa không làm mất đúng hạn.",
        "Departments whose leader first sent the report no later than the due moment, in the latest round that is due. Being returned for correction does not change that.";
    received_how = "Báo cáo đang ở Bộ: đã gửi, đang xem xét hoặc đã tiếp nhận. Báo cáo bị trả lại không tính.",
        "Reports with the ministry: sent, in review or accepted. Returned ones are not counted.";
    accepted_how = "Báo cáo Văn phòng Bộ đã tiếp nhận.", "Reports the ministry's office has accepted.";
    trend = "Số Sở nộp đúng hạn", "Departments on time";
    trend_more = "Mức đầy đủ", "Completeness";
    trend_title(year: i32, kind: String) =
        format!("Số Sở nộp báo cáo đúng hạn theo kỳ ({kind}), năm {year} và năm {}", year - 1),
        format!("Departments on time by period ({kind}), {year} and {}", year - 1);
    trend_how = "Mỗi điểm: số Sở gửi lần đầu không muộn hơn hạn, trong các kỳ đã đến hạn. Trục đứng không bắt đầu từ 0.",
        "Each mark: departments that first sent by the due moment, in the rounds that are due. The axis does not begin at zero.";
    trend_point(period: String, n: i64, of: i64) =
        format!("{period}: {n} trên {of} Sở đúng hạn"), format!("{period}: {n} of {} on time", counted(of, "department", "departments"));
    trend_now(n: i64, of: i64, year: i32) = format!("{n}/{of} · {year}"), format!("{n}/{of} · {year}");
    no_trend = "Chưa có kỳ nào đến hạn.", "No round is due yet.";
    as_table = "Xem bảng số", "Show as a table";
    period = "Kỳ", "Period";
    year_head(year: i32) = format!("Năm {year}"), format!("{year}");
    ahead = "Hạn báo cáo sắp tới", "Deadlines ahead";
    ahead_more = "Báo cáo", "Reports";
    nothing_ahead = "Không có hạn nào trong các kỳ đã mở.", "Nothing is due in the rounds that have opened.";
    missing(n: i64) = format!("{n} Sở chưa gửi"), format!("{} not sent", counted(n, "department has", "departments have"));
    all_sent = "Mọi Sở đã gửi", "Every department has sent";
    expected = "Theo chế độ, kỳ chưa mở", "By the regime; not opened yet";
    corrections(n: i64) = format!("Hạn sửa: {n} Sở"), format!("Corrections due: {}", counted(n, "department", "departments"));
    deadline(period: String) = format!("Báo cáo {period}"), format!("Reports of {period}");
    map(period: String) = format!("Báo cáo {period} theo Sở"), format!("Reports of {period} by department");
    map_more = "Ma trận", "Matrix";
    map_sum = "Tổng hợp", "In all";
    sent = "đã gửi", "sent";
    left = "còn lại", "left";
    map_how = "Ô có màu theo trạng thái báo cáo của kỳ đang mở; chữ trong ô là trạng thái. Vị trí ô theo bản đồ, cỡ ô bằng nhau.",
        "A tile's colour is the state of the department's report in the round under way, and so is its word. Tiles lie as on the map, all of one size.";
    tile(unit: String, status: String) = format!("{unit}: {status}"), format!("{unit}: {status}");
    hoang_sa = "Hoàng Sa", "Hoàng Sa";
    hoang_sa_title = "Quần đảo Hoàng Sa (thành phố Đà Nẵng)", "Hoàng Sa archipelago (Đà Nẵng city)";
    truong_sa = "Trường Sa", "Trường Sa";
    truong_sa_title = "Quần đảo Trường Sa (tỉnh Khánh Hòa)", "Trường Sa archipelago (Khánh Hòa province)";
    unit = "Đơn vị", "Unit";
    state = "Trạng thái", "State";
}

/// On a tile, where there is little room; its label says the whole word.
pub fn state_short(status: ReportStatus) -> &'static str {
    match status {
        ReportStatus::Accepted => say("Tiếp nhận", "Accepted"),
        ReportStatus::InReview => say("Xem xét", "In review"),
        ReportStatus::PendingLeader => say("Chờ duyệt", "With leader"),
        other => status_word(other),
    }
}
