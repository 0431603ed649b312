// Every journey runs twice: with script and without. `*.script.spec.ts` needs script, `*.plain.spec.ts` is about its absence. The project `shots`
// exists only where SHOTS_DIR says where its pictures go.
import { defineConfig, type Project } from "@playwright/test";

const shots = /shots\.spec\.ts$/;

const projects: Project[] = [
  { name: "with script", testIgnore: [shots, /\.plain\.spec\.ts$/] },
  { name: "without script", testIgnore: [shots, /\.script\.spec\.ts$/], use: { javaScriptEnabled: false } },
];
if (process.env.SHOTS_DIR) {
  projects.push({ name: "shots", testMatch: shots, timeout: 300_000 });
}

export default defineConfig({
  testDir: "./tests",
  // The files share one demo world: each changes accounts and reports that no other looks at, and its tests
  // run one after the other.
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  projects,
  use: {
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
    viewport: { width: 1180, height: 820 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    colorScheme: "light",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: process.env.TRACE ? "on" : "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
  },
});
