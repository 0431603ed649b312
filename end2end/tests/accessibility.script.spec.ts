// Every page in both languages and themes, on a phone and on a tablet: axe, targets, headings, no scrolling sideways.
import { PASSWORD, awake, barriers, expect, flaws, open, signIn, speak, test, typeAndSignIn, type Page } from "../fixtures";
import { codeNow } from "../phone";
import { Form, JUNE, find } from "../report";

// Colours must have arrived when they are measured.
test.use({ contextOptions: { reducedMotion: "reduce" } });
test.describe.configure({ timeout: 240_000 });

const languages = ["vi", "en"] as const;
type Language = (typeof languages)[number];

/** What is wrong with a page, and in which of its forms. */
let wrong: Map<string, string[]>;

test.beforeEach(() => {
  wrong = new Map();
});

test.afterEach(() => {
  expect(Object.fromEntries(wrong)).toEqual({});
});

/** The page as it stands, in each theme and width. */
async function everywhere(page: Page, name: string, language: Language) {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  for (const width of [1180, 390]) {
    // So high that no bar at the window's edge covers what is measured.
    await page.setViewportSize({ width, height: 820 });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(height, 820) + 200 });
    const complain = (where: string, complaints: string[]) => {
      for (const one of complaints) wrong.set(one, [...(wrong.get(one) ?? []), `${name} ${width} ${where}`]);
    };
    complain("", await flaws(page));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      complain(colorScheme, await barriers(page));
    }
  }
  await page.setViewportSize({ width: 1180, height: 820 });
}

async function signInIn(page: Page, name: string, language: Language) {
  await signIn(page, name);
  await speak(page, language);
}

for (const language of languages) {
  test(`signing in, ${language}`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    await open(page, "/sign-in", true);
    await everywhere(page, "sign-in", language);
    await typeAndSignIn(page, "py.ld", "khong-phai-mat-khau");
    await expect(page.getByRole("alert")).toBeVisible();
    await awake(page, true);
    await everywhere(page, "sign-in refused", language);
  });

  test(`a code of the phone, ${language}`, async ({ page, another }) => {
    const name = language === "vi" ? "cbc" : "cptth";
    await signInIn(page, name, language);
    await open(page, "/me", true);
    const card = page.getByRole("region", { name: /^(Mã xác thực|Sign-in codes)$/ });
    await card.locator("summary").filter({ hasText: /^(Thiết lập|Set up)$/ }).click();
    await everywhere(page, "the password before a code", language);
    await card.getByLabel(/^(Mật khẩu hiện tại|Current password)$/).fill(PASSWORD);
    await card.getByRole("button", { name: /^(Tiếp tục|Continue)$/ }).click();
    const secret = (await card.locator("code").innerText()).replaceAll(" ", "");
    await awake(page, true);
    await everywhere(page, "setting a code up", language);
    await card.getByRole("textbox").fill(codeNow(secret));
    await card.getByRole("button", { name: /^(Bật mã xác thực|Turn on sign-in codes)$/ }).click();
    await expect(page.getByRole("region", { name: /^(Mã khôi phục|Recovery codes)$/ })).toBeVisible();
    await awake(page, true);
    await everywhere(page, "recovery codes", language);

    const other = await another();
    await other.context().addCookies([{ name: "locale", value: language, url: page.url() }]);
    await open(other, "/sign-in", true);
    await typeAndSignIn(other, name);
    await expect(other).toHaveURL(/\/sign-in\/code/);
    await awake(other, true);
    await everywhere(other, "giving a code", language);
  });

  test(`the officer's pages, ${language}`, async ({ page }) => {
    await signInIn(page, "nt", language);
    const report = await find(page, "2025-H1");
    const form = new Form(page, report, true);
    // Returned with flags, and now with an error and a warning as well.
    await form.section("chuyen-doi-so");
    await form.fill("CDS02", "9.999");
    await form.fill("CDS08", "1");
    await page.keyboard.press("Control+s");
    await expect(page.getByRole("row").filter({ hasText: /kỳ trước \(|period before \(/ })).toHaveCount(1);
    await everywhere(page, "form with problems", language);
    const pages = {
      "form with flags": `${report}/s/kinh-te-so`,
      paragraphs: `${report}/s/danh-gia`,
      check: `${report}/check`,
      history: `${report}/history`,
      work: "/",
      list: "/reports",
      "nothing found": "/reports?q=khong-co-gi",
      account: "/me",
      absent: "/khong-co-trang-nay",
    };
    for (const [name, path] of Object.entries(pages)) {
      await open(page, path, true);
      await everywhere(page, name, language);
    }
  });

  test(`the leader's pages, ${language}`, async ({ page }) => {
    await signInIn(page, "bdi.ld", language);
    await open(page, "/", true);
    await everywhere(page, "work", language);
    await open(page, `${await find(page, JUNE)}/review`, true);
    await everywhere(page, "approving", language);
  });

  test(`the coordinator's pages, ${language}`, async ({ page }) => {
    await signInIn(page, "danang", language);
    await open(page, "/", true);
    await everywhere(page, "work", language);
    await open(page, "/reports", true);
    await everywhere(page, "list", language);
    const report = await find(page, JUNE, "STTTT-KH");
    await open(page, `${report}/review`, true);
    await everywhere(page, "review", language);
    await open(page, `${report}/review?view=all&flag=CDS05A#CDS05A`, true);
    await everywhere(page, "flagging", language);
  });

  test(`the gallery, ${language}`, async ({ page }) => {
    await signInIn(page, "danang", language);
    await open(page, "/gallery", true);
    await everywhere(page, "gallery", language);
  });
}
