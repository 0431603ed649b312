// A session that ends while somebody is at work: where that leads, and what stays.
import { expect, open, signIn, test } from "../fixtures";
import { find } from "../report";

test("a reason written without a session stays in its field", async ({ page, context, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, `${await find(page, "2025-H1", "STTTT-QNA")}/review`, script);
  const reason = page.getByRole("textbox", { name: "Ý kiến gửi Sở" });
  await reason.fill("Bổ sung số liệu của hai huyện.");
  await context.clearCookies({ name: /session/ });
  await page.getByRole("button", { name: "Trả lại" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Phiên làm việc đã hết.");
  await expect(reason).toHaveValue("Bổ sung số liệu của hai huyện.");
});
