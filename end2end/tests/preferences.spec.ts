// Language and theme: chosen once, kept, with script and without; and the office's days, wherever the browser is.
import { accessible, awake, choose, expect, open, signIn, test } from "../fixtures";
import { JUNE, find } from "../report";

test("English and back, on the same page with the same filter", async ({ page, script }) => {
  await signIn(page, script ? "bdi" : "qng");
  await open(page, "/reports?status=accepted", script);
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await choose(page, "English");
  await expect(page).toHaveURL("/reports?status=accepted");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reports");
  await expect(page).toHaveTitle("Reports · Giao Ban");
  await awake(page, script);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Decision" })).toContainText("Accepted");
  await awake(page, script);
  await choose(page, "Tiếng Việt");
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await expect(page.getByRole("region", { name: "Quyết định" })).toContainText("Đã tiếp nhận");
});

test("the dark theme stays: on the next page, after signing out and in, on another device", async ({ page, script, another }) => {
  const name = script ? "bdi" : "qng";
  await signIn(page, name);
  await open(page, "/", script);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await choose(page, "Tối");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await paper()).not.toBe(light);
  await awake(page, script);
  if (script) await accessible(page);
  await page.goto("/reports");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const device = await another();
  await signIn(device, name);
  await device.goto("/");
  await expect(device.locator("html")).toHaveAttribute("data-theme", "dark");
  await awake(page, script);
  await choose(page, "Đăng xuất");
  await expect(page).toHaveURL("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await signIn(page, name);
  await open(page, "/", script);
  await choose(page, "Theo thiết bị");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /.*/);
});

test("before signing in one chooses as well", async ({ page, script }) => {
  await open(page, "/sign-in?back=/reports", script);
  await page.locator("summary").filter({ hasText: "Ngôn ngữ" }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  expect(new URL(page.url()).searchParams.get("back")).toBe("/reports");
  await awake(page, script);
  await page.locator("summary").filter({ hasText: "Theme" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a browser on the other side of the earth shows the same days and times", async ({ page, another, script }) => {
  const away = await another({ timezoneId: "America/Los_Angeles", locale: "en-US" });
  const people = [page, away];
  for (const one of people) await signIn(one, "qt");
  const report = await find(page, JUNE);
  for (const path of ["/", "/reports", `${report}/review`, `${report}/history`]) {
    // A page says as of which minute it was read: when the minute turns between the two, both are read again.
    await expect(async () => {
      const texts: string[] = [];
      for (const one of people) {
        await open(one, path, script);
        texts.push(await one.getByRole("main").innerText());
      }
      expect(texts[1]).toBe(texts[0]);
    }).toPass({ timeout: 30_000 });
  }
  expect(await away.locator("html").getAttribute("lang")).toBe("vi");
});
