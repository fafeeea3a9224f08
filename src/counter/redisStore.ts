import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { RedisAddress } from './redisAddress.ts'
import type { RedisConnection } from './redisConnection.ts'
import { addViews, forgetVisitors, hourCounts, hoursWithin, setImported, sumsOf, type Kind } from './redisCommands.ts'
import { clearedKey, layout, saltKey, shards } from './redisKeys.ts'
import { forgetOnDisk, openRiskWarning } from './redisPersistence.ts'
import { byHourAndArticle, keyOf, StoreUnavailable, type HourCount, type View, type ViewStore } from './viewStore.ts'
import { dayOfHour, everyHour } from './window.ts'

/** How long an answer may take. Milliseconds. */
const patience = 5000

/**
 * How long keys may be on their way from one node of a cluster to another, and how often they are asked for meanwhile.
 * Milliseconds.
 */
const moving = { patience: 4000, pause: 50 }

/** Salts and visitors vanish by themselves, should nobody be there to forget them. Seconds. */
const secondsKept = 48 * 3600

/** Counts sent at once, so that Redis is never busy for long with one of us. */
const mostAtOnce = 1000

/**
 * Views in Redis or Valkey, which any number of processes share. `add` has answered when Redis has: what that is worth
 * is for Redis to be told (see docs/hosting.md). A Redis that cannot be reached is tried again at the next call.
 */
export function openRedisStore(address: RedisAddress, warn: (warning: string) => void): ViewStore {
  const warnOfRisks = openRiskWarning(address.name, warn)
  let connection: OwnConnection | null = null

  const drop = (mine: OwnConnection, why: unknown): void => {
    if (connection === mine) connection = null
    mine.whyDropped ??= why
    mine.destroy()
  }

  /** The connection there is, or another one that is begun. */
  const current = async (): Promise<OwnConnection> => {
    // Loaded before the clock starts, and only where Redis is used: a busy machine may take seconds for it.
    const { connectRedis } = await import('./redisConnection.ts')
    if (connection !== null) return connection
    const mine = own((onLost) => connectRedis(address, onLost), warnOfRisks, drop)
    return (connection = mine)
  }

  const within = async <T>(mine: OwnConnection, work: (connection: RedisConnection) => Promise<T>): Promise<T> => {
    try {
      return await inTime(mine.ready.then((open) => whenMoved(() => work(open))))
    } catch (error) {
      if (!isPassing(error)) drop(mine, error)
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

  const countsOf = async (kind: Kind, first: string, last: string): Promise<HourCount[]> => {
    const found: HourCount[] = []
    for (const shard of shards) {
      const hours = await using(({ commands }) => hoursWithin(commands, shard, kind, first, last))
      for (const some of inParts(hours)) {
        for (const count of await using(({ commands }) => hourCounts(commands, shard, kind, some))) found.push(count)
      }
    }
    return found
  }

  return {
    add: async (views) => {
      for (const some of inParts(withoutDoubles(views))) {
        await using(({ commands }) => addViews(commands, some, secondsKept))
      }
    },
    sums: (first, last) => using(({ commands }) => sumsOf(commands, first, last)),
    saltOf: (day) =>
      using(async ({ commands }) => {
        const expiration = { type: 'EX', value: secondsKept } as const
        await commands.set(saltKey(day), randomBytes(32).toString('base64'), { condition: 'NX', expiration })
        return Buffer.from((await commands.get(saltKey(day)))!, 'base64')
      }),
    forgetBefore: (day) =>
      using(async ({ commands, servers }) => {
        const areForgotten = await forgetVisitors(commands, day)
        // Those that have expired, or were forgotten by a process that was then killed, are in the files still.
        if (!areForgotten && (await commands.get(clearedKey)) === day) return
        if (await forgetOnDisk(await servers())) await commands.set(clearedKey, day)
      }),
    setImported: async (counts, { replace }) => {
      const gone = replace ? without(await countsOf('imported', ...everyHour), counts) : []
      // What stays is never taken back in between: a list that is asked for meanwhile would lack it.
      const all = [...counts, ...gone].toSorted(byHourAndArticle)
      for (const some of inParts(all)) await using(({ commands }) => setImported(commands, some))
    },
    hourly: async (first, last) => (await countsOf('all', first, last)).toSorted(byHourAndArticle),
    close: async () => {
      const mine = connection
      connection = null
      if (mine) await inTime(mine.ready.then((open) => open.close())).catch((error: unknown) => drop(mine, error))
    },
  }
}

interface OwnConnection {
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
function own(
  connect: (onLost: (why: Error) => void) => RedisConnection,
  look: (connection: RedisConnection) => Promise<void>,
  drop: (mine: OwnConnection, why: Error) => void,
): OwnConnection {
  let isOpen = false
  const connection = connect((why) => {
    mine.hasBroken ||= isOpen && mine.whyDropped === undefined
    drop(mine, why)
  })
  const ready = connection.connected.then(() => refuseNewer(connection))
  const mine: OwnConnection = {
    ready,
    hasBroken: false,
    destroy: () => {
      connection.destroy()
      // What was still to connect to the nodes of a cluster may have done so in between.
      ready.catch(() => undefined).finally(() => connection.destroy())
    },
  }
  // A connection that breaks is told by whoever needs it.
  ready.then((open) => ((isOpen = true), look(open))).catch(() => undefined)
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
function isPassing(error: unknown): boolean {
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

/** What `work` gives, or a refusal when it takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Failed attempts at several addresses of one host come as an error without a message. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  if (message.startsWith('MOVED')) return 'it is a node of a cluster; give it as redis+cluster://…'
  if (message.includes('cluster support disabled')) return 'it is no cluster; give it as redis://…'
  // Where in which of our scripts it was helps nobody.
  return message.replace(/ script: [\da-f]+, on @user_script:\d+\.$/, '') || (code ?? String(error))
}

/** The first view of each visitor, article and day: the others must not be told apart by the hour they come with. */
function withoutDoubles(views: View[]): View[] {
  const first = new Map<string, View>()
  for (const view of views) {
    const key = `${dayOfHour(view.hour)} ${view.visitor} ${view.article}`
    if (!first.has(key)) first.set(key, view)
  }
  return [...first.values()]
}

/** Counts of `before` whose article and hour are not among `counts`, as none. */
function without(before: HourCount[], counts: HourCount[]): HourCount[] {
  const kept = new Set(counts.map(keyOf))
  return before.filter((count) => !kept.has(keyOf(count))).map((count) => ({ ...count, views: 0 }))
}

function* inParts<Thing>(things: Thing[]): Generator<Thing[]> {
  for (let from = 0; from < things.length; from += mostAtOnce) yield things.slice(from, from + mostAtOnce)
}
