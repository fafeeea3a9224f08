import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findChromium } from '../browser/chromium.ts'

/** Asks Chromium something in its own protocol (chromedevtools.github.io/devtools-protocol). Rejects with what it says is wrong. */
export type Ask = <Answer = object>(method: string, words?: object) => Promise<Answer>

/** A page of its own browser context, seen through the protocol alone. */
export interface Tab {
  ask: Ask
  on(event: string, listener: (told: never) => void): void
  close(): Promise<void>
}

export interface Browser {
  openTab(): Promise<Tab>
  close(): Promise<void>
}

interface Message {
  id?: number
  sessionId?: string
  method?: string
  params?: never
  result?: object
  error?: { message: string }
}

/**
 * Starts Chromium and speaks its protocol. Playwright would have V8 note where every Error is made, which V8 parses the
 * whole script again for, and look at the page while it is measured: together half of what a page seems to take to wake.
 */
export async function openBrowser(): Promise<Browser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'lesesal-chromium-'))
  const flags = ['--headless', '--no-sandbox', '--no-first-run', '--disable-quic', '--disable-background-networking']
  const browser = spawn(findChromium()!, [...flags, `--user-data-dir=${profile}`, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  browser.stderr.on('data', (some: Buffer) => (said += some.toString()))
  const place = () => /^DevTools listening on (\S+)$/m.exec(said)?.[1]
  while (!place()) await once(browser.stderr, 'data')
  const socket = new WebSocket(place()!)
  await once(socket, 'open')

  const waiting = new Map<number, PromiseWithResolvers<object>>()
  const listeners = new Map<string, (told: never) => void>()
  let asked = 0
  const askOf = (sessionId?: string): Ask =>
    function ask<Answer>(method: string, params: object = {}) {
      const answer = Promise.withResolvers<object>()
      waiting.set(++asked, answer)
      socket.send(JSON.stringify({ id: asked, method, params, sessionId }))
      return answer.promise as Promise<Answer>
    }
  socket.addEventListener('message', ({ data }) => {
    const { id, sessionId, method, params, result, error } = JSON.parse(String(data)) as Message
    if (id === undefined) return listeners.get(`${sessionId} ${method}`)?.(params!)
    if (error) waiting.get(id)!.reject(new Error(error.message))
    else waiting.get(id)!.resolve(result!)
    waiting.delete(id)
  })

  const ask = askOf()
  return {
    async openTab() {
      const { browserContextId } = await ask<{ browserContextId: string }>('Target.createBrowserContext')
      const { targetId } = await ask<{ targetId: string }>('Target.createTarget', {
        url: 'about:blank',
        browserContextId,
      })
      const { sessionId } = await ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
      return {
        ask: askOf(sessionId),
        on: (event, listener) => void listeners.set(`${sessionId} ${event}`, listener),
        close: async () => void (await ask('Target.disposeBrowserContext', { browserContextId })),
      }
    },
    async close() {
      await ask('Browser.close')
      await once(browser, 'exit')
      await rm(profile, { recursive: true, force: true })
    },
  }
}
