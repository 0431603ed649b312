// A session that ends while somebody is at work: where that leads, and what stays.
import { awake, expect, open, signIn, test, typeAndSignIn } from "../fixtures";

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
