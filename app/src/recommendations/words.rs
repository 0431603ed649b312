//! Words of the pages about recommendations.

use domain::{
    policy::Act,
    recommendation::{
        AssignmentStatus, DayMark, Origin, Outcome, Rating, RecommendationOnly, Stage,
    },
};

use crate::words::{counted, say, words};

words! {
    title = "Kiến nghị, đề xuất", "Recommendations";
    recommendations = "Kiến nghị", "Recommendations";
    raise = "Tạo kiến nghị", "Raise one";
    summary = "Thống kê", "Summary";

    // The list
    counted_year(year: i32, received: i64, answered: i64) =
        format!("Năm {year}: {received} kiến nghị, {answered} đã trả lời."),
        format!("{year}: {}, {answered} answered.", counted(received, "recommendation", "recommendations"));
    answered_of(year: i32, answered: i64, received: i64) =
        format!("Năm {year}: {answered}/{received} đã trả lời"), format!("{year}: {answered}/{received} answered");
    filters = "Bộ lọc", "Filters";
    state = "Trạng thái", "Status";
    every_state = "Mọi trạng thái", "Every status";
    topic = "Lĩnh vực", "Topic";
    every_topic = "Tất cả lĩnh vực", "Every topic";
    outcome = "Kết quả giải quyết", "Outcome";
    every_outcome = "Mọi kết quả", "Every outcome";
    unit = "Sở", "Department";
    every_unit = "Mọi Sở", "Every department";
    year = "Năm", "Year";
    this_year = "Năm nay, việc còn mở", "This year and open";
    every_year = "Mọi năm", "Every year";
    search = "Tìm trong nội dung, mã, văn bản", "Search text, number, document";
    narrow = "Lọc", "Filter";
    clear = "Bỏ bộ lọc", "Clear filters";
    view = "Cách hiển thị", "View";
    as_list = "Danh sách", "List";
    as_board = "Bảng", "Board";
    all = "Tất cả", "All";
    unassigned = "Chưa phân công", "Not assigned";
    came_to(outcome: &str) = format!("Kết quả: {outcome}"), format!("Outcome: {outcome}");
    paused = "Tạm dừng hạn", "Clock paused";
    no_clock = "Chưa tính hạn", "No clock yet";
    in_time = "Đúng hạn", "On time";
    days_early(days: i64) = format!("Trước hạn {days} ngày"), format!("{} early", counted(days, "day", "days"));
    days_late(days: i64) = format!("Muộn {days} ngày"), format!("{} late", counted(days, "day", "days"));
    urgent = "Khẩn", "Urgent";
    restricted = "Hạn chế", "Restricted";
    overdue = "Quá hạn", "Overdue";
    answered_part(answered: i64, count: i64) =
        format!("{answered} trên {count} đã trả lời"), format!("{answered} of {count} answered");
    none_yet = "Chưa có kiến nghị nào", "No recommendations yet";
    none_yet_lead = "Kiến nghị của Sở gửi tới Bộ hiện tại đây, cùng hạn và văn bản trả lời.",
        "What departments recommend to the ministry appears here, with its due day and answer.";
    none_found = "Không có kiến nghị nào khớp", "No recommendation matches";
    none_found_lead = "Đổi từ tìm, năm hoặc bộ lọc.", "Change the words, the year or the filters.";
    list_shown(shown: usize, total: i64) = format!("{shown} trên {total} kiến nghị"), format!("{shown} of {}", counted(total, "recommendation", "recommendations"));
    board_name = "Bảng kiến nghị theo trạng thái", "Recommendations by status";
    more_in_column(count: i64) = format!("Xem thêm {count} kiến nghị"), format!("{count} more");

    // Raising
    raise_title = "Tạo kiến nghị", "Raise a recommendation";
    edit_title = "Sửa kiến nghị", "Edit the recommendation";
    register_title = "Ghi nhận kiến nghị", "Register a recommendation";
    register_lead = "Ghi thay Sở khi kiến nghị đến bằng công văn, tại hội nghị hoặc chuyến công tác. Kiến nghị được đánh số và tính hạn ngay.",
        "For a department whose recommendation came by letter, at a conference or a visit. It is numbered and its clock starts at once.";
    raise_lead = "Lãnh đạo Sở duyệt rồi kiến nghị mới tới Bộ.", "It reaches the ministry once the department's leader approves it.";
    about = "Nội dung", "Content";
    the_title = "Tiêu đề", "Title";
    title_hint = "Một câu, nêu rõ việc cần giải quyết.", "One sentence that says what is to be solved.";
    background = "Thực trạng, khó khăn", "Background and difficulty";
    proposal = "Đề xuất cụ thể", "Proposal";
    legal_basis = "Căn cứ pháp lý", "Legal basis";
    first_topic = "Lĩnh vực chính", "Main topic";
    choose = "Chọn", "Choose";
    other_topics = "Lĩnh vực liên quan", "Other topics";
    origin = "Nguồn", "Origin";
    origin_note = "Văn bản, hội nghị hoặc kỳ báo cáo", "Letter, conference or round";
    origin_note_hint = "Ví dụ: Công văn 512/STTTT-BCVT ngày 15/5/2025", "For example: Letter 512/STTTT-BCVT of 15/5/2025";
    is_urgent = "Khẩn: cần trả lời trong 10 ngày làm việc", "Urgent: to be answered in 10 working days";
    is_restricted = "Hạn chế: chỉ Sở, Văn phòng Bộ và đơn vị được giao xem", "Restricted: only for the department, the ministry office and the units it is given to";
    save_draft = "Lưu nháp", "Save draft";
    leave = "Bỏ qua", "Cancel";

    // One
    steps = "Tiến trình", "Progress";
    step_sent = "Gửi", "Sent";
    step_assigned = "Phân công", "Assigned";
    step_taken = "Tiếp nhận", "Taken up";
    step_answered = "Trả lời", "Answered";
    step_closed = "Sở xác nhận", "Confirmed";
    by_day(day: String) = format!("hạn {day}"), format!("due {day}");
    to_do = "Việc cần làm", "To do";
    nothing_to_do = "Lúc này anh chị không phải làm gì.", "There is nothing for you to do now.";
    preparing = "Đơn vị chủ trì đang chuẩn bị trả lời. Bản trả lời hiện ở đây khi đã ký.",
        "The lead unit is preparing the answer. It appears here once it is signed.";
    content = "Nội dung kiến nghị", "The recommendation";
    from_origin(origin: &str) = format!("Nguồn: {origin}"), format!("Origin: {origin}");
    department = "Sở gửi", "From";
    lead_unit = "Chủ trì", "Lead unit";
    support_units = "Phối hợp", "In support";
    due = "Hạn trả lời", "Due";
    time_taken = "Thời gian", "Time";
    working_days(days: u32) = format!("{days} ngày làm việc"), counted(days, "working day", "working days");
    of_allowed(days: u32, allowed: u32) = format!("{days} trên {allowed} ngày làm việc"), format!("{days} of {allowed} working days");
    clock = "Cách tính ngày làm việc", "How working days are counted";
    clock_lead = "Tính từ ngày làm việc sau ngày gửi; bỏ ngày nghỉ và những ngày chờ Sở làm rõ.",
        "From the working day after it was sent, without days off and days waiting for the department.";
    day_counted(count: u32) = format!("ngày {count}"), format!("day {count}");
    answer = "Văn bản trả lời", "Official answer";
    direct_answer = "Trả lời trực tiếp", "Direct answer";
    document_line(number: String, symbol: String, day: String) = format!("Số {number}/{symbol} · ký ngày {day}"), format!("No. {number}/{symbol} · signed {day}");
    published_line(day: String) = format!("trả lời ngày {day}"), format!("answered on {day}");
    signed_by(name: String, title: String) = format!("{title} {name} ký"), format!("Signed by {name}, {title}");
    about_document = "Trích yếu", "Abstract";
    rating_by(unit: String) = format!("{unit} đánh giá trả lời"), format!("{unit} on the answer");
    not_rated = "Sở chưa đánh giá", "Not rated yet";
    story = "Diễn biến", "What happened";
    parts = "Đơn vị được giao", "Units";
    part_days(days: u32) = format!("đã {days} ngày làm việc"), format!("{} so far", counted(days, "working day", "working days"));
    part_due(day: String) = format!("hạn của đơn vị {day}"), format!("the unit's due day {day}");
    competent(who: String) = format!("Đơn vị có thẩm quyền: {who}"), format!("Competent: {who}");
    messages = "Trao đổi với Sở", "Messages with the department";
    messages_inside = "Trao đổi với Bộ", "Messages with the ministry";
    messages_lead = "Sở và Bộ cùng đọc.", "Read by department and ministry.";
    no_messages = "Chưa có trao đổi.", "No messages yet.";
    write_message = "Nội dung trao đổi", "Message";
    notes = "Ghi chú nội bộ", "Internal notes";
    notes_lead = "Chỉ trong Bộ đọc, Sở không thấy.", "Only for the ministry; the department does not see them.";
    no_notes = "Chưa có ghi chú.", "No notes yet.";
    write_note = "Ghi chú", "Note";

    // Acts
    edit = "Sửa", "Edit";
    submit_lead = "Trình để lãnh đạo Sở duyệt và gửi.", "To the department's leader, who approves and sends it.";
    approve_lead = "Gửi xong kiến nghị có số và bắt đầu tính hạn trả lời.", "Once sent it has a number, and the clock of the answer starts.";
    reason = "Lý do", "Reason";
    reason_to_author = "Cần sửa gì", "What to change";
    withdraw_lead = "Kiến nghị dừng lại và không tính vào số đã gửi.", "It ends here and is not counted.";
    assign_lead = "Chọn đơn vị chủ trì trả lời; hạn của đơn vị tính từ ngày làm việc sau.", "Choose the unit that answers; its own clock starts on the next working day.";
    reassign = "Giao đơn vị khác", "Assign to another unit";
    choose_lead = "Đơn vị chủ trì", "Lead unit";
    suggested(unit: String) = format!("Theo lĩnh vực: {unit}"), format!("By its topic: {unit}");
    choose_supports = "Đơn vị phối hợp", "Units in support";
    accept_lead = "Tiếp nhận để bắt đầu soạn trả lời.", "Take it up to begin with the answer.";
    decline_lead = "Kiến nghị trở lại Văn phòng Bộ để giao đơn vị khác.", "It goes back to the ministry office, which assigns it again.";
    who_is_competent = "Đơn vị có thẩm quyền", "Who is competent";
    ask_lead = "Đồng hồ dừng cho đến khi Sở trả lời.", "The clock rests until the department replies.";
    question = "Cần làm rõ điều gì", "What to clarify";
    reply_lead = "Bộ đang chờ Sở làm rõ; đồng hồ đang dừng.", "The ministry waits for the department; the clock rests.";
    reply = "Nội dung làm rõ", "Reply";
    answer_body = "Nội dung trả lời", "Answer";
    answer_hint = "Sở chỉ thấy khi người ký đã ký.", "The department sees it once it is signed.";
    drafted_by(name: String, at: String) = format!("{name} soạn lúc {at}"), format!("Drafted by {name}, {at}");
    outcome_note = "Chuyển cho cơ quan nào, hoặc vì sao chưa giải quyết được", "To whom it is transferred, or why it cannot be solved";
    outcome_note_hint = "Bắt buộc với “Chuyển thẩm quyền” và “Chưa giải quyết được”.", "Needed for “Transferred” and “Cannot be solved”.";
    draft = "Dự thảo trả lời", "Draft answer";
    mode = "Hình thức trả lời", "How it is answered";
    by_document = "Bằng văn bản", "By an official document";
    directly = "Trả lời trực tiếp, không văn bản", "Directly, without a document";
    number = "Số", "Number";
    symbol = "Ký hiệu", "Symbol";
    symbol_hint = "Ví dụ: CBC-NVBC", "For example: CBC-NVBC";
    issued_on = "Ngày ký", "Signed on";
    signer_name = "Người ký", "Signed by";
    signer_title = "Chức vụ", "Title";
    document_summary = "Trích yếu", "Abstract";
    summary_of(title: String) = format!("Trả lời kiến nghị: {title}"), format!("Trả lời kiến nghị: {title}");
    authority = "Cơ quan có thẩm quyền", "Competent authority";
    transfer_lead = "Kiến nghị chuyển ra ngoài Bộ và dừng đồng hồ.", "It leaves the ministry, and its clock stops.";
    confirm_lead = "Trả lời này đáp ứng kiến nghị của Sở tới đâu?", "How far does this answer meet the recommendation?";
    rating = "Đánh giá", "Rating";
    comment = "Ý kiến thêm", "Comment";
    reopen_lead = "Sở được mở lại một lần; số, diễn biến và trả lời trước vẫn giữ.", "The department may reopen it once; number, history and answer stay.";
    what_is_missing = "Còn thiếu điều gì", "What is missing";

    // Summary
    summary_title = "Thống kê kiến nghị", "Recommendations counted";
    summary_year(year: i32) = format!("Năm {year}"), format!("Year {year}");
    received = "Đã nhận", "Received";
    answered = "Đã trả lời", "Answered";
    share = "Tỷ lệ", "Share";
    median = "Trung vị", "Median";
    p90 = "90% trong", "90% within";
    by_topic = "Theo lĩnh vực", "By topic";
    by_unit = "Theo đơn vị chủ trì", "By lead unit";
    by_province = "Theo Sở", "By department";
    too_few = "dưới 5", "under 5";
    rule = "Đã nhận: đã gửi trong năm, không tính kiến nghị đã rút. Đã trả lời: có bản trả lời đã ký. Số ngày làm việc chỉ nêu khi có từ 5 trả lời.",
        "Received: sent in the year, without the withdrawn. Answered: with a signed answer. Working days are told from five answers on.";
    nothing_in_year = "Năm này chưa có kiến nghị", "Nothing in this year";
}

pub fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Resolved => say("Đã giải quyết", "Resolved"),
        Outcome::Partly => say("Đang thực hiện", "Partly, under way"),
        Outcome::Explained => say("Giải trình, thông tin", "Explained"),
        Outcome::Noted => say("Tiếp thu, nghiên cứu", "Noted"),
        Outcome::Transferred => say("Chuyển thẩm quyền", "Transferred"),
        Outcome::Cannot => say("Chưa giải quyết được", "Cannot be solved"),
    }
}

pub fn rating_word(rating: Rating) -> &'static str {
    match rating {
        Rating::Satisfied => say("Đáp ứng", "Satisfied"),
        Rating::Partly => say("Đáp ứng một phần", "Partly"),
        Rating::Not => say("Chưa đáp ứng", "Not satisfied"),
    }
}

pub fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Visit => say("Chuyến công tác", "Working visit"),
        Origin::Conference => say("Hội nghị", "Conference"),
        Origin::Report => say("Báo cáo định kỳ", "Periodic report"),
        Origin::Letter => say("Công văn", "Letter"),
        Origin::Direct => say("Gửi trực tiếp", "Sent directly"),
    }
}

pub fn only_word(only: RecommendationOnly) -> &'static str {
    match only {
        RecommendationOnly::Unanswered => say("Chưa trả lời", "Unanswered"),
        RecommendationOnly::Mine => say("Của đơn vị tôi", "My unit's"),
        RecommendationOnly::ToSign => say("Chờ tôi ký", "For my signature"),
        RecommendationOnly::Overdue => overdue(),
    }
}

pub fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Inside => say("Đang soạn tại Sở", "In the department"),
        Stage::Waiting => say("Chờ phân công", "To be assigned"),
        Stage::Working => say("Đang xử lý", "In progress"),
        Stage::Clarifying => say("Cần làm rõ", "To be clarified"),
        Stage::Answered => say("Đã trả lời", "Answered"),
        Stage::Ended => say("Chuyển hoặc rút", "Transferred or withdrawn"),
    }
}

pub fn part_word(status: AssignmentStatus) -> &'static str {
    match status {
        AssignmentStatus::Offered => say("Chưa tiếp nhận", "Not taken up"),
        AssignmentStatus::Accepted => say("Đang xử lý", "In progress"),
        AssignmentStatus::Declined => say("Đã chuyển trả", "Declined"),
        AssignmentStatus::HandedOver => say("Đã chuyển giao", "Handed over"),
        AssignmentStatus::Done => say("Đã xong", "Done"),
    }
}

pub fn mark_word(mark: DayMark) -> &'static str {
    match mark {
        DayMark::Counted => say("tính", "counted"),
        DayMark::Weekend => say("cuối tuần", "weekend"),
        DayMark::Off => say("nghỉ", "day off"),
        DayMark::Paused => say("chờ Sở", "waiting"),
    }
}

/// Said once on the page that an act leads to.
pub fn done(act: Act) -> Option<&'static str> {
    Some(match act {
        Act::DraftRecommendation => say("Đã lưu nháp.", "The draft is saved."),
        Act::SubmitRecommendation => {
            say("Đã trình lãnh đạo Sở.", "Submitted to the department's leader.")
        }
        Act::ApproveRecommendation => say("Đã gửi tới Bộ.", "Sent to the ministry."),
        Act::SendBackRecommendation => say("Đã trả lại để sửa.", "Sent back to edit."),
        Act::WithdrawRecommendation => say("Đã rút kiến nghị.", "Withdrawn."),
        Act::RegisterRecommendation => say("Đã ghi nhận và đánh số.", "Registered and numbered."),
        Act::AssignRecommendation => say("Đã giao đơn vị.", "Assigned."),
        Act::AcceptRecommendation => say("Đã tiếp nhận xử lý.", "Taken up."),
        Act::AskRecommendation => say(
            "Đã đề nghị Sở làm rõ, đồng hồ đang dừng.",
            "The department is asked, and the clock rests.",
        ),
        Act::ReplyRecommendation => {
            say("Đã gửi làm rõ, đồng hồ chạy tiếp.", "Replied, and the clock goes on.")
        }
        Act::DraftAnswer => say("Đã lưu dự thảo trả lời.", "The draft answer is saved."),
        Act::RequestSignature => say("Đã trình ký.", "Sent for signature."),
        Act::ReturnAnswer => say("Đã trả lại dự thảo.", "The draft is returned."),
        Act::PublishAnswer => {
            say("Đã ký và trả lời Sở.", "Signed, and the department is answered.")
        }
        Act::TransferRecommendation => say("Đã chuyển cơ quan khác.", "Transferred."),
        Act::ConfirmRecommendation => {
            say("Đã xác nhận và đóng kiến nghị.", "Confirmed and closed.")
        }
        Act::ReopenRecommendation => say("Đã mở lại.", "Reopened."),
        _ => return None,
    })
}
