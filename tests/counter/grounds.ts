import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startRedis } from './redisServer.ts'

/** What a store stands on: a file, or a server. */
export interface Ground {
  /** What `--views` is given. Each call of `fresh` gives one where nothing is kept yet. */
  fresh(): Promise<string>
  /** Every byte that is on the disk. */
  bytes(): Promise<Buffer>
  end(): Promise<void>
}

async function sqliteGround(): Promise<Ground> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-views-'))
  let number = 0
  return {
    fresh: async () => `sqlite:${folder}/${++number}.sqlite`,
    bytes: () => bytesIn(folder),
    end: () => rm(folder, { recursive: true, force: true }),
  }
}

async function redisGround(): Promise<Ground> {
  const server = await startRedis('--appendonly', 'yes', '--rdbcompression', 'no')
  return {
    fresh: async () => {
      server.ask('FLUSHALL')
      return server.address
    },
    bytes: async () => {
      while (/(in_progress|scheduled):1/.test(server.ask('INFO', 'persistence'))) await pause(20)
      server.ask('SAVE')
      return bytesIn(server.folder)
    },
    end: server.end,
  }
}

/** Every store; every promise of the counter is tested on each. */
export const grounds = [
  { store: 'SQLite', prepare: sqliteGround },
  { store: 'Redis', prepare: redisGround },
]

/** Every byte of every file below a folder. */
export async function bytesIn(folder: string): Promise<Buffer> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const contents = files.filter((file) => file.isFile()).map((file) => readFile(path.join(file.parentPath, file.name)))
  return Buffer.concat(await Promise.all(contents))
}
