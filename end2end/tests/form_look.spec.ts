// What of the form is to be seen: on a phone, on a desk, on paper. Reads only.
import { expect, signIn, test } from "../fixtures";
import { Form, JUNE, find } from "../report";

test("a phone shows the unit of measure beside each figure", async ({ page, script }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "qna");
  const form = new Form(page, await find(page, JUNE), script);
  await form.section("vien-thong");
  for (const unit of await page.locator("tr.ind .ind__u").all()) {
    await expect(unit).toBeVisible();
    await expect(unit).not.toBeEmpty();
  }
});

test("no column's name and no figure is cut; a part of a breakdown has a name", async ({ page, script }) => {
  await signIn(page, "qna");
  const half = new Form(page, await find(page, "2025-H1"), script);
  for (const width of [1180, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await half.section("an-toan");
    await expect(page.getByRole("columnheader", { name: "6 tháng cuối năm 2024" })).toBeVisible();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll(".ind-table th, .ind-table td")].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
    );
    expect(cut).toEqual([]);
  }
  for (const level of [1, 2, 3, 4, 5]) {
    await expect(page.getByRole("rowheader", { name: `Cấp độ ${level}`, exact: true })).toBeVisible();
  }
});

test("on paper a section is whole: every row, and every word of a long text", async ({ page, script }) => {
  await signIn(page, "qna");
  const form = new Form(page, await find(page, JUNE), script);
  await page.emulateMedia({ media: "print" });
  await form.section("vien-thong");
  for (const row of await page.locator("tr.ind").all()) await expect(row).toBeVisible();
  await form.section("danh-gia");
  const paragraph = page.locator("textarea").first();
  await expect(paragraph).toBeHidden();
  await expect(page.locator(".only-print").first()).toBeVisible();
  await expect(page.locator(".only-print").first()).toHaveText(await paragraph.inputValue());
});
