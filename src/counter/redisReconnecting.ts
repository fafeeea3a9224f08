import { setTimeout as pause } from 'node:timers/promises'
import { inTime } from './inTime.ts'
import type { RedisAddress } from './redisAddress.ts'
import type { RedisConnection } from './redisConnection.ts'
import { layout } from './redisKeys.ts'
import { openRiskWarning } from './redisPersistence.ts'
import { longestClosing, StoreUnavailable } from './viewStore.ts'

/** How long an answer may take. Milliseconds. */
const timeout = 5000

/**
 * How long keys may be on their way from one node of a cluster to another, and how often they are asked for meanwhile.
 * Milliseconds.
 */
const moving = { patience: 4000, pause: 50 }

/**
 * One connection to Redis for all who ask, made when it is needed and made anew when it broke; `warn` is told once how what
 * Redis acknowledges may be lost.
 */
export function openReconnecting(address: RedisAddress, warn: (warning: string) => void) {
  const warnOfRisks = openRiskWarning(address.name, warn)
  let connection: Connection | null = null
  let isClosed = false

  const drop = (mine: Connection, why: unknown): void => {
    if (connection === mine) connection = null
    mine.whyDropped ??= why
    mine.destroy()
  }

  /** The connection there is, or another one that is begun. */
  const current = async (): Promise<Connection> => {
    // Loaded before the clock starts, and only where Redis is used: a busy machine may take seconds for it.
    const { connectRedis } = await import('./redisConnection.ts')
    if (isClosed) throw new StoreUnavailable(`${address.name}: it is closed`)
    if (connection !== null) return connection
    const mine = connect((onLost) => connectRedis(address, onLost), warnOfRisks, drop)
    return (connection = mine)
  }

  const within = async <T>(mine: Connection, work: (connection: RedisConnection) => Promise<T>): Promise<T> => {
    try {
      return await inTime(
        mine.ready.then((open) => whenMoved(() => work(open))),
        timeout,
      )
    } catch (error) {
      if (!isTransient(error)) drop(mine, error)
      // What was under way when it was dropped fails for no more than that.
      throw new StoreUnavailable(`${address.name}: ${reasonOf(mine.whyDropped ?? error)}`, { cause: error })
    }
  }

  const using = async <T>(work: (connection: RedisConnection) => Promise<T>): Promise<T> => {
    const mine = await current()
    try {
      return await within(mine, work)
    } catch (error) {
      if (!mine.hasBroken) throw error
      // Redis may be there still, as when it was restarted: whoever was under way would pay for that. Nothing counts twice.
      return within(await current(), work)
    }
  }

  return {
    /** What `work` gives on an open connection. Throws StoreUnavailable. */
    using,
    close: async (): Promise<void> => {
      isClosed = true
      const mine = connection
      connection = null
      if (!mine) return
      const closing = mine.ready.then((open) => open.close())
      await inTime(closing, longestClosing).catch((error: unknown) => drop(mine, error))
    },
  }
}

interface Connection {
  ready: Promise<RedisConnection>
  /** Whether it was open, and then broke by itself. */
  hasBroken: boolean
  /** The first reason for it, once it was dropped. */
  whyDropped?: unknown
  /** Gives up at once, also while it connects. */
  destroy(): void
}

/**
 * A connection that is ready once it is known that no newer Lesesal has written there; `look` is not waited for, and
 * `drop` is told of a connection that breaks, and why.
 */
function connect(
  open: (onLost: (why: Error) => void) => RedisConnection,
  look: (connection: RedisConnection) => Promise<void>,
  drop: (mine: Connection, why: Error) => void,
): Connection {
  let isOpen = false
  const connection = open((why) => {
    mine.hasBroken ||= isOpen && mine.whyDropped === undefined
    drop(mine, why)
  })
  const ready = connection.connected.then(() => refuseNewer(connection))
  const mine: Connection = {
    ready,
    hasBroken: false,
    destroy: () => {
      connection.destroy()
      // What was still to connect to the nodes of a cluster may have done so in between.
      ready.catch(() => undefined).finally(() => connection.destroy())
    },
  }
  // A connection that breaks is told by whoever needs it.
  ready.then(() => ((isOpen = true), look(connection))).catch(() => undefined)
  return mine
}

/** Throws when a newer Lesesal has written there. */
async function refuseNewer(connection: RedisConnection): Promise<RedisConnection> {
  const { commands } = connection
  const version = () => commands.get(layout.key)
  // Looked at first: where nothing may be written, as on a replica, what is there can be read all the same.
  if ((await version()) === null) await commands.set(layout.key, String(layout.version), { condition: 'NX' })
  if (Number(await version()) > layout.version) {
    throw new Error('it was written by a newer Lesesal; use that, or another database')
  }
  return connection
}

/**
 * Whether Redis only takes nothing more for now: memory or disk are full, replicas or keys are missing. Lists are read
 * over the same connection.
 */
function isTransient(error: unknown): boolean {
  return /^(OOM|MISCONF|NOREPLICAS|TRYAGAIN) /.test((error as Error).message)
}

/**
 * What `work` gives. While a cluster moves some of its keys to another node, it is tried again, which counts nothing
 * twice.
 */
async function whenMoved<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + moving.patience
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error as Error).message.startsWith('TRYAGAIN ') || performance.now() > end) throw error
    }
    await pause(moving.pause)
  }
}

/** Why it failed, in words that tell what to do where we know. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  if (message.startsWith('MOVED')) return 'it is a node of a cluster; give it as redis+cluster://…'
  if (message.includes('cluster support disabled')) return 'it is no cluster; give it as redis://…'
  if (message.startsWith('NOAUTH')) return 'it asks for a password; give it as redis://:password@host'
  // Where in which of our scripts it was helps nobody.
  const plain = message.replace(/ script: [\da-f]+, on @user_script:\d+\.$/, '')
  // Failed attempts at several addresses of one host come as an error without a message.
  return plain || (code ?? String(error))
}
