// Whatever is typed is text: markup, quotes, templates and odd line ends neither run nor break a page.
import { awake, expect, open, signIn, test } from "../fixtures";
import { Form, JUNE, find } from "../report";

const TRAPS = [
  "<script>alert(1)</script>",
  "</textarea><img src=x onerror=alert(1)>",
  `'"><svg/onload=alert(1)>`,
  "{{7*7}} ${7*7}",
  "</script><script>alert(2)</script>",
  "<!-- --><!--<script>",
  "&lt;b&gt; &amp; &#x3c;",
  "javascript:alert(3)",
];
const LINES = TRAPS.join("\n");
const ONE_LINE = TRAPS.join(" ");
/** Ends a line of script in old engines. */
const SEPARATORS = "trước\u2028giữa\u2029sau";

test("in paragraphs and explanations", async ({ page, script }) => {
  // Đắk Lắk with script, Đắk Nông's quarter without.
  await signIn(page, script ? "dlk" : "dno");
  const form = new Form(page, await find(page, script ? JUNE : "2025-Q2"), script);
  await form.section("danh-gia");
  await form.paragraph("Kết quả nổi bật").fill(LINES);
  await form.paragraph("Nhiệm vụ kỳ tới").fill(SEPARATORS);
  await form.paragraph("Tồn tại, hạn chế và nguyên nhân").fill("\n\nHai dòng trống ở đầu.");
  await form.save();
  await form.section("danh-gia");
  await expect(form.paragraph("Kết quả nổi bật")).toHaveValue(LINES);
  expect(await form.paragraph("Nhiệm vụ kỳ tới").inputValue()).toMatch(/^trước\sgiữa\ssau$/);

  await form.section("vien-thong");
  await form.fill("VT12", "1");
  await form.save();
  const why = form.page.getByRole("textbox", { name: "Lý do thay đổi" }).last();
  await why.fill(ONE_LINE);
  await form.save();
  await form.section("vien-thong");
  await expect(page.getByRole("textbox", { name: "Lý do thay đổi" }).last()).toHaveValue(ONE_LINE);

  await open(page, `${form.path}/check`, script);
  for (const trap of TRAPS) await expect(page.getByRole("main")).toContainText(trap);
  await open(page, `${form.path}/history`, script);
  await expect(page.getByRole("main")).toContainText(TRAPS[0] ?? "");
  await expect(page.getByRole("main").locator("img, script, svg:not(.icon)")).toHaveCount(0);
});

test("in flags and reasons", async ({ page, script, another }) => {
  const unit = script ? "STTTT-QB" : "STTTT-LD";
  await signIn(page, "dieuphoi");
  const path = await find(page, JUNE, unit);
  await open(page, `${path}/review?view=all&flag=VT02`, script);
  await page.getByRole("textbox", { name: "Góp ý cho ô VT02" }).fill(LINES);
  await page.getByRole("button", { name: "Thêm góp ý" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Nguyễn Thị Thanh Mai: " })).toContainText(TRAPS[1] ?? "");
  await awake(page, script);
  await page.getByRole("textbox", { name: "Ý kiến gửi Sở" }).fill(LINES);
  await page.getByRole("button", { name: "Trả lại" }).click();
  await expect(page.getByRole("region", { name: "Lịch sử" })).toContainText(TRAPS[4] ?? "");

  const author = await another();
  await signIn(author, script ? "qb" : "ld");
  await open(author, "/", script);
  await expect(author.getByRole("main")).toContainText(TRAPS[0] ?? "");
  const form = new Form(author, path, script);
  await form.section("vien-thong");
  for (const trap of TRAPS) await expect(author.getByRole("main")).toContainText(trap);
  await expect(form.cell("VT02")).toHaveAccessibleDescription(/<script>alert\(1\)<\/script>/);
  await expect(author.getByRole("main").locator("img, script")).toHaveCount(0);
});

test("in a figure", async ({ page, script }) => {
  await signIn(page, script ? "py" : "dno");
  const form = new Form(page, await find(page, script ? JUNE : "2025-Q2"), script);
  await form.section("vien-thong");
  const before = await form.cell("VT05").inputValue();
  await form.fill("VT05", ONE_LINE);
  if (!script) await form.save();
  await awake(page, script);
  await expect(form.cell("VT05")).toHaveValue(ONE_LINE);
  await expect(form.cell("VT05")).toHaveAttribute("aria-invalid", "true");
  await form.fill("VT05", before);
  await form.save();
});

test("in the search and in addresses", async ({ page, script }) => {
  await signIn(page, "qt.ld");
  // A filter has at most 200 letters.
  const words = TRAPS.slice(0, 5).join(" ");
  await open(page, `/reports?q=${encodeURIComponent(words)}`, script);
  await expect(page.getByRole("main").getByRole("searchbox")).toHaveValue(words);
  await expect(page.getByRole("main")).toContainText("Không có báo cáo nào khớp");
  await open(page, `/reports?round=${encodeURIComponent(TRAPS[2] ?? "")}&unit=${encodeURIComponent(TRAPS[1] ?? "")}`, script);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Báo cáo");
  await open(page, `/${encodeURIComponent(TRAPS[0] ?? "")}`, script);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không tìm thấy trang");
  const forged = Buffer.from(JSON.stringify({ Broken: { reference: TRAPS[0] } })).toString("base64url");
  await open(page, `/me?__path=/api/app/account/api/change_password&__err=${forged}`, script);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tài khoản");
});
