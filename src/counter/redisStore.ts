import { randomBytes } from 'node:crypto'
import type { RedisAddress } from './redisAddress.ts'
import { addViews, forgetVisitors, hourCounts, hoursWithin, setImported, sumsOf, type Kind } from './redisCommands.ts'
import { clearedKey, saltKey, shards } from './redisKeys.ts'
import { forgetOnDisk } from './redisPersistence.ts'
import { openReconnecting } from './redisReconnecting.ts'
import { byHourAndArticle, keyOf, type HourCount, type View, type ViewStore } from './viewStore.ts'
import { dayOfHour, everyHour } from './window.ts'

/** Salts and visitors vanish by themselves, should nobody be there to forget them. Seconds. */
const secondsKept = 48 * 3600

/** Counts sent at once, so that Redis is never busy for long with one of us. */
const mostAtOnce = 1000

/**
 * Views in Redis or Valkey, which any number of processes share. `add` has answered when Redis has: what that is worth
 * is for Redis to be told (see docs/hosting.md). A Redis that cannot be reached is tried again at the next call.
 */
export function openRedisStore(address: RedisAddress, warn: (warning: string) => void): ViewStore {
  const { using, close } = openReconnecting(address, warn)

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
      for (const some of inParts(withoutDuplicates(views))) {
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
    close,
  }
}

/** The first view of each visitor, article and day: the others must not be told apart by the hour they come with. */
function withoutDuplicates(views: View[]): View[] {
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
