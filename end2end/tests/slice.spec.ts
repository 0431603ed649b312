// One report from the first cell to acceptance: a province's officer, its leader, the ministry's coordinator.
// Kon Tum with script, Đắk Nông without, so that neither meets the other's report.
import { awake, expect, open, signIn, test, type Page } from "../fixtures";
import { Form, JUNE, find, standing, submit, tally } from "../report";

test.describe.configure({ mode: "serial" });

interface Cast {
  author: string;
  authorName: string;
  leader: string;
  leaderName: string;
  unit: string;
  unitName: string;
}

const castOf = (script: boolean): Cast =>
  script
    ? { author: "kt", authorName: "Y Mai Hương", leader: "kt.ld", leaderName: "Đỗ Tiến Lực", unit: "STTTT-KT", unitName: "Kon Tum" }
    : { author: "dno", authorName: "Trần Văn Đức", leader: "dno.ld", leaderName: "Hoàng Thị Thùy Dung", unit: "STTTT-DNO", unitName: "Đắk Nông" };

const COORDINATOR = "Nguyễn Thị Thanh Mai";

/** Of the report, known after its author found it. */
let path = "";

async function begin(page: Page, script: boolean) {
  const cast = castOf(script);
  await signIn(page, cast.author);
  path = await find(page, JUNE);
  return new Form(page, path, script);
}

test("my work names the report, its deadline and the next step", async ({ page, script }) => {
  const cast = castOf(script);
  await signIn(page, cast.author);
  await open(page, "/", script);
  // The most urgent report has a card of its own, the others a line.
  const task = page.locator("section.hero-task, li.task").filter({ hasText: /tháng 6\/2025/ });
  await expect(task).toHaveCount(1);
  await expect(task).toContainText("còn 2 ngày");
  await task.getByRole("link", { name: "Nhập báo cáo" }).click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}\/s\/buu-chinh$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("tháng 6/2025");
  await expect(page.getByRole("heading", { level: 2, name: "I. Bưu chính" })).toBeVisible();
});

test("an English number is questioned at its field and stays as typed", async ({ page, script }) => {
  const form = await begin(page, script);
  await form.section("buu-chinh");
  await form.fill("BCH04", "1,234.5");
  if (!script) await form.save();
  await awake(page, script);
  await expect(form.cell("BCH04")).toHaveValue("1,234.5");
  await expect(form.cell("BCH04")).toHaveAttribute("aria-invalid", "true");
  await expect(form.cell("BCH04")).toHaveAccessibleDescription(/Viết kiểu Việt Nam: 1\.234,5/);
  if (script) {
    await page.getByRole("button", { name: "Sửa thành 1.234,5" }).click();
    await expect(form.cell("BCH04")).toHaveValue("1.234,5");
    await expect(form.cell("BCH04")).not.toHaveAttribute("aria-invalid", "true");
    await form.save();
  } else {
    await expect(page).toHaveTitle(/^Lỗi: /);
    await expect(page.getByRole("alert").getByRole("link")).toHaveAttribute("href", "#BCH04");
    await form.fill("BCH04", "1.234,5");
    await form.save();
    await expect(form.cell("BCH04")).not.toHaveAttribute("aria-invalid", "true");
  }
});

test("what deviates asks for a reason, which is kept", async ({ page, script }) => {
  const form = await begin(page, script);
  await form.section("buu-chinh");
  await expect(form.cell("BCH04")).toHaveCount(1);
  await expect(page.getByRole("row").filter({ hasText: "Thay đổi hơn 30% so với kỳ trước" })).toBeVisible();
  const why = page.getByRole("textbox", { name: "Lý do thay đổi" });
  await why.fill("Doanh nghiệp lớn nhất ngừng dịch vụ từ ngày 01/6.");
  await form.save();
  await form.section("buu-chinh");
  await expect(page.getByRole("textbox", { name: "Lý do thay đổi" })).toHaveValue("Doanh nghiệp lớn nhất ngừng dịch vụ từ ngày 01/6.");
});

test("every section is filled: copied, typed, one cell nil", async ({ page, script }) => {
  const form = await begin(page, script);
  for (const section of ["vien-thong", "chuyen-doi-so", "an-toan"]) {
    await form.section(section);
    await form.copyPrevious();
  }
  await form.section("vien-thong");
  for (const code of ["VT02", "VT04", "VT05", "VT12"]) {
    await expect(form.cell(code)).toHaveValue(await form.before(code));
  }
  // Something of June's own, so that not all is a copy.
  const fixed = await form.cell("VT05").inputValue();
  const more = (Number(fixed.replaceAll(".", "")) + 7).toString();
  await form.fill("VT05", more);
  await form.save();
  await form.section("vien-thong");
  expect((await form.cell("VT05").inputValue()).replaceAll(".", "")).toBe(more);

  await form.section("thanh-tra");
  await form.nil("TT01A");
  await form.fill("TT01B", "0");
  await form.fill("TT01C", "0");
  await form.save();
  await form.section("thanh-tra");
  await expect(form.cell("TT01A")).toHaveValue("");
  await expect(form.cell("TT01A")).toHaveAttribute("placeholder", "Không phát sinh");
  await expect(form.cell("TT01B")).toHaveValue("0");

  await form.section("danh-gia");
  await form.paragraph("Kết quả nổi bật").fill("Đưa 12 dịch vụ công lên toàn trình.\nTập huấn cho 3 huyện.");
  await form.paragraph("Tồn tại, hạn chế và nguyên nhân").fill("Thiếu nhân lực an toàn thông tin.");
  await form.paragraph("Kết quả nổi bật").focus();
  await form.save();
  await form.section("danh-gia");
  await expect(form.paragraph("Kết quả nổi bật")).toHaveValue("Đưa 12 dịch vụ công lên toàn trình.\nTập huấn cho 3 huyện.");
});

test("computed cells compute themselves", async ({ page, script }) => {
  const form = await begin(page, script);
  await form.section("chuyen-doi-so");
  const number = async (code: string) => Number((await form.cell(code).inputValue()).replaceAll(".", ""));
  const share = ((await number("CDS03C")) / (await number("CDS03A"))) * 100;
  const shown = await form.row("CDS04").getByRole("status").innerText();
  expect(Number(shown.replace(",", "."))).toBeCloseTo(share, 0);
  await expect(form.cell("CDS04")).toHaveCount(0);
});

test("a broken rule stands beside its cell and on the check page, and blocks submitting", async ({ page, script }) => {
  const form = await begin(page, script);
  await form.section("chuyen-doi-so");
  await form.fill("CDS03B", "9.999.999");
  await form.save();
  const message = /Hồ sơ trực tuyến \(9\.999\.999\) nhiều hơn tổng hồ sơ tiếp nhận/;
  await expect(form.cell("CDS03B")).toHaveAttribute("aria-invalid", "true");
  await expect(form.cell("CDS03B")).toHaveAccessibleDescription(message);

  await form.check();
  await expect(page.getByRole("main")).toContainText("Còn việc phải làm trước khi trình.");
  await expect(tally(page, "Lỗi phải sửa")).toHaveText("1");
  await expect(tally(page, "Cần giải trình")).toHaveText("0");
  await expect(tally(page, "Ô chưa nhập")).toHaveText("0");
  await expect(page.getByRole("listitem").filter({ hasText: "CDS03B" })).toContainText(message);
  await submit(page);
  await expect(page.getByRole("alert")).toContainText("Chưa trình được: 1 lỗi.");
  if (script) await expect(page.getByRole("alert")).toBeFocused();
  await expect(page).toHaveTitle(/^Lỗi: /);

  // The link leads to the cell itself.
  await page.getByRole("listitem").filter({ hasText: "CDS03B" }).getByRole("link", { name: "Sửa" }).click();
  await expect(page).toHaveURL(/\/s\/chuyen-doi-so#CDS03B$/);
  await awake(page, script);
  await form.fill("CDS03B", await form.cell("CDS03C").inputValue());
  await form.save();
  await expect(form.cell("CDS03B")).not.toHaveAttribute("aria-invalid", "true");
});

test("the coordinator has no way to see a draft", async ({ page }) => {
  await signIn(page, "dieuphoi");
  // What is owed, and no figure of it.
  await page.goto(path);
  await expect(page.getByRole("main")).toContainText("Sở chưa gửi báo cáo này.");
  await expect(page.getByRole("main")).not.toContainText("Đưa 12 dịch vụ công");
  for (const place of ["/review", "/check", "/history", "/s/buu-chinh"]) {
    const response = await page.goto(`${path}${place}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không tìm thấy trang");
    await expect(page.getByRole("main")).not.toContainText("Đưa 12 dịch vụ công");
  }
});

test("complete and consistent, it goes to the leader", async ({ page, script }) => {
  const cast = castOf(script);
  const form = await begin(page, script);
  await form.section("buu-chinh");
  await form.check();
  await expect(page.getByRole("main")).toContainText("Số liệu đã đủ và khớp");
  await expect(page.getByRole("main")).toContainText("Giải trình: Doanh nghiệp lớn nhất ngừng dịch vụ từ ngày 01/6.");
  await expect(page.getByRole("main")).toContainText("Đưa 12 dịch vụ công lên toàn trình.");
  // An impatient hand: it counts once, and nothing is said of a mistake.
  await page.getByRole("button", { name: "Trình lãnh đạo" }).dblclick();
  await expect(page).toHaveURL(`${path}/review?done=report.submit`);
  await expect(page.getByRole("status").filter({ hasText: "Đã trình lãnh đạo." })).toBeVisible();
  await expect(standing(page)).toContainText("Chờ duyệt");
  await expect(page.getByRole("main")).toContainText(`${cast.authorName} đã trình lãnh đạo`);
  // Nothing can be typed any more.
  await form.section("vien-thong");
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("chỉ xem");
});

test("the leader finds it under work and sends it back, saying why", async ({ page, script }) => {
  const cast = castOf(script);
  await signIn(page, cast.leader);
  await open(page, "/", script);
  await page.getByRole("listitem").filter({ hasText: "tháng 6/2025" }).getByRole("link", { name: "Xem và duyệt" }).click();
  await expect(page).toHaveURL(`${path}/review`);
  await awake(page, script);

  const reason = page.getByRole("textbox", { name: "Việc cần sửa" });
  await page.getByRole("button", { name: "Trả lại để sửa" }).click();
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  await expect(reason).toHaveAccessibleDescription(/Điền ô này/);
  await awake(page, script);
  await reason.fill("Thuê bao băng rộng cố định chưa trừ số đã thanh lý.");
  await page.getByRole("button", { name: "Trả lại để sửa" }).click();
  await expect(standing(page)).toContainText("Lãnh đạo trả lại");
  await expect(page.getByRole("region", { name: "Lịch sử" })).toContainText("Thuê bao băng rộng cố định chưa trừ số đã thanh lý.");
});

test("the author reads the reason, corrects and submits again", async ({ page, script }) => {
  const cast = castOf(script);
  await signIn(page, cast.author);
  await open(page, "/", script);
  await expect(page.getByRole("main")).toContainText("Thuê bao băng rộng cố định chưa trừ số đã thanh lý.");
  const form = new Form(page, path, script);
  await form.section("vien-thong");
  await expect(page.getByRole("main")).toContainText("đã trả lại để sửa");
  await expect(page.getByRole("main")).toContainText(cast.leaderName);
  await expect(page.getByRole("main")).toContainText("Thuê bao băng rộng cố định chưa trừ số đã thanh lý.");
  await form.fill("VT05", await form.before("VT05"));
  await form.save();
  await form.check();
  await submit(page);
  await expect(standing(page)).toContainText("Chờ duyệt");
  await expect(page.getByRole("main")).toContainText("Bản 2");
});

test("the leader approves: the ministry has it", async ({ page, script }) => {
  const cast = castOf(script);
  await signIn(page, cast.leader);
  await open(page, `${path}/review`, script);
  // The bell counts what waits, and is right as soon as it waits no more.
  const bell = page.getByRole("banner").getByRole("link", { name: /việc đang chờ/i });
  const before = Number(/\d+/.exec((await bell.getAttribute("aria-label")) ?? "")?.[0]);
  expect(before).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Duyệt và gửi Văn phòng Bộ" }).dblclick();
  await expect(standing(page)).toContainText("Đã gửi");
  await expect(bell).toHaveAccessibleName(before === 1 ? "Không có việc đang chờ" : `Việc đang chờ: ${before - 1}`);
  await expect(page.getByRole("main")).toContainText("Gửi đúng hạn");
  await expect(page.getByRole("button", { name: "Duyệt và gửi Văn phòng Bộ" })).toHaveCount(0);
});

test("the coordinator flags a cell and returns the report", async ({ page, script }) => {
  const cast = castOf(script);
  await signIn(page, "dieuphoi");
  await open(page, `/reports?round=${JUNE}&unit=${cast.unit}`, script);
  await page.getByRole("rowheader").getByRole("link").click();
  await expect(page).toHaveURL(`${path}/review`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(cast.unitName);
  await awake(page, script);
  // Returning needs a flag or a reason.
  await page.getByRole("button", { name: "Trả lại" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Đánh dấu ít nhất một ô hoặc ghi lý do");
  await awake(page, script);

  await page.getByRole("link", { name: "Tất cả", exact: true }).first().click();
  await page.getByRole("link", { name: "Góp ý ô CDS05A" }).click();
  await page.getByRole("textbox", { name: "Góp ý cho ô CDS05A" }).fill("Giống hệt tháng 5. Đối chiếu với hệ thống một cửa.");
  await page.getByRole("button", { name: "Thêm góp ý" }).click();
  await expect(page.getByRole("main")).toContainText(`${COORDINATOR}: Giống hệt tháng 5. Đối chiếu với hệ thống một cửa.`);
  await expect(page.getByRole("main")).toContainText("1 góp ý ở ô sẽ gửi kèm khi trả lại.");
  await expect(standing(page)).toContainText("Đang xem xét");
  await awake(page, script);
  await page.getByRole("button", { name: "Trả lại" }).click();
  await expect(standing(page)).toContainText("Trả lại");
  await expect(page.getByRole("button", { name: "Tiếp nhận" })).toHaveCount(0);
});

test("the author sees the flagged cell, corrects and submits; the leader approves", async ({ page, script, another }) => {
  const cast = castOf(script);
  await signIn(page, cast.author);
  const form = new Form(page, path, script);
  await form.section("chuyen-doi-so");
  await expect(page.getByRole("main")).toContainText("đã trả lại");
  await expect(form.cell("CDS05A")).toHaveAccessibleDescription(/Giống hệt tháng 5\. Đối chiếu với hệ thống một cửa\./);
  await expect(page.getByRole("complementary").filter({ hasText: "Cần xử lý trước khi trình" })).toContainText("CDS05A bị trả lại");
  const settled = Number((await form.cell("CDS05A").inputValue()).replaceAll(".", "")) + 11;
  await form.fill("CDS05A", String(settled));
  await form.save();
  await form.check();
  await submit(page);
  await expect(standing(page)).toContainText("Chờ duyệt");

  const leader = await another();
  await signIn(leader, cast.leader);
  await open(leader, `${path}/review`, script);
  await leader.getByRole("button", { name: "Duyệt và gửi Văn phòng Bộ" }).click();
  await expect(standing(leader)).toContainText("Đã gửi");
});

test("the coordinator sees what was corrected, and accepts", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, `${path}/review`, script);
  const corrected = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^CDS05A/ }) });
  await expect(corrected).toContainText("Đã sửa theo góp ý");
  await page.getByRole("button", { name: "Tiếp nhận" }).click();
  await expect(standing(page)).toContainText("Đã tiếp nhận");
  await expect(standing(page)).toContainText("Báo cáo đã tiếp nhận và khóa.");
});

test("the history tells it all, to the unit and to the ministry what is theirs", async ({ page, script, another }) => {
  const cast = castOf(script);
  await signIn(page, cast.author);
  await open(page, `${path}/history`, script);
  const said = page.getByRole("main").getByRole("listitem");
  const order = [
    [COORDINATOR, "đã tiếp nhận"],
    [cast.leaderName, "đã duyệt và gửi"],
    [cast.authorName, "đã trình lãnh đạo"],
    [COORDINATOR, "đã trả lại"],
    [COORDINATOR, "đã góp ý ô CDS05A"],
    [COORDINATOR, "đã mở xem xét"],
    [cast.leaderName, "đã duyệt và gửi"],
    [cast.authorName, "đã trình lãnh đạo"],
    [cast.leaderName, "đã trả lại để sửa"],
    [cast.authorName, "đã trình lãnh đạo"],
    [cast.authorName, "đã nhập số liệu"],
  ];
  const lines = await said.allInnerTexts();
  let at = 0;
  for (const [who, what] of order) {
    const found = lines.findIndex((line, index) => index >= at && line.startsWith(`${who} ${what}`));
    expect(found, `${who} ${what}`).toBeGreaterThanOrEqual(at);
    at = found + 1;
  }
  // Each once, though the button was pressed twice.
  expect(lines.filter((line) => line.includes("đã trình lãnh đạo"))).toHaveLength(3);
  expect(lines.filter((line) => line.includes("đã duyệt và gửi"))).toHaveLength(2);

  const ministry = await another();
  await signIn(ministry, "dieuphoi");
  await open(ministry, `${path}/history`, script);
  await expect(ministry.getByRole("main")).toContainText("đã tiếp nhận");
  await expect(ministry.getByRole("main")).not.toContainText("đã nhập số liệu");
  await expect(ministry.getByRole("main")).not.toContainText("chưa trừ số đã thanh lý");
});

test("afterwards the author reads only", async ({ page, script }) => {
  const cast = castOf(script);
  await signIn(page, cast.author);
  await page.goto(path);
  await expect(page).toHaveURL(`${path}/review`);
  const form = new Form(page, path, script);
  await form.section("buu-chinh");
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("1.234,5");
  await expect(page.getByRole("button", { name: "Trình lãnh đạo" })).toHaveCount(0);
});
