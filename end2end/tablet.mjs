// P8 of `make bench`: a report's form on a cold tablet. BASE_URL is a server with a fresh demo world,
// BENCH_CHROMIUM a browser. Prints one line of JSON for each load; times in milliseconds.
import { chromium } from "@playwright/test";

const LOADS = 5;
const RTT = 150; // ms
const SPEED = 200 * 1024; // bytes a second
const SLOWER = 4; // times

const base = process.env.BASE_URL;
const browser = await chromium.launch({ executablePath: process.env.BENCH_CHROMIUM, args: ["--no-sandbox"] });
for (let load = 1; load <= LOADS; load++) console.log(JSON.stringify(await measure(load)));
await browser.close();

async function measure(load) {
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: "vi-VN", baseURL: base });
  await context.request.post("/api/app/sign_in/api/sign_in", {
    form: { email: "kt@giaoban.test", password: "GiaoBan-2025-demo" },
    headers: { accept: "text/html" },
    maxRedirects: 0,
  });
  const list = await context.request.get("/reports?round=2025-M06");
  const report = (await list.text()).match(/\/reports\/[0-9a-f-]{36}/)[0];
  const page = await context.newPage();
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false, latency: RTT, downloadThroughput: SPEED, uploadThroughput: SPEED / 2,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let bytes = 0;
  cdp.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
  await page.goto(`${report}/s/vien-thong`, { waitUntil: "load" });
  await page.waitForFunction(() => window.awakeAt && performance.now() - window.awakeAt > 500, null, { timeout: 60_000 });
  const seen = await page.evaluate(() => ({
    fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    lcp: window.lcp, hydrated: window.awakeAt, tbt: window.tbt, cls: window.cls,
  }));
  const floor = 3 * RTT + (bytes / SPEED) * 1000;
  const saved = await save(page, load);
  await context.close();
  return { ...seen, floor, saved };
}

// From leaving a cell to the server's answer.
async function save(page, load) {
  const answer = page.waitForResponse((response) => response.url().includes("/save_cells"));
  await page.locator('input[name="input[cell][VT05]"]').fill(String(76_000 + load));
  const begun = Date.now();
  await page.keyboard.press("Tab");
  await answer;
  return Date.now() - begun;
}

// A page that wakes up listens to its fields: the last of these moments is when it is hydrated.
function watch() {
  Object.assign(window, { lcp: 0, cls: 0, tbt: 0, awakeAt: 0 });
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (...args) {
    if (args[0] === "keydown" || window.awakeAt) window.awakeAt = performance.now();
    return listen.apply(this, args);
  };
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => (window.lcp = entry.startTime));
  observe("layout-shift", (entry) => (window.cls += entry.hadRecentInput ? 0 : entry.value));
  observe("longtask", (entry) => (window.tbt += Math.max(0, entry.duration - 50)));
}
