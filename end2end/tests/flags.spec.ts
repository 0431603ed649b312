// What the ministry asks at single cells: written, answered, seen by everybody, closed. And what comes back says from whom and why.
// Lâm Đồng with script, Đắk Lắk without: their reports of the first half of 2025.
import { awake, expect, open, signIn, test, type Page } from "../fixtures";
import { Form, find, standing, submit, tally } from "../report";

test.describe.configure({ mode: "serial" });

const HALF = "2025-H1";
const castOf = (script: boolean) => (script ? { author: "ld", leader: "ld.ld", unit: "STTTT-LD" } : { author: "dlk", leader: "dlk.ld", unit: "STTTT-DLK" });

let path = "";

const note = (page: Page, code: string) => page.getByRole("textbox", { name: `Góp ý cho ô ${code}`, exact: true });
const asked = (page: Page) => page.getByRole("region", { name: "Văn phòng Bộ hỏi" });
const answer = (page: Page, code: string) => asked(page).getByRole("textbox", { name: new RegExp(`^Trả lời nếu số vẫn đúng ${code}$`) });
const flag = (page: Page, code: string) => page.getByRole("link", { name: `Góp ý ô ${code}`, exact: true });

test("a half-written flag waits while another is written", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  path = await find(page, HALF, castOf(script).unit);
  await open(page, `${path}/review?view=all`, script);
  await expect(page.getByRole("button", { name: "Miễn báo cáo kỳ này" })).toHaveCount(0);
  await expect(page.getByText("Miễn báo cáo kỳ này")).toHaveCount(0);
  await flag(page, "VT02").click();
  if (script) await expect(note(page, "VT02")).toBeFocused();
  if (script) {
    await note(page, "VT02").fill("Thấp hơn số của nhà mạng");
    await flag(page, "VT05").click();
    await expect(note(page, "VT05")).toHaveValue("");
    await flag(page, "VT02").click();
    await expect(note(page, "VT02")).toHaveValue("Thấp hơn số của nhà mạng");
    await page.reload();
    await awake(page, script);
    await expect(note(page, "VT02")).toHaveValue("Thấp hơn số của nhà mạng");
  }
  await note(page, "VT02").fill("x");
  await page.getByRole("button", { name: "Thêm góp ý" }).click();
  await expect(note(page, "VT02")).toHaveAccessibleDescription(/ít nhất 5 chữ cái/);
  await awake(page, script);
  await note(page, "VT02").fill("Thấp hơn số của nhà mạng.");
  await page.getByRole("button", { name: "Thêm góp ý" }).click();
  await expect(page).toHaveURL(/view=all#flag-VT02$/);
  await expect(page.locator("#flag-VT02")).toContainText("Thấp hơn số của nhà mạng.");
  if (script) await expect(page.locator("#flag-VT02").getByRole("button", { name: "Bỏ góp ý" })).toBeFocused();
  await flag(page, "VT05").click();
  await note(page, "VT05").fill("Đối chiếu lại với doanh nghiệp.");
  await page.getByRole("button", { name: "Thêm góp ý" }).click();
  await expect(page.getByRole("main")).toContainText("2 góp ý ở ô sẽ gửi kèm khi trả lại.");
  await awake(page, script);
  const due = page.getByRole("textbox", { name: "Hạn gửi lại" });
  await expect(due).toHaveValue("18/06/2025");
  await due.fill("12/06/2025");
  await page.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Hạn gửi lại: Chọn ngày từ hôm nay trở đi.");
  await expect(due).toHaveValue("12/06/2025");
  await awake(page, script);
  await due.fill("20/6");
  await page.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã trả lại Sở." })).toBeVisible();
});

test("the author is told by whom and until when, and answers before submitting", async ({ page, script }) => {
  await signIn(page, castOf(script).author);
  await open(page, `/reports?round=${HALF}`, script);
  const line = page.getByRole("row").filter({ hasText: /6 tháng đầu năm 2025/ });
  await expect(line).toContainText("Nguyễn Thị Thanh Mai");
  await expect(line).toContainText("Gửi lại trước 20/06/2025");

  await open(page, `${path}/check`, script);
  await expect(page.getByRole("main")).toContainText("Gửi lại trước 20/06/2025");
  await expect(tally(page, "Chưa trả lời")).toHaveText("2");
  await expect(asked(page)).toContainText("Còn 2 ô Văn phòng Bộ hỏi chưa trả lời");
  await submit(page);
  await expect(page.getByRole("alert")).toContainText("Chưa trình được: còn 2 ô Văn phòng Bộ hỏi chưa trả lời.");
  await awake(page, script);

  await answer(page, "VT02").fill("x");
  await page.getByRole("button", { name: "Lưu trả lời" }).click();
  await expect(answer(page, "VT02")).toHaveAccessibleDescription(/ít nhất 5 chữ cái/);
  await awake(page, script);
  await answer(page, "VT02").fill("Đã đối chiếu với 4 doanh nghiệp, số đúng.");
  await page.getByRole("button", { name: "Lưu trả lời" }).click();
  await expect(tally(page, "Chưa trả lời")).toHaveText("1");
  await expect(answer(page, "VT02")).toHaveValue("Đã đối chiếu với 4 doanh nghiệp, số đúng.");
  await awake(page, script);

  // The link leads to the cell, in a section that was not open.
  await asked(page).getByRole("listitem").filter({ hasText: "VT05" }).getByRole("link", { name: "Đến ô" }).click();
  await expect(page).toHaveURL(/\/s\/vien-thong#VT05$/);
  await awake(page, script);
  const form = new Form(page, path, script);
  if (script) await expect(form.cell("VT05")).toBeFocused();
  await expect(form.cell("VT05")).toBeInViewport();
  await form.fill("VT05", String(Number((await form.cell("VT05").inputValue()).replaceAll(".", "")) + 3));
  await form.save();
  await form.check();
  await expect(asked(page)).toContainText(/Đã sửa [\d.]+ thành [\d.]+/);
  await submit(page);
  await expect(page.getByRole("status").filter({ hasText: "Đã trình lãnh đạo." })).toBeVisible();
});

test("the leader sees what became of each, and sends it back saying why", async ({ page, script, another }) => {
  await signIn(page, castOf(script).leader);
  await open(page, `${path}/review`, script);
  await expect(page.getByRole("main")).toContainText("Góp ý ở bản 1");
  await expect(page.getByRole("main")).toContainText("trả lời: Đã đối chiếu với 4 doanh nghiệp, số đúng.");
  await page.getByRole("textbox", { name: "Việc cần sửa" }).fill("Ghi thêm nguồn số liệu.");
  await page.getByRole("button", { name: "Trả lại để sửa" }).click();
  await expect(standing(page)).toContainText("Lãnh đạo trả lại");

  const author = await another();
  await signIn(author, castOf(script).author);
  await open(author, `/reports?round=${HALF}`, script);
  const line = author.getByRole("row").filter({ hasText: /6 tháng đầu năm 2025/ });
  await expect(line).toContainText("Lãnh đạo trả lại");
  await expect(line).toContainText("Ghi thêm nguồn số liệu.");
  await open(author, `${path}/s/vien-thong`, script);
  await expect(author.getByRole("main")).toContainText("Lãnh đạo trả lại");
  await open(author, `${path}/check`, script);
  await expect(author.getByRole("main")).toContainText("Ghi thêm nguồn số liệu.");
  await submit(author);
  await expect(standing(author)).toContainText("Chờ duyệt");
  await open(page, `${path}/review`, script);
  await page.getByRole("button", { name: "Duyệt và gửi Văn phòng Bộ" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã duyệt và gửi Văn phòng Bộ." })).toBeVisible();
});

test("the ministry sees it too and closes it by accepting", async ({ page, script }) => {
  await signIn(page, "dieuphoi");
  await open(page, `${path}/review`, script);
  await expect(page.getByRole("main")).toContainText("trả lời: Đã đối chiếu với 4 doanh nghiệp, số đúng.");
  await expect(page.getByRole("main")).toContainText("Đã sửa theo góp ý");
  await page.getByRole("button", { name: "Tiếp nhận" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã tiếp nhận." })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Đã đóng");
  await open(page, `${path}/history`, script);
  await expect(page.getByRole("main")).toContainText("đã góp ý ô VT02");
});
