//! One call of every endpoint about recommendations.

pub const CALLS: &[(&str, &str)] = &[
    ("GET /api/v1/recommendations", "?unit={unit}"),
    ("GET /api/v1/recommendations/summary", ""),
    ("GET /api/v1/recommendations/{no}", ""),
    (
        "POST /api/v1/recommendations",
        r#"{"title": "", "background": "", "proposal": "", "topic": "", "origin": ""}"#,
    ),
    ("POST /api/v1/recommendations/{no}/accept", "{}"),
    ("POST /api/v1/recommendations/{no}/approve", "{}"),
    ("POST /api/v1/recommendations/{no}/ask", r#"{"question": "Bao nhiêu hộ"}"#),
    ("POST /api/v1/recommendations/{no}/assign", r#"{"lead": "CVT"}"#),
    ("POST /api/v1/recommendations/{no}/confirm", r#"{"rating": "satisfied"}"#),
    (
        "POST /api/v1/recommendations/{no}/decline",
        r#"{"reason": "Không thuộc lĩnh vực", "competent": "Cục Báo chí"}"#,
    ),
    (
        "POST /api/v1/recommendations/{no}/draft-answer",
        r#"{"body": "Trả lời", "outcome": "resolved"}"#,
    ),
    ("POST /api/v1/recommendations/{no}/message", r#"{"body": ""}"#),
    ("POST /api/v1/recommendations/{no}/note", r#"{"body": ""}"#),
    ("POST /api/v1/recommendations/{no}/publish", "{}"),
    ("POST /api/v1/recommendations/{no}/reopen", r#"{"reason": "Chưa rõ ràng"}"#),
    ("POST /api/v1/recommendations/{no}/reply", r#"{"reply": "Có 212 hộ"}"#),
    (
        "POST /api/v1/recommendations/{no}/request-signature",
        r#"{"body": "Trả lời", "outcome": "resolved"}"#,
    ),
    ("POST /api/v1/recommendations/{no}/return-answer", r#"{"reason": "Thiếu căn cứ"}"#),
    ("POST /api/v1/recommendations/{no}/send-back", r#"{"reason": "Thiếu căn cứ"}"#),
    ("POST /api/v1/recommendations/{no}/submit", "{}"),
    ("POST /api/v1/recommendations/{no}/transfer", r#"{"authority": "Bộ Công Thương"}"#),
    ("POST /api/v1/recommendations/{no}/withdraw", r#"{"reason": "Đã tự giải quyết"}"#),
    ("POST /api/app/recommendations/api/accept_recommendation", "called={no}&seen=0"),
    ("POST /api/app/recommendations/api/approve_recommendation", "called={no}&seen=0"),
    (
        "POST /api/app/recommendations/api/ask_recommendation",
        "called={no}&seen=0&question=Bao nhiêu hộ",
    ),
    ("POST /api/app/recommendations/api/assign_recommendation", "called={no}&seen=0&lead=CVT"),
    (
        "POST /api/app/recommendations/api/confirm_recommendation",
        "called={no}&seen=0&rating=satisfied",
    ),
    (
        "POST /api/app/recommendations/api/decline_recommendation",
        "called={no}&seen=0&reason=Không thuộc lĩnh vực&competent=Cục Báo chí",
    ),
    ("POST /api/app/recommendations/api/list_recommendations", r#"{"filter": {"unit": "{unit}"}}"#),
    ("POST /api/app/recommendations/api/publish_answer", "called={no}&seen=0&mode=direct"),
    ("POST /api/app/recommendations/api/raise_recommendation", "input[title]="),
    ("POST /api/app/recommendations/api/read_raising", "called="),
    ("POST /api/app/recommendations/api/read_recommendation", "called={no}"),
    ("POST /api/app/recommendations/api/read_summary", "year=2025"),
    (
        "POST /api/app/recommendations/api/reopen_recommendation",
        "called={no}&seen=0&reason=Chưa rõ ràng",
    ),
    (
        "POST /api/app/recommendations/api/reply_recommendation",
        "called={no}&seen=0&reply=Có 212 hộ",
    ),
    ("POST /api/app/recommendations/api/return_answer", "called={no}&seen=0&reason=Thiếu căn cứ"),
    ("POST /api/app/recommendations/api/revise_recommendation", "called={no}&seen=0&input[title]="),
    (
        "POST /api/app/recommendations/api/save_answer",
        "called={no}&seen=0&input[body]=Trả lời&input[outcome]=resolved",
    ),
    (
        "POST /api/app/recommendations/api/send_back_recommendation",
        "called={no}&seen=0&reason=Thiếu căn cứ",
    ),
    ("POST /api/app/recommendations/api/submit_recommendation", "called={no}&seen=0"),
    (
        "POST /api/app/recommendations/api/transfer_recommendation",
        "called={no}&seen=0&authority=Bộ Công Thương",
    ),
    (
        "POST /api/app/recommendations/api/withdraw_recommendation",
        "called={no}&seen=0&reason=Đã tự giải quyết",
    ),
    ("POST /api/app/recommendations/api/write_message", "called={no}&body="),
    ("POST /api/app/recommendations/api/write_note", "called={no}&body="),
];
