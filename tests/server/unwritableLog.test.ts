import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { fillableDisk } from '../counter/fillableDisk.ts'
import { freePort, untilAnswered } from '../setup/ports.ts'

/** A `lesesal serve` that tells each answer to a file of its own. */
async function servingTo(log: string) {
  const port = await freePort()
  const words = ['src/lesesal.ts', 'serve', inject('demoEdition'), '--port', String(port), '--log-level', 'info']
  const child = spawn('node_modules/.bin/node', words, { stdio: ['ignore', openSync(log, 'a'), 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let complained = ''
  child.stderr!.on('data', (some: Buffer) => (complained += some.toString()))
  const ended = once(child, 'exit')
  const address = `http://localhost:${port}`
  await untilAnswered(address)
  return {
    process: child.pid!,
    complained: () => complained,
    /** Statuses of so many answers, each of which the log should tell. */
    answers: async (count: number) => {
      const statuses = new Set<number>()
      for (let asked = 0; asked < count; asked++)
        statuses.add((await fetch(address, { signal: AbortSignal.timeout(10_000) })).status)
      return [...statuses]
    },
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

test(
  'a log on a full disk holds up no reader, and tells afterwards how much it lacks',
  { timeout: 60_000 },
  async () => {
    const disk = await fillableDisk()
    const log = path.join(disk.folder, 'log')
    const server = await servingTo(log)
    expect(await server.answers(40)).toEqual([200])
    disk.fill(server.process)
    expect(await server.answers(200)).toEqual([200])
    disk.empty(server.process)
    expect(await server.answers(3)).toEqual([200])
    expect(await server.stop()).toEqual([0, null])
    const text = await readFile(log, 'utf8')
    const dropped = Number(/"Lines of the log that could not be written: (\d+)"/.exec(text)?.[1])
    expect(dropped).toBeGreaterThan(100)
    // One more was asked for to see that it serves; of the first that was dropped nothing but its end may be lacking.
    const whole = text.match(/"msg":"answered"\}\n/g)!.length
    expect([244 - dropped, 245 - dropped]).toContain(whole)
    for (const line of text.trimEnd().split('\n').slice(-3))
      expect(JSON.parse(line)).toMatchObject({ status: 200, msg: 'answered' })
    await disk.end()
  },
)

test.skipIf(!existsSync('/dev/full'))(
  'a server that cannot tell where it is serves all the same',
  { timeout: 60_000 },
  async () => {
    const server = await servingTo('/dev/full')
    expect(await server.answers(5)).toEqual([200])
    expect(await server.stop()).toEqual([0, null])
    expect(server.complained()).toMatch(/^What was to be said cannot be written: ENOSPC.*\n$/)
  },
)
