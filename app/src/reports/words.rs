//! Words of the pages about reports.

use crate::words::{counted, words};

words! {
    reports = "Báo cáo", "Reports";
    my_work = "Việc của tôi", "My work";
    overline(unit: String, window: String, basis: String) = format!("{unit} · Kỳ {window} · {basis}"), format!("{unit} · Data {window} · {basis}");
    version(no: i32) = format!("Biểu v{no}"), format!("Form v{no}");
    /// As the page is in English: what the law calls "Thông tư".
    basis(text: &str) = text.to_owned(), in_english(text);
    sent_on_time = "Gửi đúng hạn", "Sent on time";
    sent_late = "Gửi muộn", "Sent late";
    self_approved = "Một người vừa lập vừa duyệt", "Approved by its author";
    nil_return = "Không phát sinh", "Nil return";

    // The list
    list_lead(count: i64) = format!("{count} báo cáo"), counted(count, "report", "reports");
    all = "Tất cả", "All";
    round = "Kỳ báo cáo", "Round";
    every_round = "Mọi kỳ", "Every round";
    unit = "Đơn vị", "Unit";
    every_unit = "Mọi đơn vị", "Every unit";
    search = "Tìm theo kỳ hoặc đơn vị", "Search round or unit";
    narrow = "Lọc", "Filter";
    clear = "Bỏ bộ lọc", "Clear filters";
    report = "Báo cáo", "Report";
    due = "Hạn", "Due";
    state = "Trạng thái", "Status";
    done = "Đã nhập", "Filled";
    next = "Việc tiếp theo", "Next";
    /// Which lines of how many are on this page.
    place_of(from: i64, to: i64, of: i64) = format!("{from} – {to} / {of}"), format!("{from} – {to} / {of}");
    not_a_reader = "Vai trò này không đọc báo cáo", "This role reads no reports";
    not_a_reader_lead = "Quản trị hệ thống không xem và không sửa số liệu.", "Administrators neither see nor change figures.";
    no_reports = "Chưa có báo cáo nào", "No reports yet";
    no_reports_lead = "Khi Văn phòng Bộ mở kỳ báo cáo, việc cần làm hiện tại đây.", "When the ministry office opens a round, it appears here.";
    nothing_found = "Không có báo cáo nào khớp", "No report matches";
    nothing_found_lead = "Đổi kỳ, đơn vị hoặc trạng thái, hoặc bỏ bộ lọc.", "Change round, unit or status, or clear the filters.";
    list_of_reports = "Danh sách báo cáo", "List of reports";

    // My work
    hello(name: String) = format!("Chào {name}"), format!("Hello {name}");
    standing = "Tình hình báo cáo", "Reports at a glance";
    lead(day: String, unit: String) = format!("{day} · {unit}"), format!("{day} · {unit}");
    lead_to_do(day: String, unit: String, count: usize) = format!("{day} · {unit} · {count} việc cần làm"), format!("{day} · {unit} · {count} to do");
    rounds = "Các kỳ đang báo cáo", "Rounds under way";
    rounds_counted = "Số báo cáo của từng kỳ", "Reports of each round, counted";
    as_of(moment: String, units: i64) = format!("Tính đến {moment} · {units} đơn vị"), format!("As of {moment} · {}", counted(units, "unit", "units"));
    of_every_round(count: i64, moment: String) = format!("{count} báo cáo của mọi kỳ, tính đến {moment}"), format!("{} of every round, as of {moment}", counted(count, "report", "reports"));
    received = "Đã nhận", "Received";
    received_of(count: i64, of: i64) = format!("Đã nhận {count} trên {of} báo cáo"), format!("{count} of {} received", counted(of, "report", "reports"));
    exempt_too(count: i64) = format!("{count} được miễn"), format!("{count} exempt");
    due_on(day: String, left: String) = format!("hạn {day}, {left}"), format!("due {day}, {left}");
    was_due_on(day: String) = format!("hết hạn {day}"), format!("was due {day}");
    overdue_units = "Quá hạn, chưa gửi", "Overdue, not sent";
    to_do = "Cần làm", "To do";
    overdue_and_today = "Hôm nay và quá hạn", "Today and overdue";
    this_week = "Trong 7 ngày tới", "In the next 7 days";
    later = "Sau đó", "Later";
    to_review = "Chờ xem xét", "Waiting for review";
    sent_by(unit: String, day: String) = format!("{unit} · gửi {day}"), format!("{unit} · sent {day}");
    submitted_by(unit: String, day: String) = format!("{unit} · trình {day}"), format!("{unit} · submitted {day}");
    was_on_time = "đã gửi đúng hạn", "sent on time";
    was_late = "đã gửi muộn", "sent late";
    nothing_to_do = "Không còn việc nào", "Nothing left to do";
    nothing_to_do_lead = "Việc mới hiện tại đây ngay khi đến lượt.", "New work appears here as soon as it is your turn.";
    /// The start page of whoever has nothing to do with reports.
    start_page = "Trang đầu", "Start";
    administers = "Quản trị hệ thống", "Administration";
    administers_lead = "Vai trò này giữ hệ thống chạy, không xem và không sửa số liệu báo cáo.", "This role keeps the system running; it neither sees nor changes figures.";
    reads_audit = "Đọc nhật ký qua API:", "Read the audit log through the API:";
    api_docs = "tài liệu API", "API documentation";
    manages_people = "Tạo, khóa tài khoản và đặt lại mật khẩu trên máy chủ:", "Add and disable accounts and reset passwords on the server:";
    see_all_reports = "Xem tất cả báo cáo", "See all reports";
    periodic = "Báo cáo định kỳ", "Periodic report";
    window(window: String) = format!("Kỳ {window}"), format!("Data {window}");
    filled_of(filled: i32, asked: i32) = format!("{filled}/{asked} ô"), format!("{filled}/{}", counted(asked, "cell", "cells"));
    filled_of_sentence(filled: i32, asked: i32) = format!("Đã nhập {filled} trên {asked} ô"), format!("{filled} of {} filled", counted(asked, "cell", "cells"));
    /// Behind how many are filled.
    of_cells(asked: i32) = format!("/{asked} ô"), format!("/{}", counted(asked, "cell", "cells"));
    go_on = "Nhập tiếp", "Continue";
    start = "Nhập báo cáo", "Fill report";
    correct = "Sửa", "Correct";
    in_section(word: &'static str, numeral: String) = format!("{word} mục {numeral}"), format!("{word}, section {numeral}");
    errors_count(count: u32) = format!("{count} lỗi"), counted(count, "error", "errors");
    unexplained_count(count: u32) = format!("{count} cần giải trình"), counted(count, "needs a reason", "need a reason");
    standings = "Báo cáo theo trạng thái", "Reports by status";
    latest = "Gửi gần đây", "Sent recently";
    sent_on(day: String) = format!("gửi {day}"), format!("sent {day}");
    look_and_approve = "Xem và duyệt", "Review and approve";
    look_and_accept = "Xem và tiếp nhận", "Review and accept";
    look = "Xem", "Open";

    // The form
    sections = "Các mục của báo cáo", "Sections of the report";
    figures_of(section: String) = format!("Số liệu mục {section}"), format!("Figures of {section}");
    search_reports = "Lọc danh sách báo cáo", "Filter the list of reports";
    indicator = "Chỉ tiêu", "Indicator";
    unit_of_measure = "ĐVT", "Unit";
    this_period = "Kỳ này", "This period";
    previous_period = "Kỳ trước", "Period before";
    unchanged = "không đổi", "unchanged";
    nearly_unchanged = "≈ 0", "≈ 0";
    against_previous = "So kỳ trước", "Change";
    not_filled = "Chưa nhập", "Empty";
    nil = "Không phát sinh", "Nil";
    nil_rest = "Ô trống: không phát sinh", "Set empty cells to nil";
    not_nil = "Nhập số", "Enter a figure";
    copy_previous = "Chép kỳ trước", "Copy last period";
    history = "Lịch sử", "History";
    check = "Kiểm tra số liệu", "Check figures";
    check_short = "Kiểm tra", "Check";
    previous_section = "Mục trước", "Previous section";
    next_section = "Mục sau", "Next section";
    section_of(no: usize, of: usize) = format!("Mục {no}/{of}"), format!("Section {no}/{of}");
    save = "Lưu mục này", "Save this section";
    save_and_next = "Lưu, sang mục sau", "Save, next section";
    /// What the keys beside do.
    key_saves = "lưu", "save";
    key_next = "ô dưới", "next cell";
    key_problem = "việc kế tiếp", "next to settle";
    in_cell(label: String, unit: String) = format!("{label} kỳ này, {unit}"), format!("{label} this period, {unit}");
    computed(label: String) = format!("{label}, tự tính"), format!("{label}, computed");
    why = "Lý do thay đổi", "Reason for the change";
    why_outdated(figure: String) = format!("Giải trình này viết cho số cũ {figure}. Xem lại, sửa hoặc xóa."), format!("This reason was written for the former figure {figure}. Look again: change it or empty it.");
    why_needless = "Số này không còn cần giải trình. Xóa nếu không dùng nữa.", "This figure needs no reason any more. Empty it if it is of no use.";
    look_at_reason(code: String) = format!("{code}: xem lại giải trình"), format!("{code}: look at the reason again");
    look_again = "Xem lại", "Look again";
    why_of(code: String) = format!("Giải trình {code}"), format!("Reason for {code}");
    why_example = "Lý do, ví dụ: tính cả văn bản cấp xã", "Reason, e.g. commune documents are included";
    points = "điểm", "points";
    optional = "không bắt buộc", "optional";
    characters(count: usize, most: usize) = format!("{count}/{most} ký tự"), format!("{count}/{}", counted(most, "character", "characters"));
    to_settle = "Cần xử lý trước khi trình", "To settle before submitting";
    nothing_to_settle = "Không còn gì phải xử lý.", "Nothing left to settle.";
    missing_count(count: u32) = format!("{count} ô chưa nhập"), counted(count, "cell empty", "cells empty");
    is_wrong(code: String) = format!("{code} có lỗi"), format!("{code} has an error");
    needs_reason(code: String) = format!("{code} cần giải trình"), format!("{code} needs a reason");
    returned_cell(code: String) = format!("{code} bị trả lại"), format!("{code} was returned");
    /// Beneath a flagged cell that says something else now.
    flag_mended(was: String, is: String) = format!("Đã sửa {was} thành {is}."), format!("Changed from {was} to {is}.");
    flag_replied(text: String) = format!("Đã trả lời: {text}"), format!("Answered: {text}");
    /// Beneath a warning that has its reason.
    reason_given = "Đã ghi lý do, Văn phòng Bộ xem cùng số liệu.", "Explained; the ministry office reads it with the figure.";
    flag_says(by: String, reason: String) = format!("{by}: {reason}"), format!("{by}: {reason}");
    came_back(by: String, done: &'static str, cells: usize) = match cells { 0 => format!("{by} {done}."), _ => format!("{by} {done}, {cells} ô cần sửa.") }, match cells { 0 => format!("{by} {done}."), _ => format!("{by} {done}, {} to correct.", counted(cells, "cell", "cells")) };
    locked(day: String) = format!("Kỳ này đã khóa ngày {day}."), format!("This period was locked on {day}.");
    locked_lead = "Không sửa và gửi được nữa, những gì đã nhập vẫn được giữ. Đề nghị Văn phòng Bộ gia hạn nếu cần gửi.", "It can no longer be edited or sent; what was entered is kept. Ask the ministry office for an extension.";
    may_send_until(day: String) = format!("Được gia hạn đến hết {day}"), format!("Extended to the end of {day}");
    read_only = "Báo cáo đang ở bước khác, chỉ xem.", "The report is at another step: read only.";
    withdraw = "Thu hồi để sửa", "Take back to edit";

    // Keeping
    opening = "Đang mở trang…", "Opening…";
    saving = "Đang lưu…", "Saving…";
    saved_at(time: String) = format!("Đã lưu {time}"), format!("Saved {time}");
    not_kept(count: usize) = format!("{count} ô chưa lưu, xem chỗ báo lỗi"), format!("{} not saved, see what is marked", counted(count, "cell", "cells"));
    kept_here(count: usize) = format!("{count} thay đổi giữ trên máy này, sẽ tự gửi"), format!("{} kept on this device, sent automatically", counted(count, "change", "changes"));
    only_on_page(count: usize) = format!("{count} thay đổi chỉ còn trên trang này"), format!("{} on this page only", counted(count, "change is", "changes are"));
    device_full = "Máy này không giữ được bản tạm.", "This device cannot keep drafts.";
    device_full_lead = "Bộ nhớ của trình duyệt đã đầy hoặc bị tắt, nên số liệu vừa nhập chỉ còn trên trang này. Đừng đóng trang trước khi thấy “Đã lưu”.", "The browser's storage is full or switched off, so what you typed is on this page only. Do not close it before it says “Saved”.";
    offline = "Đang mất mạng.", "Offline.";
    kept_until_signed_in(count: usize) = format!("{count} thay đổi giữ trên máy này, gửi khi đăng nhập lại"), format!("{} kept on this device, sent once you sign in again", counted(count, "change", "changes"));
    /// Asked to check or submit while what is typed cannot reach the server.
    check_is_held = "Kiểm tra và trình cần có máy chủ: số vừa nhập phải lưu xong đã. Bấm lại khi kết nối trở lại.", "Checking and submitting need the server: what you typed must be saved first. Press again once the connection is back.";
    offline_lead = "Cứ nhập tiếp, số liệu được giữ trên máy này và tự gửi khi có mạng.", "Keep typing: it stays on this device and is sent when the network is back.";
    signed_out = "Phiên làm việc đã hết.", "Your session has ended.";
    signed_out_lead = "Số liệu vừa nhập được giữ trên máy này. Đăng nhập lại để gửi tiếp.", "What you typed is kept on this device. Sign in again to send it.";
    sign_in_again = "Đăng nhập lại", "Sign in again";
    server_away = "Máy chủ chưa nhận.", "The server does not answer.";
    server_away_lead(code: String) = format!("Số liệu được giữ trên máy này và tự gửi lại. Mã: {code}"), format!("Your figures stay on this device and are sent again. Code: {code}");
    refused = "Máy chủ không nhận thay đổi này.", "The server refused this change.";
    also_wrote(by: String) = format!("{by} vừa sửa ô này. Chọn số giữ lại:"), format!("{by} has just changed this cell. Choose which to keep:");
    somebody = "Người khác", "Somebody else";
    mine = "Của tôi", "Mine";
    theirs(by: String) = format!("Của {by}"), format!("{by}’s");

    // Why a figure is not understood
    write_number = "Viết kiểu Việt Nam: 1.234,5", "Write it the Vietnamese way, in English too: 1.234,5";
    did_you_mean = "Số này đọc được hai cách. Chọn một:", "This can be read in two ways. Choose one:";
    change_to(text: String) = format!("Sửa thành {text}"), format!("Change to {text}");
    no_number = "Đây không phải số. Viết kiểu 1.234,5", "This is no number. Write it as 1.234,5";
    no_number_whole = "Đây không phải số. Nhập số nguyên, viết kiểu 1.234", "This is no number. Enter a whole one, written 1.234";
    whole = "Chỉ tiêu này là số nguyên. Viết kiểu 1.234", "This is a whole number. Write it as 1.234";
    rank = "Nhập thứ hạng từ 1 trở lên.", "Enter a rank, 1 or more.";
    not_negative = "Nhập số từ 0 trở lên.", "Enter zero or more.";
    four_decimals = "Nhiều nhất 4 chữ số sau dấu phẩy.", "At most 4 digits after the comma.";
    too_large = "Số quá lớn. Kiểm tra đơn vị tính.", "Too large. Check the unit of measure.";
    not_a_cell = "Ô này không nhập được.", "This cell cannot be filled.";

    // The check page
    check_title = "Kiểm tra trước khi trình", "Check before submitting";
    errors_word = "Lỗi phải sửa", "Errors to fix";
    unexplained_word = "Cần giải trình", "Need a reason";
    missing_word = "Ô chưa nhập", "Empty cells";
    filled_word = "Ô đã nhập", "Cells filled";
    ready = "Số liệu đã đủ và khớp. Trình lãnh đạo được.", "Complete and consistent. Ready to submit.";
    not_ready = "Còn việc phải làm trước khi trình.", "Some things remain before submitting.";
    change = "Sửa", "Change";
    enter = "Nhập", "Fill";
    explain = "Ghi lý do", "Explain";
    explained(text: String) = format!("Giải trình: {text}"), format!("Reason: {text}");
    submit = "Trình lãnh đạo", "Submit to leader";
    submit_lead = "Lãnh đạo đơn vị nhận được ngay. Không sửa được nữa, trừ khi thu hồi.", "Your unit’s leader gets it at once. It cannot be edited any more unless taken back.";
    nil_title = "Cả báo cáo không phát sinh", "Nothing to report at all";
    nil_lead = "Dùng khi trong kỳ không có gì để báo cáo. Không phải nhập từng ô.", "Use it when nothing happened in the period. No cells are needed.";
    nil_reason = "Lý do không phát sinh", "Why there is nothing to report";
    nil_submit = "Trình báo cáo không phát sinh", "Submit a nil return";
    back_to_form = "Về biểu nhập", "Back to the form";
    offline_check = "Đang mất mạng: chưa trình được.", "Offline: it cannot be submitted yet.";
    offline_check_lead = "Số liệu đã lưu vẫn còn. Có mạng lại thì trình.", "What was saved is kept. Submit once the network is back.";
    asked_by_ministry = "Văn phòng Bộ hỏi", "Asked by the ministry";
    asked_lead = "Sửa số ở ô, hoặc trả lời vì sao số vẫn đúng. Còn ô chưa trả lời thì chưa trình được.", "Change the figure, or say why it is right. The report is submitted once each cell is changed or answered.";
    still_unanswered(count: u32) = format!("Còn {count} ô Văn phòng Bộ hỏi chưa trả lời"), counted(count, "cell the ministry asked about is not answered", "cells the ministry asked about are not answered");
    unanswered_word = "Chưa trả lời", "Not answered";
    answer_label = "Trả lời nếu số vẫn đúng", "Answer if the figure is right";
    keep_answers = "Lưu trả lời", "Save answers";
    to_cell = "Đến ô", "To the cell";

    // What came back
    sent_back_by_leader = "Lãnh đạo trả lại", "Sent back by the leader";
    came_back_from(by: String, done: &'static str, at: String) = format!("{by} {done} {at}"), format!("{by} {done} {at}");
    /// Before the day.
    again_by = "Gửi lại trước", "Due again";

    // What was just done
    done_submit = "Đã trình lãnh đạo. Lãnh đạo đơn vị nhận được ngay.", "Submitted. The unit’s leader has it now.";
    done_approve = "Đã duyệt và gửi Văn phòng Bộ.", "Approved and sent to the ministry office.";
    done_send_back = "Đã trả lại để sửa. Chuyên viên thấy ngay lý do.", "Sent back. The officer sees the reason at once.";
    done_recall = "Đã thu hồi báo cáo đã gửi.", "The sent report is recalled.";
    done_return = "Đã trả lại Sở. Sở thấy ngay các góp ý.", "Returned. The department sees the flags at once.";
    done_accept = "Đã tiếp nhận. Báo cáo được khóa.", "Accepted. The report is locked.";
    done_reopen = "Đã mở lại để Sở sửa.", "Reopened for the department to correct.";
    done_extend = "Đã gia hạn. Sở thấy ngay ngày mới.", "Extended. The department sees the new day at once.";
    done_exempt = "Đã miễn báo cáo kỳ này.", "Exempted this round.";

    // Figures that only this device has
    unsaved(count: usize) = format!("{count} ô trên máy này chưa lưu"), counted(count, "cell on this device is not saved", "cells on this device are not saved");
    unsaved_lead = "Lưu hoặc bỏ từng ô thì mới trình được: máy chủ còn giữ số cũ.", "Save or discard each before submitting: the server still has the former figures.";
    here_and_there(here: String, there: String) = format!("Trên máy này: {here} · trên máy chủ: {there}"), format!("On this device: {here} · on the server: {there}");
    send_again = "Gửi lại", "Send again";
    discard = "Bỏ", "Discard";
    discard_of(cell: String) = format!("Bỏ số trên máy này: {cell}"), format!("Discard what this device has: {cell}");

    // Approving and reviewing
    submission(no: i32) = format!("Bản {no}"), format!("Version {no}");
    sent_at(no: i32, at: String) = format!("Bản {no} · gửi {at}"), format!("Version {no} · sent {at}");
    submitted_no(no: i32) = format!("Bản {no} · chờ duyệt"), format!("Version {no} · waiting for the leader");
    title_of(title: String, unit: String) = format!("{title}, {unit}"), format!("{title}, {unit}");
    needs_eyes = "Cần xem kỹ", "Needs a look";
    needs_eyes_of(count: usize, of: usize) = format!("{count} trong {of} chỉ tiêu"), format!("{count} of {}", counted(of, "indicator", "indicators"));
    everything = "Tất cả", "All";
    everything_of(count: usize, eyes: usize) = format!("{count} chỉ tiêu, {eyes} cần xem kỹ"), format!("{}, {eyes} to look at", counted(count, "indicator", "indicators"));
    note = "Lưu ý", "Note";
    actions = "Thao tác", "Actions";
    nothing_special = "Không có chỉ tiêu nào cần xem kỹ", "No indicator needs a closer look";
    nothing_special_lead(compared: usize) = format!("Đã so {compared} số với kỳ trước: không số nào lệch từ 30%, không cảnh báo, không góp ý còn mở. Chọn Tất cả để xem hết."), format!("{} compared with the period before: none is 30% away, there is no warning and no open flag. Choose All to see everything.", counted(compared, "figure", "figures"));
    nothing_compared_lead = "Chưa có số kỳ trước để so sánh. Chọn Tất cả để xem hết.", "There are no figures of the period before to compare with. Choose All to see everything.";
    times_as_much(times: u32) = format!("Gấp {times} lần kỳ trước. Nếu đúng, ghi lý do để Văn phòng Bộ tiếp nhận."), format!("{times} times the period before. If it is right, state the reason so that the ministry office can accept it.");
    warning = "Cảnh báo", "Warning";
    breaks_rule = "Trái quy tắc", "Breaks a rule";
    up_by(figure: String) = format!("Tăng {figure}"), format!("Up {figure}");
    down_by(figure: String) = format!("Giảm {figure}"), format!("Down {figure}");
    in_points(figure: String) = format!("{figure}\u{a0}điểm"), format!("{figure}\u{a0}points");
    asked_before(no: i32) = format!("Góp ý ở bản {no}"), format!("Flagged in version {no}");
    flag_changed(was: String, is: String) = format!("Đã sửa {was} thành {is}"), format!("Changed {was} to {is}");
    flag_answered(by: String, text: String) = format!("{by} trả lời: {text}"), format!("Answer of {by}: {text}");
    flag_unanswered = "Chưa trả lời", "Not answered";
    flag_answered_short = "Đã trả lời", "Answered";
    flag_closed = "Đã đóng", "Closed";
    with_reason(text: String) = format!("{text}, có giải trình"), format!("{text}, explained");
    without_reason(text: String) = format!("{text}, chưa giải trình"), format!("{text}, not explained");
    corrected = "Đã sửa theo góp ý", "Corrected as asked";
    changed = "Đổi so với bản trước", "Changed since the last version";
    same(period: String) = format!("Giống hệt {period}"), format!("Same as {period}");
    flagged = "Đã góp ý", "Flagged";
    flag_cell(code: String) = format!("Góp ý ô {code}"), format!("Flag cell {code}");
    flag_label(code: String) = format!("Góp ý cho ô {code}"), format!("What is wrong with cell {code}");
    flag_hint(code: String) = format!("Sở thấy góp ý này ngay tại ô {code}."), format!("The department sees this at cell {code}.");
    add_flag = "Thêm góp ý", "Add";
    cancel = "Hủy", "Cancel";
    remove_flag = "Bỏ góp ý", "Remove";
    decision = "Quyết định", "Decision";
    reason_to_unit = "Ý kiến gửi Sở", "Message to the department";
    reason_example = "Nêu việc cần sửa", "Say what must be corrected";
    send_again_by = "Hạn gửi lại", "Send again by";
    flags_go_along(count: usize) = format!("{count} góp ý ở ô sẽ gửi kèm khi trả lại."), format!("{} along when returned.", counted(count, "flagged cell goes", "flagged cells go"));
    give_back = "Trả lại", "Return";
    accept = "Tiếp nhận", "Accept";
    approve = "Duyệt và gửi Văn phòng Bộ", "Approve and send";
    approve_lead = "Văn phòng Bộ nhận được ngay khi duyệt.", "The ministry office gets it as soon as you approve.";
    send_back = "Trả lại để sửa", "Send back";
    reason_to_author = "Việc cần sửa", "What to correct";
    reason_to_author_hint = "Chuyên viên thấy ngay khi mở báo cáo.", "The officer sees it on opening the report.";
    recall = "Thu hồi", "Recall";
    recall_lead = "Văn phòng Bộ chưa mở xem. Đúng hạn hay muộn tính theo lần gửi lại.", "The ministry office has not opened it yet. On time or late goes by when it is sent again.";
    recall_reason = "Lý do thu hồi", "Why it is recalled";
    reopen = "Mở lại", "Reopen";
    reopen_lead = "Bản đã tiếp nhận vẫn được giữ nguyên.", "The accepted version is kept as it is.";
    reopen_reason = "Lý do mở lại", "Why it is reopened";
    exempt = "Miễn báo cáo kỳ này", "Exempt this round";
    exempt_lead = "Sở không phải gửi báo cáo kỳ này và không bị tính quá hạn.", "The department owes no report this round, and none is counted overdue.";
    exempt_reason = "Lý do miễn", "Why it is exempted";
    queue_waiting(count: i64) = format!("{count} bản chờ"), format!("{count} waiting");
    to_decision = "Đến phần quyết định", "To the decision";

    // What was not sent yet
    not_sent = "Sở chưa gửi báo cáo này.", "The department has not sent this report.";
    not_sent_lead = "Văn phòng Bộ xem được số liệu khi lãnh đạo Sở duyệt và gửi.", "Its figures are seen here once the department’s leader has approved and sent it.";
    obligation = "Nghĩa vụ báo cáo", "What is owed";
    locks = "Khóa", "Locks";
    window_of = "Kỳ số liệu", "Data of";
    extend = "Gia hạn", "Extend";
    extend_lead = "Chỉ Sở này được gửi đến hết ngày đã chọn. Đúng hạn hay muộn vẫn tính theo hạn gốc.", "This department alone may send until the end of the day chosen. On time or late still goes by the original due day.";
    extend_until = "Được gửi đến hết ngày", "May send until the end of";
    extend_reason = "Lý do gia hạn", "Why it is extended";
    queue_place(place: i64, of: i64) = format!("{place}/{of} bản chờ"), format!("{place}/{of} waiting");
    previous_in_queue(unit: String) = format!("Sở trước: {unit}"), format!("Previous: {unit}");
    next_in_queue(unit: String) = format!("Sở sau: {unit}"), format!("Next: {unit}");
    nothing_to_decide = "Không có việc gì ở bước này.", "Nothing to decide at this step.";
    accepted_lead = "Báo cáo đã tiếp nhận và khóa.", "Accepted and locked.";

    // History
    history_title = "Lịch sử báo cáo", "History of the report";
    whole_history = "Xem cả lịch sử", "See the whole history";
    cell_history = "Lịch sử của ô", "History of the cell";
    typed_cells(count: usize) = format!("{count} ô"), counted(count, "cell", "cells");
    flagged_cell(code: String) = format!("đã góp ý ô {code}"), format!("flagged cell {code}");
    unflagged_cell(code: String) = format!("đã bỏ góp ý ô {code}"), format!("removed the flag on cell {code}");
    answered_cell(code: String) = format!("đã trả lời góp ý ô {code}"), format!("answered the flag on cell {code}");
    took_answer_back(code: String) = format!("đã rút trả lời ô {code}"), format!("took back the answer on cell {code}");
    extended_until(day: String) = format!("đã gia hạn đến hết {day}"), format!("extended the time for sending to the end of {day}");
    newest = "Mới nhất", "Newest";
    older = "Cũ hơn", "Older";
    and_more(count: usize) = format!("và {count} ô nữa"), format!("and {}", counted(count, "more cell", "more cells"));
    was_empty = "trống", "empty";
    in_version(no: i32) = format!("bản {no}"), format!("version {no}");
    back_to_report = "Về báo cáo", "Back to the report";
    no_history = "Chưa có gì xảy ra", "Nothing has happened yet";
    no_history_lead = "Mỗi lần nhập, trình, duyệt và tiếp nhận đều được ghi lại tại đây.", "Every entry, submission, approval and acceptance is recorded here.";
}

/// The kind of a document, which English has a word for; its number stays.
fn in_english(basis: &str) -> String {
    [("Thông tư ", "Circular "), ("Quyết định ", "Decision "), ("Nghị định ", "Decree ")]
        .into_iter()
        .find_map(|(kind, english)| Some(format!("{english}{}", basis.strip_prefix(kind)?)))
        .unwrap_or_else(|| basis.to_owned())
}
