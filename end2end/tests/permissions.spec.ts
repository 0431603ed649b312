// Who sees what: another's report is as if it were not there.
import { awake, expect, open, signIn, test } from "../fixtures";
import { JUNE, find } from "../report";

const ABSENT = "00000000-0000-7000-8000-000000000000";

test("another unit's report and one that is not there are the same page", async ({ page, another }) => {
  const owner = await another();
  await signIn(owner, "qna");
  const foreign = (await find(owner, JUNE)).split("/").pop() ?? "";
  await signIn(page, "ht");
  for (const place of ["", "/s/buu-chinh", "/check", "/review", "/history"]) {
    const texts: string[] = [];
    for (const id of [foreign, ABSENT, "nonsense"]) {
      const response = await page.goto(`/reports/${id}${place}`);
      expect(response?.status(), `${id}${place}`).toBe(404);
      await expect(page).toHaveTitle("Không tìm thấy trang · Giao Ban");
      texts.push(await page.getByRole("main").innerText());
    }
    expect(new Set(texts).size).toBe(1);
  }
});

test("what is not a page says so, with a way out", async ({ page, script }) => {
  await signIn(page, "ht");
  const response = await open(page, "/khong-co-trang-nay", script);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không tìm thấy trang");
  await page.getByRole("link", { name: "Về việc của tôi" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chào");
});

test("the ministry's leadership reads and decides nothing", async ({ page, script }) => {
  await signIn(page, "lanhdao");
  await page.goto(await find(page, JUNE, "STTTT-HT"));
  await expect(page).toHaveURL(/\/review$/);
  await awake(page, script);
  for (const name of ["Tiếp nhận", "Trả lại", "Mở lại", "Duyệt và gửi Văn phòng Bộ"]) {
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  }
  await expect(page.getByRole("link", { name: /^Góp ý ô/ })).toHaveCount(0);
});

test("the Da Nang office returns, and does not accept", async ({ page, script }) => {
  await signIn(page, "danang");
  await open(page, `${await find(page, JUNE, "STTTT-QT")}/review`, script);
  // In either language: the account's is changed elsewhere.
  await expect(page.getByRole("button", { name: /^(Trả lại|Return)$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Tiếp nhận|Accept)$/ })).toHaveCount(0);
});

for (const name of ["quantri", "cvt"]) {
  test(`${name} has no reports: neither in the navigation nor by address`, async ({ page, another }) => {
    const owner = await another();
    await signIn(owner, "dieuphoi");
    const path = await find(owner, JUNE, "STTTT-HT");
    await signIn(page, name);
    await page.goto("/");
    await expect(page.getByRole("navigation", { name: "Điều hướng chính" }).getByRole("link", { name: "Báo cáo" })).toHaveCount(0);
    const response = await page.goto(`${path}/review`);
    expect(response?.status()).toBe(404);
    const list = await page.goto("/reports");
    expect(list?.status()).toBe(200);
    await expect(page.getByRole("rowheader")).toHaveCount(0);
  });
}

test("every page says that it is a demonstration", async ({ page, script }) => {
  await open(page, "/sign-in", script);
  const strip = page.getByRole("complementary", { name: "Dữ liệu minh họa" });
  await expect(strip).toContainText("đồng hồ minh họa 13/06/2025");
  await signIn(page, "ht");
  for (const path of ["/", "/reports", "/me", "/gallery", "/khong-co"]) {
    await page.goto(path);
    await expect(strip).toContainText("13/06/2025");
  }
});
