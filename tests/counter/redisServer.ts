import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../setup/ports.ts'

/** A Redis (or Valkey) server of our own, with files in a folder of its own. */
export interface RedisServer {
  port: number
  folder: string
  address: string
  start(): Promise<void>
  /** Ends it, politely or with SIGKILL. Its files stay. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** Gives a command as `redis-cli` does, and what it answered. */
  ask(...words: string[]): string
  /** Stops it and removes its files. */
  end(): Promise<void>
}

/** As docs/hosting.md asks for it: what Redis has answered is on the disk. */
export const durable = ['--appendonly', 'yes', '--appendfsync', 'always']

/** Starts a server on a free port. Throws when there is none on this machine (tests/setup/neededPrograms.ts installs it where it may). */
export async function startRedis(...words: string[]): Promise<RedisServer> {
  const program = ensureRedis()
  const port = await freePort()
  const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-redis-'))
  let running: ChildProcess | null = null

  const start = async (): Promise<void> => {
    running = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...words], {
      stdio: 'ignore',
    })
    for (let attempt = 0; attempt < 200; attempt++) {
      if (await answers(port)) return
      if (running.exitCode !== null) break
      await pause(50)
    }
    throw new Error(`${program} did not start on port ${port}.`)
  }
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    if (running?.exitCode !== null || running.signalCode !== null) return
    running.kill(signal)
    await once(running, 'exit')
  }

  await start()
  return {
    port,
    folder,
    address: `redis://127.0.0.1:${port}`,
    start,
    stop,
    signal: (signal) => void running?.kill(signal),
    ask: (...command) =>
      spawnSync(clientOf(program), ['-p', String(port), ...command], { encoding: 'utf8' }).stdout.trim(),
    end: async () => {
      await stop('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function ensureRedis(): string {
  const found = findRedis()
  if (found !== undefined) return found
  throw new Error(
    'The tests of the counter need a Redis or Valkey server. Install it (Debian: apt-get install redis-server), ' +
      'or name one: REDIS_SERVER=/path/to/redis-server npm test',
  )
}

function findRedis(): string | undefined {
  const candidates = [process.env.REDIS_SERVER, 'redis-server', 'valkey-server']
  return candidates.find((program) => program && spawnSync(program, ['--version']).status === 0)
}

/** `redis-cli` lies beside `redis-server`, and Valkey's beside its own. */
function clientOf(program: string): string {
  return program.replace(/-server([^/]*)$/, '-cli$1')
}

/** Whether a server is ready: one that still reads its files says so instead. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  // Somebody else may listen there, and say nothing.
  const signal = AbortSignal.timeout(1000)
  try {
    await once(socket, 'connect', { signal })
    socket.write('PING\r\n')
    const [answer] = (await once(socket, 'data', { signal })) as [Buffer]
    return answer.toString().startsWith('+PONG')
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
