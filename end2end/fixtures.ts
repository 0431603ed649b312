// What every test gets: pages that must stay silent (no console error, no CSP report, no dialog), people to
// sign in as, and the questions asked of every page.
import AxeBuilder from "@axe-core/playwright";
import {
  expect,
  test as base,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from "@playwright/test";

export { expect, type Locator, type Page };

/** Of every demo account. */
export const PASSWORD = "GiaoBan-2025-demo";

/** What pages say that nobody asked for. */
export class Silence {
  /** What is answered to a question that was allowed. */
  answer: "accept" | "dismiss" = "dismiss";
  private readonly noise: string[] = [];
  // Chromium writes a line for each refusal; the tests ask for those.
  private readonly let_through: RegExp[] = [/the server responded with a status of 4(01|03|04|09|22|29)/];

  /** From now on this is expected: `net::ERR_INTERNET_DISCONNECTED`, a question before signing out … */
  allow(pattern: RegExp) {
    this.let_through.push(pattern);
  }

  hear(text: string) {
    if (!this.let_through.some((pattern) => pattern.test(text))) this.noise.push(text);
  }

  heard() {
    return this.noise;
  }

  /** Listens to the page, and marks the moment it wakes up. */
  async over(page: Page, script: boolean) {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.hear(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.hear(`page error: ${error.message}`));
    page.on("dialog", async (dialog) => {
      if (dialog.type() === "beforeunload") return dialog.accept();
      this.hear(`dialog: ${dialog.message()}`);
      await (this.answer === "accept" ? dialog.accept() : dialog.dismiss());
    });
    // The page offers its code to those who run it; without script, or on a busy machine, it is not run at once.
    this.allow(/was preloaded using link preload but not used/);
    if (!script) return;
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) =>
        console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
      );
    });
  }
}

interface Fixtures {
  /** Whether this project's browsers run script. */
  script: boolean;
  silence: Silence;
  /** The page of somebody else, in a browser of their own. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  script: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  silence: [
    async ({}, use) => {
      const silence = new Silence();
      await use(silence);
      expect(silence.heard()).toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, silence, script }, use) => {
    await silence.over(page, script);
    await use(page);
  },
  another: async ({ browser, silence, script }, use) => {
    const pages: Page[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await silence.over(page, script);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

/** As `name@giaoban.test`, without the form: the browser has the session, and no page yet. */
export async function signIn(page: Page, name: string) {
  const answer = await page.request.post("/api/app/sign_in/api/sign_in", {
    form: { email: `${name}@giaoban.test`, password: PASSWORD },
    headers: { accept: "text/html" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(302);
  expect(answer.headers()["location"]).toBe("/");
}

/** Chosen for the account, for whatever it opens next. */
export async function speak(page: Page, language: "vi" | "en") {
  await page.request.post("/preferences", { form: { locale: language, back: "/me" }, maxRedirects: 0 });
}

/** A line of the account's menu: a language, a theme, `Đăng xuất`. */
export async function choose(page: Page, name: string) {
  await page.locator("summary").filter({ hasText: /Tài khoản: |Account: / }).filter({ visible: true }).click();
  await page.getByRole("button", { name, exact: true }).filter({ visible: true }).click();
  await page.waitForLoadState();
}

/** By the form of the sign-in page. */
export async function typeAndSignIn(page: Page, name: string, password = PASSWORD) {
  await page.getByLabel(/^(Tên đăng nhập|Name)/).fill(`${name}@giaoban.test`);
  await page.getByLabel(/^(Mật khẩu|Password)$/).fill(password);
  await page.getByRole("button", { name: /^(Đăng nhập|Sign in)$/ }).click();
}

/** Resolves when the page answers to script; at once where there is none. */
export async function awake(page: Page, script: boolean) {
  if (!script) return;
  await page.locator("html[data-awake]").waitFor({ state: "attached" });
}

/** `goto` and `awake`. */
export async function open(page: Page, path: string, script: boolean) {
  const response = await page.goto(path);
  await awake(page, script);
  return response;
}

/** What axe finds against WCAG 2.2 AA and its own best practice; one line each. */
export async function barriers(page: Page) {
  const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]);
  const { violations } = await axe.setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n").slice(1).join(" ").trim()}`),
  );
}

export async function accessible(page: Page) {
  expect(await barriers(page)).toEqual([]);
}

/** Against what every page owes everybody: one `h1`, a title, no scrolling sideways, targets of 24 px at least. */
export async function flaws(page: Page) {
  return page.evaluate(() => {
    const found: string[] = [];
    const seen = (one: Element) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
    const called = (one: Element) => `${one.tagName.toLowerCase()}.${one.className || one.id} "${one.textContent?.trim().slice(0, 30)}"`;
    if (document.querySelectorAll("h1").length !== 1) found.push(`${document.querySelectorAll("h1").length} h1`);
    if (!document.title.endsWith(" · Giao Ban")) found.push(`title "${document.title}"`);

    const wide = (document.scrollingElement?.scrollWidth ?? 0) - innerWidth;
    if (wide > 0) {
      const sticks = (one: Element) => one.getBoundingClientRect().right > innerWidth + 1 && seen(one);
      const scrolls = (one: Element | null): boolean =>
        one !== null && one !== document.body && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
      const culprits = [...document.body.querySelectorAll("*")].filter((one) => sticks(one) && !scrolls(one.parentElement));
      found.push(`${wide} px sideways: ${culprits.slice(-3).map(called).join(", ")}`);
    }

    const isInText = (one: Element) =>
      getComputedStyle(one).display === "inline" &&
      [...(one.parentElement?.childNodes ?? [])].some((node) => node !== one && node.textContent?.trim());
    const targets = [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")];
    for (const one of targets.filter((one) => seen(one) && !isInText(one))) {
      const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
      if (Math.min(width, height) < 23.9) found.push(`target ${Math.round(width)}x${Math.round(height)}: ${called(one)}`);
    }
    return found;
  });
}
