// Nothing typed is lost: it saves itself, waits out the network and the session, and meets other people's values.
import { awake, expect, open, signIn, test, typeAndSignIn } from "../fixtures";
import { Form, JUNE, find, submit } from "../report";

/** The same figure, a little larger; always a new one. */
const raised = (printed: string, by: number) => (Number(printed.replaceAll(".", "").replace(",", ".")) + by).toLocaleString("vi-VN");

test("what is typed is on the server within two seconds, without any button", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  const figure = raised(await form.before("VT02"), 3);
  const saved = page.waitForResponse((response) => response.url().includes("/save_cells"));
  await form.cell("VT02").fill(figure);
  const began = Date.now();
  await saved;
  expect(Date.now() - began).toBeLessThan(2000);
  await expect(form.state()).toHaveText(/^Đã lưu \d\d:\d\d$/);
  // The focus never left the cell; the page that is read anew has it.
  await form.section("vien-thong");
  await expect(form.cell("VT02")).toHaveValue(figure);
});

test("leaving in the moment of typing loses nothing", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  const before = await form.before("VT12");
  const [stepped, left] = [raised(before, 21), raised(before, 22)] as const;
  // To another section, and back.
  await form.cell("VT12").fill(stepped);
  await page.getByRole("navigation", { name: "Các mục của báo cáo" }).getByRole("link", { name: /Bưu chính/ }).click();
  await expect(form.cell("BCH04")).toBeVisible();
  await page.getByRole("navigation", { name: "Các mục của báo cáo" }).getByRole("link", { name: /Viễn thông/ }).click();
  await expect(form.cell("VT12")).toHaveValue(stepped);
  // To another page altogether, within the pause before sending.
  await form.cell("VT12").fill(left);
  await page.goto("/me");
  await form.section("vien-thong");
  await expect(form.cell("VT12")).toHaveValue(left);
  await expect(form.state()).toHaveText(/^Đã lưu/);
});

test("leaving by a link within the pause is silent, and what was typed is saved", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("buu-chinh");
  const sections = page.getByRole("navigation", { name: "Các mục của báo cáo" });
  await sections.getByRole("link", { name: /Viễn thông/ }).click();
  const figure = raised(await form.before("VT12"), 23);
  await form.cell("VT12").fill(figure);
  const saved = page.waitForResponse((response) => response.url().includes("/save_cells"));
  await page.getByRole("navigation", { name: "Điều hướng chính" }).getByRole("link", { name: "Báo cáo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Báo cáo");
  await saved;
  // Longer than the pause after a key: nothing that belonged to the form may still run.
  await page.waitForTimeout(1200);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("giaoban.draft.")))).toEqual([]);
  await form.section("vien-thong");
  await expect(form.cell("VT12")).toHaveValue(figure);
});

test("leaving before the answer comes is no conflict with oneself", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  const before = await form.before("VT12");
  const [sent, typed] = [raised(before, 24), raised(before, 25)] as const;
  let saved = () => {};
  const isSaved = new Promise<void>((done) => (saved = done));
  // The server has it; its answer is on its way for ever.
  await page.route("**/save_cells", async (route) => { await route.fetch(); saved(); }, { times: 1 });
  await form.cell("VT12").fill(sent);
  await form.cell("VT12").blur();
  await isSaved;
  await form.cell("VT12").fill(typed);
  await page.goto("/me");
  await form.section("vien-thong");
  await expect(form.cell("VT12")).toHaveValue(typed);
  await expect(form.state()).toHaveText(/^Đã lưu/);
  await expect(page.locator("#m-VT12")).toHaveCount(0);
});

test("what is typed before the page has woken up is kept", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  let wake = () => {};
  const held = new Promise<void>((done) => (wake = done));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${form.path}/s/thanh-tra`, { waitUntil: "commit" });
  await form.cell("TT01A").fill("17");
  wake();
  await awake(page, true);
  await expect(form.cell("TT01A")).toHaveValue("17");
  await form.cell("TT01A").blur();
  await expect(form.state()).toHaveText(/^Đã lưu/);
  await page.unroute("**/*.wasm");
  await form.section("thanh-tra");
  await expect(form.cell("TT01A")).toHaveValue("17");
});

test("offline one types on; the draft survives a reload and is sent when the network is back", async ({ page, context, silence }) => {
  silence.allow(/net::ERR_INTERNET_DISCONNECTED/);
  await signIn(page, "dlk");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("an-toan");
  await context.setOffline(true);
  const banner = page.getByRole("status").filter({ hasText: "Đang mất mạng." });
  await expect(banner).toContainText("Cứ nhập tiếp, số liệu được giữ trên máy này và tự gửi khi có mạng.");
  await form.fill("AT02A", "21");
  await expect(form.cell("AT02A")).toHaveValue("21");
  await expect(form.state()).toHaveText("1 thay đổi giữ trên máy này, sẽ tự gửi");

  // The tab was closed and opened again, with the network back for the page but not for the cells.
  await page.route("**/save_cells", (route) => route.abort("internetdisconnected"));
  await context.setOffline(false);
  await form.section("an-toan");
  await expect(form.cell("AT02A")).toHaveValue("21");
  await form.fill("AT02B", "20");
  await expect(form.state()).toHaveText("2 thay đổi giữ trên máy này, sẽ tự gửi");

  await page.unroute("**/save_cells");
  await context.setOffline(true);
  await context.setOffline(false);
  await expect(form.state()).toHaveText(/^Đã lưu/);
  await expect(banner).toHaveCount(0);
  await form.section("an-toan");
  await expect(form.cell("AT02A")).toHaveValue("21");
  await expect(form.cell("AT02B")).toHaveValue("20");
});

test("a device that believes it has no network works all the same where the server is near", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
  await signIn(page, "dlk");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("buu-chinh");
  await expect(page.getByRole("status").filter({ hasText: "Đang mất mạng." })).toBeVisible();
  const figure = raised(await form.before("BCH04"), 11);
  await form.fill("BCH04", figure);
  await expect(form.state()).toHaveText(/^Đã lưu \d\d:\d\d$/);
});

test("a server that is away for a while gets it later, by itself", async ({ page, silence }) => {
  silence.allow(/the server responded with a status of 503/);
  await signIn(page, "dlk");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("thanh-tra");
  const answer = JSON.stringify({ Unavailable: { reference: "GB-503-7F2A" } });
  await page.route("**/save_cells", (route) =>
    route.fulfill({ status: 503, contentType: "application/json", headers: { serverfnerror: "/api/app/reports/api/save_cells" }, body: answer }),
  );
  await form.fill("TT01B", "4");
  const banner = page.getByRole("status").filter({ hasText: "Máy chủ chưa nhận." });
  await expect(banner).toContainText("Mã: GB-503-7F2A");
  await page.unroute("**/save_cells");
  await expect(form.state()).toHaveText(/^Đã lưu/);
  await expect(banner).toHaveCount(0);
  await form.section("thanh-tra");
  await expect(form.cell("TT01B")).toHaveValue("4");
});

test("a session that ends in mid-form costs nothing: after signing in again the value arrives", async ({ page, context }) => {
  await signIn(page, "gl");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  const figure = raised(await form.before("VT05"), 9);
  await context.clearCookies({ name: /session/ });
  await form.fill("VT05", figure);
  const banner = page.getByRole("alert").filter({ hasText: "Phiên làm việc đã hết." });
  await expect(banner).toContainText("được giữ trên máy này");
  await expect(form.cell("VT05")).toHaveValue(figure);

  await banner.getByRole("link", { name: "Đăng nhập lại" }).click();
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  await awake(page, true);
  await typeAndSignIn(page, "gl");
  await expect(page).toHaveURL(`${form.path}/s/vien-thong`);
  await expect(form.cell("VT05")).toHaveValue(figure);
  await expect(form.state()).toHaveText(/^Đã lưu/);
  await form.section("vien-thong");
  await expect(form.cell("VT05")).toHaveValue(figure);
});

test("signing out asks before it deletes what was not sent, and leaves nothing on the device", async ({ page, silence }) => {
  silence.allow(/net::ERR_INTERNET_DISCONNECTED/);
  silence.allow(/^dialog: Còn số liệu chưa gửi được, chỉ có trên máy này/);
  await signIn(page, "dlk");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("thanh-tra");
  await page.route("**/save_cells", (route) => route.abort("internetdisconnected"));
  await form.fill("TT01C", "31,5");
  await expect(form.state()).toHaveText("1 thay đổi giữ trên máy này, sẽ tự gửi");
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("giaoban.draft.")).length);
  const signOut = async () => {
    await page.locator("summary").filter({ hasText: "Tài khoản: " }).click();
    await page.getByRole("button", { name: "Đăng xuất" }).filter({ visible: true }).click();
  };
  await signOut();
  await expect(form.cell("TT01C")).toHaveValue("31,5");
  expect(await drafts()).toBe(1);
  silence.answer = "accept";
  await page.keyboard.press("Escape");
  await signOut();
  await expect(page).toHaveURL("/sign-in");
  expect(await drafts()).toBe(0);
});

test("two people on one cell: the later one sees both values and chooses", async ({ page, another }) => {
  await signIn(page, "qna");
  const form = new Form(page, await find(page, JUNE), true);
  const second = await another();
  await signIn(second, "qna");
  const later = new Form(second, form.path, true);
  for (const one of [form, later]) await one.section("vien-thong");
  const before = await form.before("VT02");
  const [first, mine, last] = [1, 2, 3].map((more) => raised(before, more));

  await form.fill("VT02", first);
  await form.save();
  await later.fill("VT02", mine);
  await expect(later.cell("VT02")).toHaveAccessibleDescription(/Lê Thu Hà vừa sửa ô này\. Chọn số giữ lại/);
  await expect(second.getByRole("button", { name: /Của tôi/ })).toContainText(mine);
  await expect(second.getByRole("button", { name: /Của Lê Thu Hà/ })).toContainText(first);
  // Their value.
  await second.getByRole("button", { name: /Của Lê Thu Hà/ }).click();
  await expect(later.cell("VT02")).toHaveValue(first);
  await expect(second.getByRole("button", { name: /Của tôi/ })).toHaveCount(0);

  // And once more: my own.
  await form.fill("VT02", mine);
  await form.save();
  await later.fill("VT02", last);
  await second.getByRole("button", { name: /Của tôi/ }).click();
  await expect(later.state()).toHaveText(/^Đã lưu/);
  await form.section("vien-thong");
  await expect(form.cell("VT02")).toHaveValue(last);
});

test("the same value from two people is no conflict", async ({ page, another }) => {
  await signIn(page, "qna");
  const form = new Form(page, await find(page, JUNE), true);
  const second = await another();
  await signIn(second, "qna");
  const later = new Form(second, form.path, true);
  for (const one of [form, later]) await one.section("vien-thong");
  const figure = raised(await form.before("VT12"), 5);
  await form.fill("VT12", figure);
  await form.save();
  await later.fill("VT12", figure);
  await later.save();
  await expect(second.getByRole("button", { name: /Của tôi/ })).toHaveCount(0);
});

test("a column pasted from a spreadsheet fills the cells downwards", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("thanh-tra");
  await form.cell("TT01A").focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text", "5\t2024\r\n3\t2024\r\n45,5\t2024\r\n");
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(form.cell("TT01A")).toHaveValue("5");
  await expect(form.cell("TT01B")).toHaveValue("3");
  await expect(form.cell("TT01C")).toHaveValue("45,5");
  await expect(form.state()).toHaveText(/^Đã lưu/);
});

test("nil, then a figure after all", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("an-toan");
  await form.cell("AT02A").fill("");
  await form.cell("AT02A").blur();
  await form.nil("AT02A");
  await expect(form.cell("AT02A")).toHaveAttribute("placeholder", "Không phát sinh");
  await form.row("AT02A").getByRole("button", { name: "Nhập số" }).click();
  await expect(form.cell("AT02A")).toHaveAttribute("placeholder", "Chưa nhập");
  await form.fill("AT02A", "0");
  await form.save();
  await form.section("an-toan");
  await expect(form.cell("AT02A")).toHaveValue("0");
});

test("what is typed in decomposed letters is one and the same text", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("danh-gia");
  await form.paragraph("Kết quả nổi bật").fill("Đà Nẵng, Quảng Ngãi".normalize("NFD"));
  await form.save();
  await form.section("danh-gia");
  await expect(form.paragraph("Kết quả nổi bật")).toHaveValue("Đà Nẵng, Quảng Ngãi".normalize("NFC"));
});

test("typing before the page has woken up, then going on to the next section, loses nothing", async ({ page }) => {
  await signIn(page, "py");
  const form = new Form(page, await find(page, JUNE), true);
  let wake = () => {};
  const held = new Promise<void>((done) => (wake = done));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${form.path}/s/thanh-tra`, { waitUntil: "commit" });
  await form.cell("TT01B").fill("26");
  // Nothing is known of what was typed, and nothing is claimed.
  await expect(form.state()).toHaveText("Đang mở trang…");
  await page.getByRole("navigation", { name: "Các mục của báo cáo" }).getByRole("link", { name: /Viễn thông/ }).click({ noWaitAfter: true });
  await expect(form.cell("VT02")).toBeVisible();
  wake();
  await awake(page, true);
  await expect(form.state()).toHaveText(/^Đã lưu/);
  await page.unroute("**/*.wasm");
  await form.section("thanh-tra");
  await expect(form.cell("TT01B")).toHaveValue("26");
});

test("what only this device has keeps the report from being submitted until it is saved or discarded", async ({ page, silence }) => {
  silence.allow(/net::ERR_INTERNET_DISCONNECTED/);
  await signIn(page, "dlk");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  const figure = raised(await form.before("VT05"), 31);
  await page.route("**/save_cells", (route) => route.abort("internetdisconnected"));
  await form.fill("VT05", figure);
  await expect(form.state()).toHaveText("1 thay đổi giữ trên máy này, sẽ tự gửi");

  const submitted: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("submit_")) submitted.push(request.url());
  });
  const unsaved = page.locator("#unsaved");
  await open(page, `${form.path}/check`, true);
  await expect(unsaved.getByRole("alert")).toContainText("1 ô trên máy này chưa lưu");
  await expect(unsaved.getByRole("listitem")).toContainText(`VT05 Thuê bao`);
  await expect(unsaved.getByRole("listitem")).toContainText(`Trên máy này: ${figure}`);
  await expect(unsaved.getByRole("link", { name: "Sửa" })).toHaveAttribute("href", `${form.path.replace(/^.*\/reports/, "/reports")}/s/vien-thong#VT05`);
  await page.getByRole("button", { name: "Trình lãnh đạo" }).click();
  await expect(unsaved).toBeFocused();
  expect(submitted).toEqual([]);

  // The server is there again: what it takes is in the report that is shown.
  await page.unroute("**/save_cells");
  await unsaved.getByRole("button", { name: "Gửi lại" }).click();
  await expect(unsaved).toHaveCount(0);
  await expect(page.getByRole("region", { name: /Viễn thông/ })).toContainText(figure);

  // What it does not take is listed by the button of the form as well, and can be discarded.
  await form.section("vien-thong");
  await form.fill("VT05", "khoảng 5");
  await expect(form.state()).toHaveText("1 ô chưa lưu, xem chỗ báo lỗi");
  await form.check();
  await expect(unsaved.getByRole("listitem")).toContainText("Trên máy này: khoảng 5");
  await expect(unsaved.getByRole("listitem")).toContainText(`trên máy chủ: ${figure}`);
  await unsaved.getByRole("button", { name: /^Bỏ/ }).click();
  await expect(unsaved).toHaveCount(0);
  await form.section("vien-thong");
  await expect(form.cell("VT05")).toHaveValue(figure);
});

test("an explanation is of one figure: another asks to look again, emptying removes it", async ({ page }) => {
  await signIn(page, "dlk");
  const form = new Form(page, await find(page, JUNE), true);
  await form.section("vien-thong");
  const before = await form.before("VT12");
  await form.fill("VT12", raised(before, Number(before.replaceAll(".", ""))));
  const why = page.getByRole("textbox", { name: "Lý do thay đổi" });
  await expect(page.getByRole("row").filter({ hasText: "Thay đổi hơn 30%" })).toBeVisible();
  await why.last().fill("Tính cả cấp xã");
  await form.save();
  await expect(page.getByRole("main")).not.toContainText("viết cho số cũ");
  await form.fill("VT12", raised(before, Number(before.replaceAll(".", "")) + 2));
  await expect(page.getByRole("main")).toContainText("Giải trình này viết cho số cũ");
  await form.fill("VT12", before);
  await expect(page.getByRole("main")).toContainText("Số này không còn cần giải trình.");
  await why.last().fill("");
  await form.save();
  await form.section("vien-thong");
  await expect(page.getByRole("main")).not.toContainText("giải trình.");
});

test("offline, the check says beside the button that it cannot be submitted", async ({ page, silence }) => {
  silence.allow(/ERR_INTERNET_DISCONNECTED/);
  await signIn(page, "dlk");
  const draft = await find(page, JUNE);
  await open(page, `${draft}/check`, true);
  await page.context().setOffline(true);
  await expect(page.locator("#submit")).toContainText("Đang mất mạng: chưa trình được.");
  await submit(page);
  await expect(page.getByRole("alert")).toContainText("Đang mất mạng.");
});
