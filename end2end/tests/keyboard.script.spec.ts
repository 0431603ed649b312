// The form without a mouse.
import { awake, expect, open, signIn, test } from "../fixtures";
import { Form, JUNE, find } from "../report";

test("Enter and the arrows walk down the cells, Shift+Enter back up", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  await form.cell("VT02").focus();
  await page.keyboard.press("Enter");
  await expect(form.cell("VT04")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(form.cell("VT05")).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(form.cell("VT04")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(form.cell("VT02")).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(form.cell("VT02")).toBeFocused();
});

test("F8 goes from problem to problem, over all sections and round again", async ({ page }) => {
  await signIn(page, "gl");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("chuyen-doi-so");
  // One cell the ministry returned, and one that is wrong now.
  await form.fill("CDS03B", "9999999");
  await expect(form.cell("CDS03B")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("F8");
  await expect(form.cell("CDS03B")).toBeFocused();
  await page.keyboard.press("F8");
  await expect(form.cell("CDS05B")).toBeFocused();
  // The other cell the ministry returned stands in the first section.
  await page.keyboard.press("F8");
  await expect(page).toHaveURL(/\/s\/buu-chinh#BCH04$/);
  await expect(form.cell("BCH04")).toBeFocused();
  await page.keyboard.press("F8");
  await expect(page).toHaveURL(/\/s\/chuyen-doi-so#CDS03B$/);
  await expect(form.cell("CDS03B")).toBeFocused();
  await form.fill("CDS03B", await form.cell("CDS03C").inputValue());
  await form.save();
});

test("Ctrl+S saves at once", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("buu-chinh");
  const figure = `${await form.before("BCH04")}`.replace(/,.*/, "");
  await form.cell("BCH04").fill("");
  await page.keyboard.type(figure.replaceAll(".", ""));
  const sent = page.waitForRequest((request) => request.url().includes("save_cells"), { timeout: 600 });
  await page.keyboard.press("Control+s");
  await sent;
  await expect(form.state()).toHaveText(/^Đã lưu/);
  await expect(form.cell("BCH04")).toBeFocused();
});

test("Ctrl+Enter goes to where the report is submitted, from any cell", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  await form.cell("VT02").focus();
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/check#submit$/);
  await expect(page.getByRole("button", { name: "Trình lãnh đạo" })).toBeVisible();
});

test("Enter in the last cell goes on to the next section", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("buu-chinh");
  await page.locator(".form-sec [data-cell]").last().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/s\/vien-thong#VT02$/);
  await expect(form.cell("VT02")).toBeFocused();
});

test("Enter while a word is composed belongs to the input method", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  await form.cell("VT02").focus();
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })),
  );
  await expect(form.cell("VT02")).toBeFocused();
});

test("Tab goes through a row in its order, and on to the next", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  await form.cell("VT02").focus();
  const seen: string[] = [];
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement?.id ?? ""));
  }
  const cells = seen.filter((id) => id.startsWith("VT"));
  expect(cells).toEqual(["VT04", "VT05", "VT12"].slice(0, cells.length));
  expect(cells.length).toBeGreaterThan(1);
});

test("the skip link comes first and leads to the content", async ({ page }) => {
  await signIn(page, "py");
  await open(page, "/reports", true);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Bỏ qua điều hướng, tới nội dung" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("Ctrl+K goes to the search; Escape closes a menu and gives the focus back", async ({ page }) => {
  await signIn(page, "py");
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "/reports", true);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("searchbox", { name: "Tìm kiếm (Ctrl K)" })).toBeFocused();
  await page.setViewportSize({ width: 1180, height: 820 });
  const menu = page.locator("summary").filter({ hasText: "Tài khoản: " });
  await menu.click();
  await expect(page.getByRole("button", { name: "Đăng xuất" }).filter({ visible: true })).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Đăng xuất" }).filter({ visible: true })).toHaveCount(0);
  await expect(menu).toBeFocused();
});

test("going to another page moves the focus to its heading; only the first page is a document", async ({ page }) => {
  await signIn(page, "py");
  await open(page, "/", true);
  const documents: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "document") documents.push(request.url());
  });
  await page.getByRole("navigation", { name: "Điều hướng chính" }).getByRole("link", { name: "Báo cáo" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Báo cáo" })).toBeFocused();
  await expect(page).toHaveTitle("Báo cáo · Giao Ban");
  await page.getByRole("row").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Báo cáo" })).toBeVisible();
  expect(documents).toEqual([]);
  await awake(page, true);
});

test("J and K go through what waits, C flags a cell, and each can be switched off", async ({ page }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/reports?only=to-review&round=2025-H1", true);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/review$/);
  const first = page.url();
  // The oldest of the queue has none before it.
  const [next, previous] = [page.getByRole("link", { name: /^Sở sau: / }), page.getByRole("link", { name: /^Sở trước: / })];
  await expect(next.or(previous).first()).toBeVisible();
  const [there, neighbour] = (await next.count()) > 0 ? (["j", next] as const) : (["k", previous] as const);
  const address = (await neighbour.getAttribute("href")) ?? "";
  await page.keyboard.press(there);
  await expect(page).toHaveURL(address);

  await open(page, `${new URL(first).pathname}?view=all`, true);
  await page.getByRole("rowheader", { name: /^VT02/ }).hover();
  await page.keyboard.press("c");
  const note = page.getByRole("textbox", { name: "Góp ý cho ô VT02" });
  await expect(note).toBeFocused();
  // A letter in a field is a letter.
  await page.keyboard.type("jck");
  await expect(note).toHaveValue("jck");
  await note.fill("");

  await open(page, "/me", true);
  await page.getByRole("group", { name: "Phím tắt một chữ" }).getByRole("button", { name: "Đang tắt" }).click();
  await expect(page.getByRole("button", { name: "Đang tắt" })).toHaveAttribute("aria-pressed", "true");
  await open(page, new URL(first).pathname, true);
  await page.keyboard.press(there);
  await page.waitForTimeout(500);
  expect(page.url()).toBe(first);
});
