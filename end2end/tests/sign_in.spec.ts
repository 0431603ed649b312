// The way in and out: wrong passwords, the way back, and no way to another site.
import { awake, choose, expect, open, signIn, test, typeAndSignIn } from "../fixtures";

test("a wrong password is said at its field, the right one opens the door", async ({ page, script }) => {
  const name = script ? "qb" : "qb.ld";
  await open(page, "/sign-in", script);
  await expect(page).toHaveTitle("Đăng nhập · Giao Ban");
  await typeAndSignIn(page, name, "khong-phai-mat-khau");

  const password = page.getByLabel("Mật khẩu", { exact: true });
  await expect(page.getByRole("alert")).toContainText("chưa đúng. Nhập lại, sai nhiều lần sẽ tạm dừng.");
  await expect(page).toHaveTitle("Lỗi: Đăng nhập · Giao Ban");
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await expect(password).toHaveAccessibleDescription(/chưa đúng/);
  await expect(password).toHaveValue("");
  await expect(page.getByLabel("Tên đăng nhập (e-mail)")).toHaveValue(`${name}@giaoban.test`);

  await awake(page, script);
  await typeAndSignIn(page, name);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chào");
  await expect(page).toHaveURL("/");
});

test("an unknown name is answered like a wrong password", async ({ page, script }) => {
  await open(page, "/sign-in", script);
  await typeAndSignIn(page, `khong-co-${Date.now()}`, "khong-phai-mat-khau");
  await expect(page.getByRole("alert")).toContainText("chưa đúng. Nhập lại, sai nhiều lần sẽ tạm dừng.");
});

test("whoever was asked to sign in comes back to the page with its filter", async ({ page, script }) => {
  await page.goto("/reports?status=accepted&q=dak%20lak");
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  await awake(page, script);
  await typeAndSignIn(page, "dieuphoi");
  await expect(page).toHaveURL("/reports?status=accepted&q=dak%20lak");
  await expect(page.getByRole("searchbox", { name: "Tìm theo kỳ hoặc đơn vị" })).toHaveValue("dak lak");
});

for (const trap of ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"]) {
  test(`signing in does not lead to ${trap}`, async ({ page, script, baseURL }) => {
    await open(page, `/sign-in?back=${encodeURIComponent(trap)}`, script);
    await typeAndSignIn(page, "qt.ld");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Chào");
    expect(page.url()).toBe(`${baseURL}/`);
    // The same for somebody who is signed in already.
    await page.goto(`/sign-in?back=${encodeURIComponent(trap)}`);
    expect(page.url()).toBe(`${baseURL}/`);
  });
}

test("a demo account fills in its name", async ({ page, script }) => {
  await open(page, "/sign-in", script);
  await page.locator("summary").filter({ hasText: "Tài khoản minh họa" }).click();
  await page.getByRole("link", { name: "qna.ld@giaoban.test" }).click();
  await awake(page, script);
  await expect(page.getByLabel("Tên đăng nhập (e-mail)")).toHaveValue("qna.ld@giaoban.test");
});

test("after signing out nothing is left to see, not even by the way back", async ({ page, script }) => {
  await signIn(page, "qt");
  await open(page, "/", script);
  await choose(page, "Đăng xuất");
  await expect(page).toHaveURL("/sign-in");
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});
