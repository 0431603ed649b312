// A session that ends while somebody is at work: where that leads, and what stays.
import { awake, expect, open, signIn, test, typeAndSignIn } from "../fixtures";
import { Form, find } from "../report";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

test("a section sent after the session was ended elsewhere leads to signing in, and back to the form", async ({ another, script }) => {
  test.skip(script, "with script the cells send themselves: keeping.script.spec.ts");
  const page = await another({ userAgent: FIREFOX });
  await signIn(page, "dno");
  const form = new Form(page, await find(page, "2025-H1"), script);
  await form.section("danh-gia");
  await form.paragraph("Tồn tại, hạn chế và nguyên nhân").fill("Dòng này đến quá muộn.");

  const elsewhere = await another();
  await signIn(elsewhere, "dno");
  await elsewhere.goto("/me");
  const device = elsewhere.getByRole("listitem").filter({ hasText: "Firefox · Windows" });
  await device.getByRole("button", { name: /Đăng xuất/ }).click();
  await expect(device).toHaveCount(0);

  await page.getByRole("button", { name: "Lưu mục này" }).click();
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  await typeAndSignIn(page, "dno");
  await expect(page).toHaveURL(new RegExp(`${form.path}/s/danh-gia`));
  await expect(form.paragraph("Tồn tại, hạn chế và nguyên nhân")).toBeVisible();
});

test("a reason written without a session stays in its field", async ({ page, context, script }) => {
  test.skip(!script, "without script the browser shows the sign-in page at once");
  await signIn(page, "dieuphoi");
  await open(page, `${await find(page, "2025-H1", "STTTT-QNA")}/review`, script);
  const reason = page.getByRole("textbox", { name: "Ý kiến gửi Sở" });
  await reason.fill("Bổ sung số liệu của hai huyện.");
  await context.clearCookies({ name: /session/ });
  await page.getByRole("button", { name: "Trả lại" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Phiên làm việc đã hết.");
  await expect(reason).toHaveValue("Bổ sung số liệu của hai huyện.");
});

test("an address of an ended session leads to signing in and back", async ({ page, context, script }) => {
  await signIn(page, "qt");
  await open(page, "/reports?round=2025-M05", script);
  await context.clearCookies({ name: /session/ });
  await page.goto("/reports?round=2025-M05");
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  await awake(page, script);
  await typeAndSignIn(page, "qt");
  await expect(page).toHaveURL("/reports?round=2025-M05");
});
