// About oneself: password, devices, and the second step of signing in.
import { awake, expect, open, PASSWORD, signIn, test, typeAndSignIn } from "../fixtures";
import { codeNow } from "../phone";

test("a new password is refused field by field, and nothing typed is shown again", async ({ page, script }) => {
  await signIn(page, script ? "bth" : "bth.ld");
  await open(page, "/me", script);
  const card = page.getByRole("region", { name: "Mật khẩu", exact: true });
  const field = (label: string) => card.getByLabel(label, { exact: true });
  await field("Mật khẩu hiện tại").fill("khong-phai");
  await field("Mật khẩu mới").fill("ngan");
  await field("Nhập lại mật khẩu mới").fill("khac");
  await card.getByRole("button", { name: "Đổi mật khẩu" }).click();

  await expect(page).toHaveTitle("Lỗi: Tài khoản · Giao Ban");
  if (script) await expect(page).toHaveURL("/me");
  await expect(page.getByRole("alert")).toContainText("Sửa các ô dưới đây rồi gửi lại.");
  const wrong = card.locator("[aria-invalid=true]");
  await expect(wrong.first()).toHaveAccessibleDescription(/\S/);
  for (const label of ["Mật khẩu hiện tại", "Mật khẩu mới", "Nhập lại mật khẩu mới"]) await expect(field(label)).toHaveValue("");
  // Each line of the summary leads to a field that is there.
  for (const link of await page.getByRole("alert").getByRole("link").all()) {
    const to = (await link.getAttribute("href")) ?? "";
    await expect(page.locator(to)).toHaveAttribute("aria-invalid", "true");
  }
});

test("the password is changed, the old one opens nothing any more", async ({ page, script, another }) => {
  const name = script ? "tth" : "tth.ld";
  const changed = "bon tu khong lien quan";
  await signIn(page, name);
  const elsewhere = await another();
  await signIn(elsewhere, name);

  await open(page, "/me", script);
  const card = page.getByRole("region", { name: "Mật khẩu", exact: true });
  await card.getByLabel("Mật khẩu hiện tại", { exact: true }).fill(PASSWORD);
  await card.getByLabel("Mật khẩu mới", { exact: true }).fill(changed);
  await card.getByLabel("Nhập lại mật khẩu mới", { exact: true }).fill(changed);
  await card.getByRole("button", { name: "Đổi mật khẩu" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã đổi mật khẩu." })).toBeVisible();

  // Other devices are signed out, this one goes on.
  await elsewhere.goto("/reports");
  await expect(elsewhere).toHaveURL(/\/sign-in\?back=/);
  await awake(elsewhere, script);
  await typeAndSignIn(elsewhere, name);
  await expect(elsewhere.getByRole("alert")).toContainText("chưa đúng");
  await awake(elsewhere, script);
  await typeAndSignIn(elsewhere, name, changed);
  await expect(elsewhere).toHaveURL("/reports");
});

test("a device is signed out from another one", async ({ page, script, another }) => {
  const name = script ? "ht" : "ht.ld";
  const other = await another({ userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1" });
  await signIn(other, name);
  await signIn(page, name);
  await open(page, "/me", script);
  const devices = page.getByRole("region", { name: "Thiết bị đang đăng nhập" });
  const phone = devices.getByRole("listitem").filter({ hasText: "Safari · iPhone" });
  await expect(devices.getByRole("listitem").filter({ hasText: "Thiết bị này" })).toHaveCount(1);
  await phone.getByRole("button", { name: /Đăng xuất/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã đăng xuất thiết bị đó." })).toBeVisible();
  await expect(phone).toHaveCount(0);
  await other.goto("/");
  await expect(other).toHaveURL(/\/sign-in/);
  await page.goto("/reports");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Báo cáo");
});

test("a code of the phone is set up, asked for, and good once", async ({ page, script, another }) => {
  const name = script ? "cts" : "vkts";
  await signIn(page, name);
  await open(page, "/me", script);
  const card = () => page.getByRole("region", { name: "Mã xác thực" });
  // A session alone binds no telephone: the password is asked for again.
  const begin = async (password: string) => {
    if (!(await card().getByRole("button", { name: "Tiếp tục" }).isVisible())) await card().locator("summary").filter({ hasText: "Thiết lập" }).click();
    await card().getByLabel("Mật khẩu hiện tại", { exact: true }).fill(password);
    await card().getByRole("button", { name: "Tiếp tục" }).click();
  };
  await begin("khong-phai");
  await expect(card().getByRole("alert")).toContainText("Sửa các ô dưới đây rồi gửi lại.");
  await expect(card().getByRole("img", { name: "Hình để quét" })).toHaveCount(0);
  await awake(page, script);
  await begin(PASSWORD);
  await expect(card().getByRole("img", { name: "Hình để quét" })).toBeVisible();
  const secret = (await card().locator("code").innerText()).replaceAll(" ", "");
  await awake(page, script);

  await card().getByRole("textbox", { name: /Mã 6 chữ số/ }).fill("000000");
  await card().getByRole("button", { name: "Bật mã xác thực" }).click();
  await expect(card().getByRole("alert")).toContainText("Mã chưa đúng");
  await awake(page, script);

  const first = codeNow(secret);
  await card().getByRole("textbox", { name: /Mã 6 chữ số/ }).fill(first);
  await card().getByRole("button", { name: "Bật mã xác thực" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã bật mã xác thực." })).toBeVisible();
  const codes = page.getByRole("region", { name: "Mã khôi phục" });
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  const recovery = await codes.getByRole("listitem").first().innerText();
  await codes.getByRole("button", { name: "Đã lưu các mã này" }).click();
  await expect(codes.getByRole("listitem")).toHaveCount(0);
  await expect(card()).toContainText("Còn 10 mã chưa dùng");

  // From now on the password alone opens nothing.
  const other = await another();
  await open(other, "/me?done=kept", script);
  await typeAndSignIn(other, name);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Nhập mã xác thực");
  await awake(other, script);
  // The code that set it up was used.
  const give = async (code: string) => {
    await other.getByRole("textbox", { name: "Mã 6 chữ số" }).fill(code);
    await other.getByRole("button", { name: "Tiếp tục" }).click();
  };
  await give(first);
  await expect(other.getByRole("alert")).toContainText("Mã chưa đúng hoặc đã dùng.");
  await expect(other).toHaveTitle("Lỗi: Mã xác thực · Giao Ban");
  await awake(other, script);
  // A phone's clock may be one step ahead.
  const second = codeNow(secret, 1);
  await give(second);
  await expect(other).toHaveURL("/me?done=kept");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Tài khoản");

  // A recovery code opens once.
  const third = await another();
  for (const opens of [true, false]) {
    await third.context().clearCookies();
    await open(third, "/sign-in", script);
    await typeAndSignIn(third, name);
    await expect(third.getByRole("heading", { level: 1 })).toHaveText("Nhập mã xác thực");
    // Half signed in is not signed in.
    await third.goto("/me");
    await expect(third).toHaveURL(/\/sign-in\/code/);
    await awake(third, script);
    await third.getByText("Không có điện thoại bên mình").click();
    await third.getByRole("textbox", { name: "Mã khôi phục" }).fill(recovery);
    await third.getByRole("button", { name: "Dùng mã khôi phục" }).click();
    if (opens) await expect(third.getByRole("heading", { level: 1 })).toHaveText("Tài khoản");
    else await expect(third.getByRole("alert")).toContainText("Mã chưa đúng hoặc đã dùng.");
  }

  // Turned off again, by the password.
  await open(page, "/me", script);
  await card().getByText("Tắt mã xác thực").last().click();
  await card().getByLabel("Mật khẩu hiện tại", { exact: true }).filter({ visible: true }).fill(PASSWORD);
  await card().getByRole("button", { name: "Tắt", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã tắt mã xác thực." })).toBeVisible();
});
