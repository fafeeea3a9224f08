import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findChromium } from './chromium.ts'

/** What a Chromium on somebody's desk says it is; a headless one says so, and is taken for the robot it is. */
export const ordinaryAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

/**
 * A Chromium nobody steers. Playwright's tabs all believe that they are seen, and pages drawn ahead are only fetched
 * there; here tabs are opened, and brought to the front, as by a reader.
 */
export interface OrdinaryChromium {
  open(address: string, options?: { background: boolean }): Promise<string>
  bringToFront(tab: string): Promise<void>
  close(): Promise<void>
}

export async function openOrdinaryChromium(): Promise<OrdinaryChromium> {
  const profile = await mkdtemp(path.join(tmpdir(), 'lesesal-chromium-'))
  const program = spawn(findChromium()!, [
    '--headless=new',
    '--no-sandbox',
    '--no-first-run',
    '--disable-quic',
    '--disable-background-networking',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    `--user-agent=${ordinaryAgent}`,
    'about:blank',
  ])
  const ended = once(program, 'exit')
  const socket = new WebSocket(await debuggerOf(program.stderr))
  await once(socket, 'open')
  const awaited = new Map<number, (result: { targetId: string }) => void>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data))
    awaited.get(id)?.(result)
  })
  let last = 0
  const call = (method: string, params: object) =>
    new Promise<{ targetId: string }>((resolve) => {
      awaited.set(++last, resolve)
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  return {
    open: async (url, { background } = { background: false }) =>
      (await call('Target.createTarget', { url, background })).targetId,
    bringToFront: async (targetId) => void (await call('Target.activateTarget', { targetId })),
    close: async () => {
      socket.close()
      program.kill()
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function debuggerOf(said: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    said.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const address = /ws:\S+/.exec(text)?.[0]
      if (address !== undefined) resolve(address)
    })
  })
}
