import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const lesesal = fileURLToPath(new URL('../../src/lesesal.ts', import.meta.url))

/** A `lesesal serve` in a process of its own. */
export interface ServedEdition {
  address: string
  child: ChildProcess
  /** Everything it has written to its terminal so far. */
  said(): string
  /** Sends a signal and waits for its end; gives the exit code. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** Words to start a program with: root may read and write everything; without these rights root is like anybody. */
export const asNobodySpecial =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'] : []

/** Serves an edition on a free port; `launcher` are words to start it with, such as a shell that sets limits first. */
export async function serveEdition(edition: string, views: string, launcher: string[] = []): Promise<ServedEdition> {
  const words = [lesesal, 'serve', edition, '--port', '0', '--views', views, '--trust-proxy', '1']
  const [program, ...rest] = [...launcher, process.execPath, ...words]
  const child = spawn(program!, rest)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (some: Buffer) => (text += some.toString()))
  const ended = once(child, 'exit')
  const isServing = () => / at (http:\S+)/.exec(text)?.[1]
  while (isServing() === undefined) {
    await Promise.race([once(child.stdout, 'data'), ended])
    if (child.exitCode !== null) throw new Error(text)
  }
  return {
    address: isServing()!,
    child,
    said: () => text,
    stop: async (signal) => {
      child.kill(signal)
      await ended
      return child.exitCode
    },
  }
}

/** Reports a view of a reader, told apart by number. Gives the status; 0 when the server could not be reached. */
export async function reportView(address: string, article: string, reader: number): Promise<number> {
  try {
    const { status } = await fetch(`${address}/api/views`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
        'X-Forwarded-For': `10.${reader >> 16}.${(reader >> 8) & 255}.${reader & 255}`,
      },
      body: JSON.stringify({ id: article }),
    })
    return status
  } catch {
    return 0
  }
}
