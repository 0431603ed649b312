// The plan: a visit gets its day and is confirmed by the department; the calendar without a mouse; who sees what.
import { awake, expect, open, signIn, test } from "../fixtures";

// With script Quảng Bình, without Hà Tĩnh: neither meets the other's visit.
const castOf = (script: boolean) =>
  script
    ? { province: "qb", name: "Quảng Bình", day: "12/08/2025" }
    : { province: "ht", name: "Hà Tĩnh", day: "19/08/2025" };

test("a visit goes from the plan to a confirmed day", async ({ page, another, script }) => {
  const { province, name, day } = castOf(script);
  await signIn(page, "dieuphoi");
  await open(page, "/visits", script);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Làm việc với 17/17 Sở TT&TT");
  await page.getByRole("row").filter({ hasText: name }).getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await awake(page, script);
  await page.locator("#move > summary").click();
  const move = page.locator("#move");
  await move.getByLabel("Ngày, tháng hoặc quý").fill(day);
  await move.getByLabel("Từ giờ").fill("8:00");
  await move.getByLabel("Đến giờ").fill("11:30");
  await move.getByRole("button", { name: "Dời lịch" }).click();
  await expect(page.locator(".overline")).toContainText(`${day} 08:00 – 11:30`);
  await awake(page, script);
  await page.getByRole("button", { name: "Đề xuất ngày" }).click();
  await expect(page.locator(".page-head .badge")).toHaveText("Đã đề xuất ngày");

  const guest = await another();
  await signIn(guest, province);
  await open(guest, new URL(page.url()).pathname, script);
  await guest.getByLabel("Đơn vị có dự không?").selectOption("yes");
  await guest.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(guest.locator("#parties")).toContainText("1 đã xác nhận");
  await expect(guest.getByRole("button", { name: "Chốt lịch" })).toHaveCount(0);

  await page.reload();
  await awake(page, script);
  await page.getByRole("button", { name: "Chốt lịch" }).click();
  await expect(page.locator(".page-head .badge")).toHaveText("Đã chốt");
});

test("a day that clashes is told, and everything typed is still there", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/events/new", script);
  await page.getByLabel("Tên sự kiện").fill("Giao ban đột xuất");
  await page.getByLabel("Loại").selectOption("conference");
  await page.getByLabel("Ngày, tháng hoặc quý").fill("2/9/2025");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("alert")).toContainText("Quốc khánh");
  await expect(page.getByLabel("Tên sự kiện")).toHaveValue("Giao ban đột xuất");
});

test("from month to event by the keyboard alone", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, "/calendar?on=2025-06-13", script);
  const chip = page.locator(".cal__grid a.ev").filter({ hasText: "Phú Yên" });
  await chip.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Phú Yên");
  await awake(page, script);
  await page.locator("#move > summary").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Muộn 1 ngày" })).toBeVisible();
});

test("a province finds its own visit and no other", async ({ page, script }) => {
  await signIn(page, "kt");
  await open(page, "/visits", script);
  await expect(page.locator(".visits__t tbody tr")).toHaveCount(1);
  await expect(page.locator(".vhead")).toContainText("/17 Sở đã làm việc");
  const response = await page.goto("/events/00000000-0000-7000-8000-000000000000");
  expect(response?.status()).toBe(404);
});
