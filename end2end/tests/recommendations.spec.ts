// A recommendation from a province to its closing, with four people: author, leader, coordinator, the unit's
// handler and its signer. Kon Tum with script, Đắk Nông without.
import { expect, open, signIn, test, type Page } from "../fixtures";

test.describe.configure({ mode: "serial" });

const provinceOf = (script: boolean) => (script ? "kt" : "dno");

/** Its address, known after it was raised and again after it was sent. */
let path = "";
/** Of its official document: one for each way of running. */
const numberOf = (script: boolean) => (script ? "7001" : "7002");

async function at(page: Page, who: string, script: boolean) {
  await signIn(page, who);
  await open(page, path, script);
}

test("the author raises it and hands it to the leader", async ({ page, script }) => {
  await signIn(page, provinceOf(script));
  await open(page, "/recs/new", script);
  await page.getByLabel("Tiêu đề").fill("Sóng di động tại điểm du lịch mới");
  await page.getByLabel("Thực trạng, khó khăn").fill("Điểm du lịch mới chưa có sóng ổn định.");
  await page.getByLabel("Đề xuất cụ thể").fill("Bổ sung một trạm trong năm 2025.");
  await page.getByRole("button", { name: "Trình lãnh đạo" }).click();
  // What is missing is said, and what was typed is kept.
  await expect(page.getByRole("alert")).toContainText("Lĩnh vực chính");
  await expect(page.getByLabel("Tiêu đề")).toHaveValue("Sóng di động tại điểm du lịch mới");
  await page.getByLabel("Lĩnh vực chính").selectOption({ label: "Viễn thông" });
  await page.getByLabel("Nguồn").selectOption({ label: "Gửi trực tiếp" });
  await page.getByRole("button", { name: "Trình lãnh đạo" }).click();
  await expect(page.getByText("Đã trình lãnh đạo Sở.")).toBeVisible();
  path = new URL(page.url()).pathname;
});

test("the leader sends it, and it has its number", async ({ page, script }) => {
  await at(page, `${provinceOf(script)}.ld`, script);
  await page.getByRole("button", { name: "Duyệt và gửi" }).click();
  await expect(page).toHaveURL(/\/recs\/KN-2025-\d{4}/);
  await expect(page.getByText("Đã gửi tới Bộ.")).toBeVisible();
  path = new URL(page.url()).pathname;
});

test("the coordinator gives it to the unit its topic suggests", async ({ page, script }) => {
  await at(page, "dieuphoi", script);
  await expect(page.getByLabel("Đơn vị chủ trì")).toHaveValue("CVT");
  await page.getByRole("button", { name: "Giao đơn vị" }).click();
  await expect(page.getByText("Đã giao đơn vị.")).toBeVisible();
});

test("the unit takes it up and sends its answer for signature", async ({ page, script }) => {
  await at(page, "cvt", script);
  await page.getByRole("button", { name: "Tiếp nhận xử lý" }).click();
  await page.getByLabel("Nội dung trả lời").fill("Trạm phát sóng trước 30/9/2025.");
  await page.getByLabel("Kết quả giải quyết").selectOption({ label: "Đã giải quyết" });
  await page.getByRole("button", { name: "Trình ký" }).click();
  await expect(page.getByText("Đã trình ký.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ký và trả lời" })).toHaveCount(0);
});

test("the province does not see the draft", async ({ page, script }) => {
  await at(page, provinceOf(script), script);
  await expect(page.getByText("đang chuẩn bị trả lời")).toBeVisible();
  await expect(page.getByText("Trạm phát sóng trước 30/9/2025.")).toHaveCount(0);
});

test("the signer publishes it with its document", async ({ page, script }) => {
  await signIn(page, "cvt.ky");
  await open(page, "/recs?only=to-sign", script);
  await page.locator(`a[href="${path}"]`).click();
  await page.getByLabel("Số", { exact: true }).fill(numberOf(script));
  await page.getByLabel("Ký hiệu").fill("CVT-CSVT");
  await page.getByRole("button", { name: "Ký và trả lời" }).click();
  await expect(page.getByText("Đã ký và trả lời Sở.")).toBeVisible();
});

test("the province reads it and closes it", async ({ page, script }) => {
  await at(page, provinceOf(script), script);
  await expect(page.getByText(`${numberOf(script)}/CVT-CSVT`)).toBeVisible();
  await page.getByLabel("Đáp ứng", { exact: true }).check();
  await page.getByRole("button", { name: "Xác nhận trả lời" }).click();
  await expect(page.getByText("Đã xác nhận và đóng kiến nghị.")).toBeVisible();
});

test("35 of 35 opens exactly 35 rows", async ({ page, script }) => {
  await signIn(page, "lanhdao");
  await open(page, "/recs", script);
  await page.getByRole("link", { name: "Năm 2024: 35/35 đã trả lời" }).click();
  await expect(page.locator(".recs > li")).toHaveCount(35);
});
