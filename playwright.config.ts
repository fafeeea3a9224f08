import { defineConfig } from '@playwright/test'
import { findHeadless } from './tests/browser/chromium.ts'
import { demoEdition } from './tests/browser/editions.ts'

const executablePath = findHeadless()
const desktop = { viewport: { width: 1280, height: 800 } }

/** What a view is and whose: the same on every screen. */
const views = /views\w+\.spec\.ts$/

/** What is the same on a phone, or sets the widths of all screens itself. */
const desktopOnly =
  /(accessibility|fromSource|hostileFiles|hydration|keyboard|newStories|newsroomPage|savedStories|search)\.spec\.ts$/

/** Real Chromium on the published demo edition, as a desktop and as a phone. */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list']],
  // A test may open many pages, on a busy machine.
  timeout: 60_000,
  use: {
    baseURL: demoEdition,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    },
  },
  projects: [
    // They wait for seconds to pass, and take next to nothing of a processor meanwhile.
    { name: 'views', testMatch: views, workers: 1, use: desktop },
    { name: 'desktop', testIgnore: views, grepInvert: /@phone/, workers: 2, use: desktop },
    {
      name: 'phone',
      testIgnore: [views, desktopOnly],
      grepInvert: /@desktop/,
      workers: 2,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
  webServer: {
    command: 'node tests/browser/serveDemo.ts',
    url: `${demoEdition}/healthz`,
    reuseExistingServer: false,
    timeout: 300_000,
  },
})
