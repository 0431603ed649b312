// A session that ends while somebody is at work: where that leads, and what stays.
import { expect, signIn, test, typeAndSignIn } from "../fixtures";
import { Form, find } from "../report";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

test("a section sent after the session was ended elsewhere leads to signing in, and back to the form", async ({ another, script }) => {
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
