// Finding reports: by status, round, unit and words; the address is the filter.
import { awake, expect, open, signIn, test, type Page } from "../fixtures";

const rows = (page: Page) => page.getByRole("rowheader");

test("words find without accents, and each narrowing is a link", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/reports", script);
  const search = page.getByRole("main").getByRole("search");
  await search.getByRole("searchbox").fill("dak lak thang 5");
  await search.getByRole("combobox", { name: "Kỳ báo cáo" }).selectOption("2025-M05");
  await search.getByRole("button", { name: "Lọc" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Đắk Lắk");
  await expect(page).toHaveURL(/q=dak(\+|%20)lak(\+|%20)thang(\+|%20)5/);
  await expect(page).toHaveURL(/round=2025-M05/);

  // The address alone brings the same.
  await page.goto(page.url());
  await expect(rows(page)).toHaveCount(1);
  await expect(search.getByRole("searchbox")).toHaveValue("dak lak thang 5");
  await expect(search.getByRole("combobox", { name: "Kỳ báo cáo" })).toHaveValue("2025-M05");

  await page.getByRole("link", { name: "Bỏ bộ lọc" }).first().click();
  await expect(page).toHaveURL("/reports");
  await expect(search.getByRole("searchbox")).toHaveValue("");
});

test("a status is one click, keeps the other filters, and says how many there are", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/reports?round=2025-M05", script);
  await expect(rows(page)).toHaveCount(17);
  await expect(page.getByRole("main")).toContainText("17 báo cáo");
  await page.getByRole("link", { name: /^Đã tiếp nhận/ }).click();
  await expect(page).toHaveURL(/status=accepted/);
  await expect(page).toHaveURL(/round=2025-M05/);
  await expect(page.getByRole("link", { name: /^Đã tiếp nhận/ })).toHaveAttribute("aria-current", /true|page/);
  await awake(page, script);
  // Filtering by words keeps the status.
  await page.getByRole("main").getByRole("searchbox").fill("nam");
  await page.getByRole("main").getByRole("button", { name: "Lọc" }).click();
  await expect(page).toHaveURL(/status=accepted/);
  await expect(page).toHaveURL(/q=nam/);
});

test("a unit, and nothing found", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/reports", script);
  const search = page.getByRole("main").getByRole("search");
  await search.getByRole("combobox", { name: "Đơn vị" }).selectOption("STTTT-KH");
  await search.getByRole("button", { name: "Lọc" }).click();
  await expect(rows(page).first()).toContainText("Khánh Hòa");
  await expect(page).toHaveURL(/unit=STTTT-KH/);
  await page.goto("/reports?q=khong%20co%20gi%20nhu%20vay");
  await expect(page.getByRole("main")).toContainText("Không có báo cáo nào khớp");
  await expect(rows(page)).toHaveCount(0);
});

test("what is left empty is not in the address", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/reports", script);
  const search = page.getByRole("main").getByRole("search");
  await search.getByRole("combobox", { name: "Kỳ báo cáo" }).selectOption("2025-M05");
  await search.getByRole("button", { name: "Lọc" }).click();
  await expect(page).toHaveURL("/reports?round=2025-M05");
  await expect(rows(page)).toHaveCount(17);
  await awake(page, script);
  await search.getByRole("combobox", { name: "Kỳ báo cáo" }).selectOption("");
  await search.getByRole("button", { name: "Lọc" }).click();
  await expect(page).toHaveURL("/reports");
});

test("a period is found as people say it, and the pages of a list keep its filter", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  for (const said of ["tháng 5/2025", "T5/2025", "May 2025"]) {
    await open(page, `/reports?q=${encodeURIComponent(said)}`, script);
    await expect(rows(page)).toHaveCount(17);
    await expect(rows(page).first()).toContainText("tháng 5/2025");
  }
  await open(page, "/reports?status=accepted", script);
  await expect(page.getByRole("navigation", { name: "Trang", exact: true })).toContainText(/^1 – 100 \/ \d+Trang sau/);
  await page.getByRole("link", { name: "Trang sau" }).click();
  await expect(page).toHaveURL(/status=accepted&after=/);
  await page.getByRole("link", { name: "Về trang đầu", exact: true }).click();
  await expect(page).toHaveURL("/reports?status=accepted");
});

test("who only reads sees how the rounds stand; each figure leads to just those reports", async ({ page, script }) => {
  await signIn(page, "lanhdao");
  await open(page, "/", script);
  const rounds = page.getByRole("main").getByRole("region", { name: "Các kỳ đang báo cáo" }).first();
  await expect(rounds).toContainText(/Tính đến \d\d\/\d\d\/2025 \d\d:\d\d · 17 đơn vị/);
  const half = rounds.getByRole("row").filter({ hasText: "6 tháng đầu năm 2025" });
  const figure = half.getByRole("link", { name: /Đã tiếp nhận$/ });
  const count = Number(/\d+/.exec(await figure.innerText())?.[0]);
  await figure.click();
  await expect(page).toHaveURL("/reports?status=accepted&round=2025-H1");
  await expect(rows(page)).toHaveCount(count);
  await open(page, "/", script);
  await page.getByRole("link", { name: "Sở TT&TT Đắk Nông" }).first().click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Đắk Nông");
  await expect(page.getByRole("main")).toContainText("Sở chưa gửi báo cáo này.");
});

test("what is not a filter is as if it were not there", async ({ page }) => {
  await signIn(page, "dieuphoi");
  for (const query of ["status=nonsense", "after=nonsense", "round=%27%20or%201=1", "q=%25_%5C"]) {
    const response = await page.goto(`/reports?${query}`);
    expect(response?.status(), query).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Báo cáo");
  }
});

test("page after page, every report once", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/reports", script);
  const said = await page.getByRole("main").innerText();
  const total = Number(/(\d+) báo cáo/.exec(said)?.[1]);
  expect(total).toBeGreaterThan(200);
  const seen: string[] = [];
  for (;;) {
    const addresses = await rows(page).evaluateAll((all) => all.map((one) => one.textContent ?? ""));
    seen.push(...addresses);
    const next = page.getByRole("link", { name: "Trang sau" });
    if ((await next.count()) === 0) break;
    const first = addresses[0] ?? "";
    await next.click();
    await expect(rows(page).first()).not.toHaveText(first);
    // Without script the document is shown while it still arrives.
    await page.waitForLoadState("load");
  }
  expect(seen.length).toBe(total);
  expect(new Set(seen).size).toBe(total);
});

test("the search of the bar leads to the list from everywhere", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "/me", script);
  const search = page.getByRole("banner").getByRole("searchbox");
  await search.fill("quang tri");
  await search.press("Enter");
  await expect(page).toHaveURL(/\/reports\?q=quang(\+|%20)tri/);
  await expect(rows(page).first()).toContainText("Quảng Trị");
});

test("a province sees its own reports only", async ({ page, script }) => {
  await signIn(page, "qt");
  await open(page, "/reports?unit=STTTT-HT", script);
  await expect(rows(page)).toHaveCount(0);
  await page.goto("/reports");
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Đơn vị" })).toHaveCount(0);
});
