import { defineConfig } from '@playwright/test'
import { findHeadless } from './tests/browser/chromium.ts'

const executablePath = findHeadless()

/** Real Chromium on the published demo edition, as a desktop and as a phone. */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list']],
  // A test may open many pages, on a busy machine.
  timeout: 60_000,
  use: {
    baseURL: 'http://localhost:4199',
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
  webServer: {
    command: 'node tests/browser/serveDemo.ts',
    url: 'http://localhost:4199/healthz',
    reuseExistingServer: false,
    timeout: 300_000,
  },
})
