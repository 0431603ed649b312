//! Signing in over HTTP, as a browser without script does it: forms, redirects, one cookie.
#![expect(clippy::unwrap_used, reason = "tests")]

mod town;

use std::sync::Mutex;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use chrono::TimeDelta;
use domain::account::SecurityProfile;
use store::{
    people::{Origin, SecondStep},
    seed::PASSWORD,
    testing::{Village, demo_moment},
};
use totp_rs::{Builder, Secret};

use self::town::{Answer, Town};

const SITE: &str = "http://127.0.0.1:3000";
const SIGN_IN: &str = "/api/app/sign_in/api/sign_in";
const GIVE_CODE: &str = "/api/app/sign_in/api/give_code";
const CONFIRM: &str = "/api/app/sign_in/api/confirm_setup";
const ACCOUNT: &str = "/api/app/account/api";
const LIST: &str = "/api/app/reports/api/list_reports";

/// A browser: it keeps the cookie, and says where a form stood.
struct Visitor {
    town: Town,
    cookie: Mutex<String>,
}

impl Visitor {
    async fn to(village: Village) -> Self {
        Self { town: Town::of(village, "").await, cookie: Mutex::default() }
    }

    async fn signed_in() -> Self {
        let visitor = Self::to(Village::sqlite().await.unwrap()).await;
        assert_eq!(visitor.sign_in(PASSWORD, "").await.header("location"), "/");
        visitor
    }

    async fn sign_in(&self, password: &str, back: &str) -> Answer {
        let form = format!("email=qna%40giaoban.test&password={password}&back={back}");
        self.post("/sign-in", SIGN_IN, &form).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path.trim_start_matches(SITE)).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, page: &str, action: &str, form: &str) -> Answer {
        let request = Request::post(action)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "text/html")
            .header(header::REFERER, format!("{SITE}{page}"))
            .body(Body::from(form.to_owned()));
        self.send(request.unwrap()).await
    }

    async fn send(&self, mut request: Request<Body>) -> Answer {
        let cookie = self.cookie.lock().unwrap().clone();
        if !cookie.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        }
        let answer = self.town.send(request).await;
        let mut kept = self.cookie.lock().unwrap();
        for set in answer.headers.get_all(header::SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            let name = format!("{}=", pair.split('=').next().unwrap());
            let is_other = |one: &&str| !one.is_empty() && !one.starts_with(&name);
            let all: Vec<&str> = kept.split("; ").filter(is_other).chain([pair]).collect();
            *kept = all.join("; ");
        }
        drop(kept);
        answer
    }

    fn secret(&self) -> String {
        let cookies = self.cookie.lock().unwrap().clone();
        let mut cookies = cookies.split("; ");
        cookies.find_map(|one| one.strip_prefix("session=")).unwrap().to_owned()
    }
}

/// What a telephone shows at the village's moment.
fn code(secret: &str, village: &Village) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).with_account_name("a").build().unwrap();
    totp.generate(u64::try_from(village.store.clock().now().at.timestamp()).unwrap()).to_string()
}

#[tokio::test]
async fn a_visitor_signs_in_and_out_without_script() {
    let visitor = Visitor::to(Village::sqlite().await.unwrap()).await;
    let page = visitor.get("/sign-in").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(SIGN_IN) && !page.body.contains(" style=\""));

    let answer = visitor.sign_in(PASSWORD, "/reports?status=draft").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::FOUND, "/reports?status=draft")
    );
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.starts_with("session="));
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
    let me = visitor.get("/me").await;
    assert!(
        me.status == StatusCode::OK
            && me.body.contains("Lê Thu Hà")
            && !me.body.contains(" style=\"")
    );
    assert_eq!(
        visitor.get("/sign-in?back=/me").await.header("location"),
        "/me",
        "signed in already"
    );

    let secret = visitor.secret();
    let out = visitor.post("/me", "/sign-out", "").await;
    assert_eq!(out.header("location"), "/sign-in");
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert!(
        visitor.town.village.store.viewer(&secret).await.unwrap().is_none(),
        "ended on the server"
    );
}

#[tokio::test]
async fn a_wrong_password_is_said_beneath_the_field_and_only_the_email_comes_back() {
    let visitor = Visitor::to(Village::sqlite().await.unwrap()).await;
    let back = visitor.sign_in("khong-phai", "").await;
    let kept = back.header("set-cookie").to_owned();
    assert!(kept.starts_with("email=qna%40giaoban.test; Path=/sign-in; Max-Age=60; HttpOnly;"));
    assert!(!kept.contains("khong-phai") && !back.header("location").contains("qna"));
    assert!(back.header("location").starts_with(&format!("{SITE}/sign-in?")));
    assert!(!back.header("location").contains("khong-phai"));
    let page = visitor.get(back.header("location")).await;
    assert!(
        page.body.contains("id=\"password-wrong\"") && page.body.contains("mật khẩu chưa đúng.")
    );
    assert!(page.body.contains("<title>Lỗi: Đăng nhập · Giao Ban</title>"));
    assert!(!page.body.contains("khong-phai"));
    assert!(page.body.contains("value=\"qna@giaoban.test\""), "{}", page.body);
    let fresh = visitor.get("/sign-in").await;
    assert!(!fresh.body.contains("value=\"qna@giaoban.test\""), "only where it failed");
}

#[tokio::test]
async fn a_pause_that_strangers_caused_does_not_keep_the_owner_out() {
    let owner = Visitor::signed_in().await;
    owner.post("/me", "/sign-out", "").await;
    let village = owner.town.village.clone();
    for _ in 0..5 {
        let tried = village.store.sign_in("qna@giaoban.test", "doan mo", &Origin::default()).await;
        assert!(tried.is_err());
    }
    let elsewhere = Visitor::to(village).await;
    let paused = elsewhere.sign_in(PASSWORD, "").await;
    assert!(paused.header("location").contains("/sign-in?"), "another device waits");
    assert_eq!(owner.sign_in(PASSWORD, "").await.header("location"), "/");
}

#[tokio::test]
async fn the_way_back_is_never_another_site() {
    for trap in
        ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "%2Fsign-in"]
    {
        let visitor = Visitor::to(Village::sqlite().await.unwrap()).await;
        assert_eq!(visitor.sign_in(PASSWORD, trap).await.header("location"), "/", "{trap}");
        let again = visitor.get(&format!("/sign-in?back={trap}")).await;
        assert_eq!(again.header("location"), "/", "{trap}");
        let form = format!("theme=dark&back={trap}");
        let chosen = visitor.post("/", "/preferences", &form).await;
        assert!(["/", "/sign-in"].contains(&chosen.header("location")), "{trap}");
    }
}

#[tokio::test]
async fn a_code_is_asked_for_and_nothing_is_reached_without_it() {
    let village = Village::sqlite().await.unwrap();
    let before = village.at(demo_moment() - TimeDelta::minutes(2));
    let first =
        before.store.sign_in("qna@giaoban.test", PASSWORD, &Origin::default()).await.unwrap();
    let first = before.store.begin_code(&first.token, PASSWORD).await.unwrap();
    let setup = before.store.code_setup(&first.token).await.unwrap().unwrap();
    before.store.confirm_code(&first.token, &code(&setup.secret, &before)).await.unwrap();

    let visitor = Visitor::to(village.clone()).await;
    let step = visitor.sign_in(PASSWORD, "/me").await;
    assert_eq!(step.header("location"), "/sign-in/code?back=/me");
    for (page, asked) in [
        ("/", "/sign-in/code?back=/"),
        ("/reports?unit=STTTT-QNA", "/sign-in/code?back=/reports%3Funit%3DSTTTT-QNA"),
        ("/me", "/sign-in/code?back=/me"),
        ("/sign-in/enrol", "/sign-in/code"),
        ("/sign-in/enrol?back=/me", "/sign-in/code?back=/me"),
    ] {
        assert_eq!(visitor.get(page).await.header("location"), asked);
    }
    for action in
        [LIST.to_owned(), format!("{ACCOUNT}/read_account"), format!("{ACCOUNT}/begin_code")]
    {
        let request =
            Request::post(action).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = visitor.send(request.body(Body::empty()).unwrap()).await;
        assert!([StatusCode::UNAUTHORIZED, StatusCode::BAD_REQUEST].contains(&answer.status));
        assert!(!answer.body.contains("STTTT"));
    }
    let wrong = visitor.post("/sign-in/code?back=/me", GIVE_CODE, "code=000000&back=/me").await;
    let page = visitor.get(wrong.header("location")).await;
    assert!(page.body.contains("id=\"code-wrong\"") && page.body.contains("value=\"/me\""));
    let half = visitor.secret();
    let form = format!("code={}&back=/me", code(&setup.secret, &village));
    assert_eq!(visitor.post("/sign-in/code", GIVE_CODE, &form).await.header("location"), "/me");
    assert_ne!(visitor.secret(), half, "a fresh secret with the step");
    assert_eq!(visitor.get("/me").await.status, StatusCode::OK);
}

#[tokio::test]
async fn where_a_code_is_asked_of_everybody_it_is_set_up_on_the_way_in() {
    let village = Village::sqlite().await.unwrap().under(SecurityProfile::Tcvn3);
    let visitor = Visitor::to(village.clone()).await;
    assert_eq!(visitor.sign_in(PASSWORD, "").await.header("location"), "/sign-in/enrol");
    let asked = visitor.get("/reports").await;
    assert_eq!(asked.header("location"), "/sign-in/enrol?back=/reports");
    let page = visitor.get("/sign-in/enrol").await.body;
    let shown = page.split("<code class=\"secret\">").nth(1).unwrap().split('<').next().unwrap();
    assert!(page.contains("<path d=\"M0 0h7v1h-7z") && !page.contains(" style=\""));

    let form = format!("code={}", code(&shown.replace(' ', ""), &village));
    assert_eq!(visitor.post("/sign-in/enrol", CONFIRM, &form).await.header("location"), "/me");
    let page = visitor.get("/me").await.body;
    let codes = page.split("<ol class=\"codes\">").nth(1).unwrap().split("</ol>").next().unwrap();
    assert_eq!(codes.matches("<li>").count(), 10);
    let kept = visitor.post("/me", &format!("{ACCOUNT}/keep_recovery_codes"), "").await;
    assert_eq!(kept.header("location"), "/me?done=kept");
    assert!(!visitor.get("/me").await.body.contains("class=\"codes\""));
}

#[tokio::test]
async fn a_one_time_password_is_changed_before_anything_else() {
    let village = Village::sqlite().await.unwrap();
    let once = village.store.set_password("qna@giaoban.test", SecondStep::Keep).await.unwrap();
    let visitor = Visitor::to(village).await;
    visitor.sign_in(&once, "").await;
    assert_eq!(visitor.get("/reports").await.header("location"), "/me");
    let request =
        Request::post(LIST).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = visitor.send(request.body(Body::empty()).unwrap()).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);

    let page = visitor.get("/me").await.body;
    assert!(page.contains("Đặt mật khẩu mới") && !page.contains("id=\"devices\""));
    let action = format!("{ACCOUNT}/change_password");
    let form = format!("input[current]={once}&input[new]=ngan&input[again]=khac");
    let refused = visitor.post("/me", &action, &form).await;
    let page = visitor.get(refused.header("location")).await.body;
    assert!(page.contains("id=\"new-problem\"") && page.contains("id=\"again-problem\""));
    assert_eq!(
        visitor.town.village.store.typed(&visitor.secret()).await.unwrap(),
        None,
        "no password waits"
    );

    let new = "ruong+bac+thang+mua+nuoc+do";
    let form = format!("input[current]={once}&input[new]={new}&input[again]={new}");
    assert_eq!(visitor.post("/me", &action, &form).await.header("location"), "/");
    assert_eq!(visitor.get("/reports").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_waits_for_the_next() {
    let visitor = Visitor::signed_in().await;
    let tomorrow = visitor.town.village.at(demo_moment() + TimeDelta::days(1));
    let again = Visitor::to(tomorrow).await;
    *again.cookie.lock().unwrap() = format!("session={}", visitor.secret());
    let id = uuid::Uuid::from_u128(7);
    let page = format!("/reports/{id}/s/vt");
    let form = format!("id={id}&section=vt&then=stay&input[cell][VT02]=12.345&input[rev][VT02]=0");
    let sent = again.post(&page, "/api/app/reports/api/save_section", &form).await;
    let asked = again.get(sent.header("location")).await;
    assert_eq!(asked.header("location"), format!("/sign-in?back=/reports/{id}/s/vt%3F__kept%3D1"));
    let back = again.sign_in(PASSWORD, &format!("/reports/{id}/s/vt%3F__kept%3D1")).await;
    assert_eq!(back.header("location"), format!("{page}?__kept=1"));
    let typed = again.town.village.store.typed(&again.secret()).await.unwrap();
    assert_eq!(typed.as_deref(), Some(form.as_str()));
}

#[tokio::test]
async fn language_and_theme_are_chosen_before_and_after() {
    let visitor = Visitor::to(Village::sqlite().await.unwrap()).await;
    let chosen = visitor.post("/sign-in", "/preferences", "locale=en&back=/sign-in?as%3Dqna").await;
    assert_eq!(
        (chosen.status, chosen.header("location")),
        (StatusCode::SEE_OTHER, "/sign-in?as=qna")
    );
    assert!(visitor.get("/sign-in").await.body.contains("lang=\"en\""));
    assert_eq!(
        visitor.post("/", "/preferences", "locale=fr").await.status,
        StatusCode::BAD_REQUEST
    );

    visitor.sign_in(PASSWORD, "").await;
    assert!(visitor.get("/me").await.body.contains("lang=\"en\""), "chosen on the way in");
    visitor.post("/me", "/sign-out", "").await;
    let other = format!("email=dng%40giaoban.test&password={PASSWORD}");
    visitor.post("/sign-in", SIGN_IN, &other).await;
    assert!(visitor.get("/me").await.body.contains("lang=\"vi\""), "not by whoever comes next");

    let visitor = Visitor::signed_in().await;
    let cookie = visitor.cookie.lock().unwrap().clone();
    visitor.post("/me", "/preferences", "theme=dark&back=/me").await;
    *visitor.cookie.lock().unwrap() = cookie;
    assert!(
        visitor.get("/me").await.body.contains("data-theme=\"dark\""),
        "of the person, not the browser"
    );
}

#[tokio::test]
async fn single_letters_are_switched_off_on_one_device() {
    let visitor = Visitor::signed_in().await;
    let pressed = |body: &str, value: &str| {
        let button = format!("name=\"keys\" value=\"{value}\" aria-pressed=\"true\"");
        body.contains(&button)
    };
    assert!(pressed(&visitor.get("/me").await.body, "on"));
    let chosen = visitor.post("/me", "/preferences", "keys=off&back=/me").await;
    assert_eq!((chosen.status, chosen.header("location")), (StatusCode::SEE_OTHER, "/me"));
    assert!(chosen.header("set-cookie").starts_with("keys=off; Path=/; Max-Age="));
    assert!(pressed(&visitor.get("/me").await.body, "off"));
    let other = visitor.post("/me", "/preferences", "keys=maybe").await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn one_address_does_not_try_for_ever() {
    let town = Town::open("").await;
    let mut statuses = Vec::new();
    for n in 0..70 {
        let form = format!("email=someone{n}%40giaoban.test&password=x");
        statuses.push(town.post(SIGN_IN, &form, &[]).await.status);
    }
    assert_eq!(statuses[..60], [StatusCode::UNAUTHORIZED; 60]);
    assert!(statuses.contains(&StatusCode::SERVICE_UNAVAILABLE));
}

#[tokio::test]
async fn every_answer_makes_the_browser_careful() {
    let visitor = Visitor::signed_in().await;
    let anonymous = Town::open("").await;
    for answer in [
        visitor.get("/me").await,
        visitor.get("/nowhere").await,
        anonymous.get("/sign-in").await,
        anonymous.get("/reports").await,
        anonymous.get("/favicon.svg").await,
        anonymous.get("/api/v1/me").await,
        anonymous.get("/healthz").await,
    ] {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value);
        }
        assert!(answer.header("permissions-policy").contains("camera=()"));
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"));
        assert_eq!(answer.header("strict-transport-security"), "", "not over plain HTTP");
        assert_eq!(answer.header("server"), "");
    }
    assert_eq!(visitor.get("/me").await.header("cache-control"), "no-store");
    assert_eq!(anonymous.get("/sign-in").await.header("cache-control"), "no-store");
    let text = anonymous.get("/.well-known/security.txt").await.body;
    assert!(
        text.contains("Contact: mailto:security@127.0.0.1")
            && text.contains("Expires: 2025-12-10T")
    );
}
