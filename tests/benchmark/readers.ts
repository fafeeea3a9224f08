import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCatalogue } from '#counter/catalogue.ts'
import { publish } from '#publisher/publish.ts'
import { numbersFrom, writeManyArticles } from './manyArticles.ts'

/** An edition of 300 stories without pictures; gives its folder and the ids of its stories. */
export async function smallEdition(folder: string): Promise<{ edition: string; ids: string[] }> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const edition = path.join(folder, 'edition')
  writeManyArticles(path.join(folder, 'newsroom'), 300)
  await publish({ newsrooms: [path.join(folder, 'newsroom')], to: edition })
  const { stories } = await openCatalogue(edition)()
  return { edition, ids: [...stories.keys()] }
}

/** Reports of views as a proxy passes them on: each of another reader, most of them of a few stories. */
export function reportsOf(ids: string[], seed = 1): (number: number) => string {
  const next = numbersFrom(seed)
  return () => {
    const body = JSON.stringify({ id: ids[Math.floor(next() ** 3 * ids.length)] })
    const address = Array.from({ length: 3 }, () => Math.floor(next() * 256)).join('.')
    return [
      'POST /api/views HTTP/1.1',
      'Host: avisa.example',
      `X-Forwarded-For: 10.${address}`,
      `User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1${Math.floor(next() * 50)}.0.0.0 Safari/537.36`,
      'Accept: */*',
      'Accept-Language: nb-NO,nb;q=0.9,en;q=0.8',
      'Sec-Fetch-Site: same-origin',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n')
  }
}

/** A server in a process of its own. */
export interface Server {
  port: number
  child: ChildProcess
  stop(): Promise<void>
}

/** Runs a script that says where it listens. */
export async function startScript(script: string, ...words: string[]): Promise<Server> {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const flags = ['--disable-warning=ExperimentalWarning', ...(process.env.PROFILE ? ['--cpu-prof'] : [])]
  const child = spawn(process.execPath, [...flags, file, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (some: Buffer) => (said += some.toString()))
  const port = () => Number(/http:\/\/[^:\s]+:(\d+)/.exec(said)?.[1])
  while (!port()) await once(child.stdout, 'data')
  return {
    port: port(),
    child,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

export function startLesesal(edition: string, views: string): Promise<Server> {
  return startScript('../../src/lesesal.ts', 'serve', edition, '--port', '0', '--views', views, '--trust-proxy', '1')
}
