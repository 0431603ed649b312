//! Words of the plan and the calendar.

use domain::plan::{
    CalendarView, ConclusionKind, ConclusionStatus, DelegationStatus, MinutesStatus, PartyRole,
    PlanStatus, Rsvp, Strip, VisitStage,
};

use crate::words::{counted, say, words};

words! {
    calendar = "Kế hoạch & Lịch", "Plan & calendar";
    calendar_of(year: i32) = format!("Kế hoạch {year} và lịch"), format!("Plan of {year} and calendar");
    view_as = "Cách xem", "View";
    add_event = "Thêm sự kiện", "Add event";
    phone = "Xuất .ics", "Export .ics";
    plan_of(year: i32) = format!("Kế hoạch {year}"), format!("Plan of {year}");
    the_plan = "Kế hoạch năm", "Plan of the year";
    the_visits = "Làm việc với các Sở", "Visits to the departments";
    year_at_a_glance(year: i32) = format!("Kế hoạch cả năm {year}"), format!("The whole of {year}");
    today = "Hôm nay", "Today";
    before = "Trước", "Earlier";
    after = "Sau", "Later";
    all_kinds = "Mọi loại việc", "Every kind";
    all_units = "Mọi đơn vị", "Every unit";
    kind = "Loại", "Kind";
    unit = "Đơn vị", "Unit";
    narrow = "Lọc", "Filter";
    clear = "Bỏ lọc", "Clear";
    filter_calendar = "Lọc lịch", "Filter the calendar";
    layer_reports = "Hạn báo cáo", "Reports due";
    layer_holidays = "Ngày nghỉ", "Holidays";
    upcoming = "Sắp tới", "Coming up";
    nothing_coming = "Chưa có việc nào trong 45 ngày tới.", "Nothing in the next 45 days.";
    more(n: i64) = format!("+{n} việc"), format!("+{n} more");
    more_on(n: i64, day: String) = format!("Xem thêm {n} việc ngày {day}"), format!("{n} more on {day}");
    day_agenda(day: String) = format!("Xem ngày {day}"), format!("See {day}");
    until_end_of_day = "Đến hết ngày", "Until the end of the day";
    not_sent(n: i64) = format!("Còn {n} Sở chưa gửi"), format!("{} not sent", counted(n, "department", "departments"));
    coming_of(coming: i64, asked: i64) = format!("{asked} đơn vị · {coming} đã xác nhận"), format!("{} · {coming} confirmed", counted(asked, "unit", "units"));
    week_of(week: u32, span: String) = format!("Tuần {week} ({span})"), format!("Week {week} ({span})");
    whole_day = "Cả ngày", "Whole day";
    morning = "Sáng", "Morning";
    afternoon = "Chiều", "Afternoon";
    day = "Ngày", "Day";
    week_table = "Lịch công tác tuần", "The week";
    year_table = "Các tháng trong năm", "Months of the year";
    month = "Tháng", "Month";
    no_day_yet = "Chưa chốt ngày", "No day yet";
    other_work = "Việc khác", "Other";
    agenda_from(day: String) = format!("Từ {day}"), format!("From {day}");
    nothing_found = "Không có việc nào", "Nothing here";
    nothing_found_lead = "Chọn ngày khác, hoặc bỏ bộ lọc.", "Choose another day, or clear the filters.";
    report_due(title: String) = format!("Hạn: {title}"), format!("Due: {title}");

    title = "Tên sự kiện", "Title";
    starts = "Ngày, tháng hoặc quý", "Day, month or quarter";
    starts_hint = "Chưa rõ ngày thì viết 8/2025, quý III/2025 hoặc 2025.", "While the day is open write 8/2025, Q3/2025 or 2025.";
    ends = "Đến ngày", "Until";
    from_hour = "Từ giờ", "From";
    to_hour = "Đến giờ", "To";
    hour_hint = "08:00. Để trống nếu cả ngày.", "08:00. Leave empty for the whole day.";
    host = "Đơn vị đón tiếp, đăng cai", "Host";
    lead = "Đơn vị chủ trì", "Lead";
    place = "Địa điểm", "Place";
    online = "Đường dẫn họp trực tuyến", "Link for joining online";
    parent = "Thuộc nhiệm vụ", "Part of the task";
    no_unit = "Không có", "None";
    despite = "Vì sao vẫn giữ ngày này", "Why this day stays";
    despite_hint = "Chỉ cần khi ngày có vướng.", "Only needed when something speaks against the day.";
    new_event = "Thêm sự kiện", "New event";
    edit_event = "Sửa sự kiện", "Edit event";
    save = "Lưu", "Save";
    leave = "Quay lại", "Back";

    when = "Thời gian", "When";
    where_at = "Địa điểm", "Where";
    join = "Vào họp trực tuyến", "Join online";
    hosted_by = "Đón tiếp", "Host";
    hosted_games_by = "Đăng cai", "Host";
    led_by = "Chủ trì", "Lead";
    part_of = "Thuộc", "Part of";
    reason = "Lý do", "Reason";
    kept_despite = "Giữ ngày vì", "The day stays because";
    next_step = "Việc tiếp theo", "Next step";
    propose_lead = "Mời các đơn vị xác nhận ngày này.", "Asks the units whether this day suits them.";
    needs_day = "Chọn ngày cụ thể bằng “Dời lịch” trước khi đề xuất hoặc chốt.", "Choose a day with “Move” before proposing or confirming.";
    finish_lead = "Chốt biên bản trước khi ghi hoàn thành.", "Make the minutes final before finishing.";
    move_lead = "Các đơn vị đã xác nhận sẽ được hỏi lại.", "Units that had confirmed are asked again.";
    day_earlier = "Sớm 1 ngày", "A day earlier";
    day_later = "Muộn 1 ngày", "A day later";
    week_later = "Muộn 1 tuần", "A week later";
    postpone_reason = "Lý do hoãn", "Why it is postponed";
    cancel_reason = "Lý do hủy", "Why it is cancelled";
    cancel_lead = "Sự kiện đã hủy không mở lại được.", "A cancelled event is not opened again.";

    parties = "Thành phần", "Participants";
    no_parties = "Chưa mời đơn vị nào.", "Nobody is invited yet.";
    who = "Mời đơn vị hoặc cá nhân", "Invite a unit or a person";
    as_what = "Tư cách", "As";
    choose = "Chọn", "Choose";
    will_come = "Đơn vị có dự không?", "Does the unit come?";
    substitute = "Người dự thay", "Who comes instead";
    substitute_hint = "Chỉ cần khi cử người dự thay.", "Only needed when somebody else comes.";
    send_answer = "Gửi trả lời", "Send the answer";
    remove = "Bỏ", "Remove";
    raise = "Đưa lên", "Move up";

    agenda = "Chương trình", "Agenda";
    no_agenda = "Chưa có chương trình.", "No agenda yet.";
    agenda_title = "Nội dung", "Item";
    agenda_minutes = "Số phút", "Minutes";
    presenter = "Người trình bày", "Presenter";
    minutes_long(n: u16) = format!("{n} phút"), counted(n, "minute", "minutes");
    papers = "Tài liệu", "Papers";
    no_papers = "Chưa có tài liệu.", "No papers yet.";
    paper_title = "Tên tài liệu", "Title of the paper";
    paper_link = "Đường dẫn", "Link";
    minutes = "Biên bản", "Minutes";
    no_minutes = "Chưa có biên bản.", "No minutes yet.";
    minutes_body = "Nội dung biên bản", "Text of the minutes";
    notice_no = "Số thông báo kết luận", "Number of the notice of conclusions";
    notice_example = "Ví dụ 412/TB-VP.", "Such as 412/TB-VP.";
    notice(no: String) = format!("Thông báo kết luận {no}"), format!("Notice of conclusions {no}");
    keep_minutes = "Lưu nháp", "Keep the draft";
    circulate = "Gửi xin ý kiến", "Send for comment";
    finish_minutes = "Chốt biên bản", "Make final";
    conclusions = "Kết luận", "Conclusions";
    no_conclusions = "Chưa có kết luận.", "No conclusions yet.";
    conclusion = "Nội dung kết luận", "Conclusion";
    becomes = "Chuyển thành", "Becomes";
    owner = "Đơn vị thực hiện", "Owner";
    due_on = "Hạn", "Due";
    due_hint = "Cần khi là nhiệm vụ.", "Needed for a task.";
    due(day: String) = format!("hạn {day}"), format!("due {day}");
    task_status = "Tình trạng", "Status";
    task_note = "Ghi chú kết quả", "Note on the result";
    update = "Cập nhật", "Update";
    overdue = "Quá hạn", "Overdue";
    history = "Lịch sử", "History";

    done_of(done: i64, total: i64) = format!("{done}/{total} hoạt động đã xong"), format!("{done} of {total} done");
    visited_of(done: i64, total: i64) = format!("{done}/{total} Sở đã làm việc"), format!("{done} visited of {}", counted(total, "department", "departments"));
    other_events = "Hoạt động khác", "Other events";
    put_off = "Hoãn và hủy", "Postponed and cancelled";
    version(n: i32) = format!("Bản {n}"), format!("Version {n}");
    open_visits = "Xem bảng 17 Sở", "See the board";
    open_games = "Xem Hội thao", "See the games";
    event = "Sự kiện", "Event";

    visits_of(total: i64) = format!("Làm việc với {total}/{total} Sở TT&TT"), format!("Working visits to {}", counted(total, "department", "departments"));
    visits_lead(year: i32) = format!("Kế hoạch {year}. Một Sở được tính khi đã hoàn thành và chốt biên bản."), format!("Plan of {year}. A department counts once the visit is done and its minutes are final.");
    visited(total: i64) = format!("/{total} Sở đã làm việc"), format!("/{total} visited");
    open_tasks = "Nhiệm vụ còn mở", "Open tasks";
    open_short = "Còn mở", "Open";
    department = "Sở TT&TT", "Department";
    trip = "Chuyến", "Visit";
    next_visit = "Kế tiếp", "Next";
    answered_yes = "Sở đã xác nhận", "Confirmed by the department";
    awaiting_answer = "Chờ Sở xác nhận", "Waiting for the department";
    being_written = "Đang dự thảo", "Being written";
    tile_map = "Bản đồ ô các Sở", "Tile map of the departments";
    hoang_sa = "Quần đảo Hoàng Sa (TP Đà Nẵng)", "Hoàng Sa archipelago (Đà Nẵng)";
    truong_sa = "Quần đảo Trường Sa (Khánh Hòa)", "Trường Sa archipelago (Khánh Hòa)";
    schedule_rest(n: i64) = format!("Xếp lịch {n} Sở còn lại"), format!("Schedule the {}", counted(n, "remaining department", "remaining departments"));
    schedule = "Xếp lịch", "Schedule";

    games_of(edition: i32) = format!("Hội thao ngành TT&TT lần thứ {edition}"), format!("Sports Games, edition {edition}");
    sports = "Môn thi đấu", "Sports";
    sport = "Môn", "Sport";
    contests = "Nội dung", "Events";
    delegations = "Đoàn tham dự", "Delegations";
    delegation = "Đoàn", "Delegation";
    head_of = "Trưởng đoàn", "Head";
    athletes = "Vận động viên", "Athletes";
    registered(done: usize, total: usize) = format!("{done}/{total} đoàn đã đăng ký"), format!("{done} of {total} registered");
    athletes_in_all(n: i32) = format!("{n} vận động viên"), counted(n, "athlete", "athletes");
    register_by(day: String) = format!("Hạn đăng ký {day}"), format!("Register by {day}");
    rules = "Điều lệ", "Rules";
    on_the_way = "Chuẩn bị Hội thao", "On the way there";
    dossier = "Hồ sơ sự kiện", "Dossier";

    feed = "Lịch trên điện thoại", "Calendar on the telephone";
    feed_lead = "Điện thoại và Outlook đọc lịch công tác qua một địa chỉ riêng của anh chị. Ai có địa chỉ này đều xem được lịch, nên không chia sẻ cho người khác.",
        "Telephones and Outlook read your calendar through an address of your own. Whoever has it sees the calendar, so share it with nobody.";
    feed_none = "Chưa có địa chỉ nào.", "There is no address yet.";
    feed_since(at: String) = format!("Địa chỉ tạo lúc {at}."), format!("The address was made {at}.");
    feed_used(at: String) = format!("Đọc lần cuối {at}."), format!("Read last {at}.");
    feed_unused = "Chưa thiết bị nào đọc.", "No device has read it yet.";
    feed_fresh = "Chép địa chỉ này ngay, sau 5 phút sẽ không hiện lại.", "Copy this address now; after 5 minutes it is not shown again.";
    feed_address = "Địa chỉ lịch", "Calendar address";
    create_feed = "Tạo địa chỉ", "Make an address";
    renew_feed = "Tạo địa chỉ mới", "Make a new address";
    renew_lead = "Địa chỉ cũ ngừng dùng được ngay.", "The old address stops working at once.";
    revoke_feed = "Thu hồi", "Revoke";
    account = "Tài khoản", "Account";
}

pub fn view_name(view: CalendarView) -> &'static str {
    match view {
        CalendarView::Month => say("Tháng", "Month"),
        CalendarView::Week => say("Tuần", "Week"),
        CalendarView::Agenda => say("Danh sách", "Agenda"),
        CalendarView::Year => say("Năm", "Year"),
    }
}

pub fn strip_name(strip: Strip) -> &'static str {
    match strip {
        Strip::Conference => say("Hội nghị", "Conferences"),
        Strip::Visit => say("Làm việc", "Visits"),
        Strip::Games => say("Hội thao", "Games"),
        Strip::Report => say("Báo cáo", "Reports"),
    }
}

pub fn rsvp_word(rsvp: Rsvp) -> &'static str {
    match rsvp {
        Rsvp::None => say("Chưa trả lời", "No answer"),
        Rsvp::Yes => say("Dự", "Comes"),
        Rsvp::No => say("Không dự", "Does not come"),
        Rsvp::Substitute => say("Cử người thay", "Sends somebody else"),
    }
}

pub fn role_word(role: PartyRole) -> &'static str {
    match role {
        PartyRole::Chair => say("Chủ trì", "Chair"),
        PartyRole::Delegate => say("Thành phần dự", "Delegate"),
        PartyRole::Invited => say("Khách mời", "Guest"),
        PartyRole::Secretary => say("Thư ký", "Secretary"),
    }
}

pub fn minutes_word(status: MinutesStatus) -> &'static str {
    match status {
        MinutesStatus::Draft => say("Nháp", "Draft"),
        MinutesStatus::InComment => say("Đang xin ý kiến", "For comment"),
        MinutesStatus::Final => say("Đã chốt", "Final"),
    }
}

pub fn conclusion_kind(kind: ConclusionKind) -> &'static str {
    match kind {
        ConclusionKind::Task => say("Nhiệm vụ", "Task"),
        ConclusionKind::Recommendation => say("Kiến nghị", "Recommendation"),
        ConclusionKind::Note => say("Ghi nhận", "Note"),
    }
}

pub fn conclusion_word(status: ConclusionStatus) -> &'static str {
    match status {
        ConclusionStatus::Open => say("Chưa thực hiện", "Open"),
        ConclusionStatus::Doing => say("Đang thực hiện", "Under way"),
        ConclusionStatus::Done => say("Hoàn thành", "Done"),
        ConclusionStatus::Cancelled => say("Thôi thực hiện", "Dropped"),
    }
}

pub fn plan_word(status: PlanStatus) -> &'static str {
    match status {
        PlanStatus::Draft => say("Đang soạn", "Being written"),
        PlanStatus::Approved => say("Đã phê duyệt", "Approved"),
        PlanStatus::Superseded => say("Đã thay thế", "Superseded"),
    }
}

pub fn stage_word(stage: VisitStage) -> &'static str {
    match stage {
        VisitStage::Planned => say("Chưa xếp", "No day"),
        VisitStage::Dated => say("Đã có lịch", "Scheduled"),
        VisitStage::Held => say("Chờ biên bản", "Minutes due"),
        VisitStage::Done => say("Đã làm việc", "Visited"),
    }
}

pub fn delegation_word(status: DelegationStatus) -> &'static str {
    match status {
        DelegationStatus::Draft => say("Chưa đăng ký", "Not registered"),
        DelegationStatus::Signed => say("Đã đăng ký", "Registered"),
        DelegationStatus::Accepted => say("Đã duyệt", "Accepted"),
    }
}
