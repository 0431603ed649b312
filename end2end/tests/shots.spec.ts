// Pictures of every screen into SHOTS_DIR: `<page>_<w>x<h>[-dark].png` in Vietnamese, some in English, some on paper.
import { PASSWORD, awake, choose, expect, open, signIn, test, typeAndSignIn, type Page } from "../fixtures";
import { codeNow } from "../phone";
import { Form, JUNE, find } from "../report";

const folder = process.env.SHOTS_DIR ?? "";
const SIZES = [[390, 844], [820, 1180], [1180, 820], [1440, 900]] as const;

test.use({ contextOptions: { reducedMotion: "reduce" } });

interface Wanted {
  /** The whole height as well, on a phone and on a desk. */
  whole?: boolean;
  dark?: boolean;
  sizes?: readonly (readonly [number, number])[];
}

async function shoot(page: Page, name: string, { whole = false, dark = true, sizes = SIZES }: Wanted = {}) {
  for (const colorScheme of dark ? (["light", "dark"] as const) : (["light"] as const)) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      const ending = colorScheme === "dark" ? "-dark" : "";
      await page.screenshot({ path: `${folder}/${name}_${width}x${height}${ending}.png` });
      if (whole && !ending && [390, 1440].includes(width)) {
        await page.screenshot({ path: `${folder}/${name}_${width}-whole.png`, fullPage: true });
      }
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1180, height: 820 });
}

/** As it leaves the printer: a picture of the first sheet's width, and the sheets themselves. */
async function print(page: Page, name: string) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ path: `${folder}/${name}_print.png`, fullPage: true });
  await page.pdf({ path: `${folder}/${name}.pdf`, format: "A4", preferCSSPageSize: true });
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1180, height: 820 });
}

const inEnglish: Wanted = { dark: false, sizes: [[390, 844], [1180, 820]] };

test("signing in", async ({ page }) => {
  await open(page, "/sign-in", true);
  await shoot(page, "sign-in");
  await page.locator("summary").filter({ hasText: "Tài khoản minh họa" }).click();
  await shoot(page, "sign-in-accounts", { dark: false });
  await typeAndSignIn(page, "py.ld", "khong-phai-mat-khau");
  await expect(page.getByRole("alert")).toBeVisible();
  await awake(page, true);
  await shoot(page, "sign-in-wrong");
  await page.getByLabel("Tên đăng nhập (e-mail)").fill("");
  await page.locator("summary").filter({ hasText: "Ngôn ngữ" }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await awake(page, true);
  await shoot(page, "sign-in-en", inEnglish);
});

test("the officer", async ({ page, context, silence }) => {
  silence.allow(/net::ERR_INTERNET_DISCONNECTED/);
  await signIn(page, "qna");
  await open(page, "/", true);
  await shoot(page, "work", { whole: true });
  await open(page, "/reports", true);
  await shoot(page, "list-officer");
  const report = await find(page, JUNE);
  const form = new Form(page, report, true);
  await form.section("chuyen-doi-so");
  await shoot(page, "form", { whole: true });
  await print(page, "form");
  await form.section("danh-gia");
  await shoot(page, "form-paragraphs");
  await form.section("vien-thong");
  await form.cell("VT02").fill("1,234.5");
  await form.cell("VT02").blur();
  await context.setOffline(true);
  await form.cell("VT04").fill("1");
  await form.cell("VT04").blur();
  await expect(form.state()).toContainText("giữ trên máy này");
  await shoot(page, "form-offline");
  await context.setOffline(false);
  await form.cell("VT02").fill(await form.before("VT02"));
  await form.cell("VT04").fill(await form.before("VT04"));
  await form.save();
  await open(page, `${report}/check`, true);
  await shoot(page, "check", { whole: true });
  await print(page, "check");
  await page.getByRole("button", { name: "Trình lãnh đạo" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await shoot(page, "check-refused", { dark: false });
  await open(page, `${report}/history`, true);
  await shoot(page, "history");
  await open(page, "/me", true);
  await shoot(page, "me", { whole: true });
  await open(page, "/khong-co-trang-nay", true);
  await shoot(page, "absent");
  await choose(page, "English");
  for (const [name, path] of [["work", "/"], ["list", "/reports"], ["form", `${report}/s/chuyen-doi-so`], ["check", `${report}/check`], ["me", "/me"]]) {
    await open(page, path ?? "/", true);
    await shoot(page, `${name}-en`, inEnglish);
  }
});

test("a code of the phone", async ({ page, another }) => {
  await signIn(page, "cvt");
  await open(page, "/me", true);
  const card = page.getByRole("region", { name: "Mã xác thực" });
  await card.locator("summary").filter({ hasText: "Thiết lập" }).click();
  await card.getByLabel("Mật khẩu hiện tại", { exact: true }).fill(PASSWORD);
  await card.getByRole("button", { name: "Tiếp tục" }).click();
  const secret = (await card.locator("code").innerText()).replaceAll(" ", "");
  await card.scrollIntoViewIfNeeded();
  await shoot(page, "me-code", { dark: false });
  await card.getByRole("textbox").fill(codeNow(secret));
  await card.getByRole("button", { name: "Bật mã xác thực" }).click();
  await expect(page.getByRole("region", { name: "Mã khôi phục" })).toBeVisible();
  await shoot(page, "me-recovery", { dark: false });
  await print(page, "me-recovery");
  const other = await another();
  await open(other, "/sign-in", true);
  await typeAndSignIn(other, "cvt");
  await expect(other).toHaveURL(/\/sign-in\/code/);
  await awake(other, true);
  await shoot(other, "sign-in-code");
});

test("two people on one cell", async ({ page, another }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  const second = await another();
  await signIn(second, "py");
  const later = new Form(second, form.path, true);
  for (const one of [form, later]) await one.section("vien-thong");
  await form.fill("VT02", "1.000.001");
  await form.save();
  await later.fill("VT02", "1.000.002");
  await expect(second.getByRole("button", { name: /Của tôi/ })).toBeVisible();
  await shoot(second, "form-conflict");
});

test("returned", async ({ page }) => {
  await signIn(page, "gl");
  await open(page, "/", true);
  await shoot(page, "work-returned");
  await new Form(page, await find(page, JUNE), true).section("chuyen-doi-so");
  await shoot(page, "form-returned", { whole: true });
});

test("the leader", async ({ page }) => {
  await signIn(page, "bdi.ld");
  await open(page, "/", true);
  await shoot(page, "work-leader");
  await open(page, `${await find(page, JUNE)}/review`, true);
  await shoot(page, "approve", { whole: true });
});

test("the coordinator", async ({ page }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/", true);
  await shoot(page, "work-coordinator", { whole: true });
  await open(page, "/reports", true);
  await shoot(page, "list", { whole: true });
  await open(page, "/reports?q=khong-co-gi", true);
  await shoot(page, "list-nothing", { dark: false });
  const report = await find(page, JUNE, "STTTT-KH");
  await open(page, `${report}/review`, true);
  await shoot(page, "review", { whole: true });
  await print(page, "review");
  await open(page, `${report}/review?view=all&flag=CDS05A#CDS05A`, true);
  await shoot(page, "review-flagging");
  await open(page, `${report}/history`, true);
  await shoot(page, "history-ministry", { dark: false });
  await page.locator("summary").filter({ hasText: "Tài khoản: " }).filter({ visible: true }).click();
  await shoot(page, "menu", { sizes: [[390, 844], [1180, 820]] });
  await page.keyboard.press("Escape");
  await choose(page, "English");
  await open(page, `${report}/review`, true);
  await shoot(page, "review-en", inEnglish);
});

test("the gallery", async ({ page }) => {
  await signIn(page, "danang");
  await open(page, "/gallery", true);
  await shoot(page, "gallery", { whole: true });
});
