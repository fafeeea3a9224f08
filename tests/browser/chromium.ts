import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installFromDebian } from '../setup/debian.ts'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Debian's package of a Chromium without windows. */
const shell = '/usr/bin/chromium-headless-shell'

/** A Chromium on this machine: $CHROMIUM, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM, chromium.executablePath(), ...usualPlaces]
  return candidates.find(isThere)
}

function isThere(file: string | undefined): file is string {
  return file !== undefined && file !== '' && existsSync(file)
}

/** The Chromium that tests are steered in: one without windows where there is one. It draws the same pages with less work. */
export function findHeadless(): string | undefined {
  return [process.env.CHROMIUM, shell].find(isThere) ?? findChromium()
}

/** Sees to it that there is a Chromium: Playwright's own where it can be downloaded, else Debian's package when root. */
function ensureChromium(): void {
  const found = findChromium() ?? fromPlaywright() ?? fromDebian() ?? complain()
  if (found === '/usr/bin/chromium' && !isThere(shell)) installFromDebian('chromium-headless-shell')
}

function fromPlaywright(): string | undefined {
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  return findChromium()
}

function fromDebian(): string | undefined {
  installFromDebian('chromium')
  return findChromium()
}

function complain(): never {
  console.error(
    'The browser tests need Chromium and none could be installed. Install it (Debian: apt-get install chromium),\n' +
      'or name one: CHROMIUM=/path/to/chromium npm test',
  )
  process.exit(1)
}

if (import.meta.main) {
  ensureChromium()
  console.log(`Browser tests run in ${findHeadless()}`)
}
