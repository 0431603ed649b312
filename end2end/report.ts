// A report as its people meet it: finding it, filling cells, saving with script and without, deciding.
import { awake, expect, open, type Locator, type Page } from "./fixtures";

export const JUNE = "2025-M06";

/** `/reports/…` of a unit's report, from the list that this person sees. */
export async function find(page: Page, round: string, unit = "") {
  const list = await page.request.get(`/reports?round=${round}&unit=${unit}`);
  const href = /href="(\/reports\/[0-9a-f-]{36})"/.exec(await list.text())?.[1] ?? "";
  expect(href, `a report of ${round} ${unit}`).not.toBe("");
  return href;
}

/** The form of one report. */
export class Form {
  constructor(
    readonly page: Page,
    readonly path: string,
    readonly script: boolean,
  ) {}

  async section(key: string) {
    return open(this.page, `${this.path}/s/${key}`, this.script);
  }

  row(code: string): Locator {
    const named = this.page.getByRole("rowheader", { name: new RegExp(`^${code}(?![0-9A-Z])`) });
    return this.page.getByRole("row").filter({ has: named });
  }

  cell(code: string): Locator {
    return this.row(code).getByRole("textbox");
  }

  /** Its period before, as printed. */
  async before(code: string) {
    return (await this.row(code).getByRole("cell").nth(1).innerText()).trim();
  }

  /** Types and leaves the cell. */
  async fill(code: string, text: string) {
    await this.cell(code).fill(text);
    await this.cell(code).blur();
  }

  paragraph(label: string): Locator {
    return this.page.getByRole("textbox", { name: label });
  }

  /** Everything typed is on the server. */
  async save() {
    if (this.script) {
      await this.page.keyboard.press("Control+s");
      await expect(this.state()).toHaveText(/^Đã lưu/);
    } else {
      await this.page.getByRole("button", { name: "Lưu mục này" }).click();
      await expect(this.page).toHaveURL(new RegExp(`${this.path}/s/`));
    }
  }

  /** What the bar at the foot says of what was typed. */
  state(): Locator {
    return this.page.locator(".savebar").getByRole("status");
  }

  async nil(code: string) {
    if (this.script) {
      await this.row(code).getByRole("button", { name: "Không phát sinh" }).click();
    } else {
      await this.row(code).getByRole("checkbox", { name: "Không phát sinh" }).check();
    }
  }

  async copyPrevious() {
    await this.page.getByRole("button", { name: "Chép kỳ trước" }).click();
    if (this.script) await expect(this.state()).toHaveText(/^Đã lưu/);
  }

  /** By the button at the foot. */
  async check() {
    await this.page.getByRole("button", { name: "Kiểm tra số liệu" }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText("Kiểm tra trước khi trình");
    await awake(this.page, this.script);
  }
}

/** The number of the tally on the check page: `Lỗi phải sửa`, `Cần giải trình`, `Ô chưa nhập`, `Ô đã nhập`. */
export function tally(page: Page, word: string): Locator {
  return page.locator(".tally > div", { hasText: word }).locator("b");
}

/** On the check page. */
export async function submit(page: Page) {
  await page.getByRole("button", { name: "Trình lãnh đạo" }).click();
}

/** The one word of a report's state, in the card of the decision. */
export function standing(page: Page): Locator {
  return page.getByRole("region", { name: "Quyết định" });
}
