import type { RedisConnection } from './redisConnection.ts'
import { dayKey, hourKeys, saltKey, seenKey, shardOf, shards } from './redisKeys.ts'
import type { HourCount, View } from './viewStore.ts'
import { dayBeside, daysOf, hoursOf, partsOf } from './window.ts'

type Commands = RedisConnection['commands']

/** How many days back visitors are looked for to be forgotten; those of older days have expired. */
const daysBack = 7

/** Adds views, each of another visitor, article or day. Visitors are forgotten after `secondsKept`. */
export async function addViews(commands: Commands, views: View[], secondsKept: number): Promise<void> {
  await Promise.all(
    byShardAndHour(views).map(({ shard, hour, things }) =>
      commands.addViews(hourKeys(shard, hour), hour, secondsKept, things),
    ),
  )
}

/** Sets imported counts. */
export async function setImported(commands: Commands, counts: HourCount[]): Promise<void> {
  await Promise.all(
    byShardAndHour(counts).map(({ shard, hour, things }) => commands.setImported(hourKeys(shard, hour), hour, things)),
  )
}

/** Views by article from `first` to `last`. Redis adds up the hours and days of each shard. */
export async function sumsOf(commands: Commands, first: string, last: string): Promise<Map<string, number>> {
  const { hours, days } = partsOf(first, last)
  const hourNames = hours.flatMap((stretch) => hoursOf(...stretch))
  const dayNames = days.flatMap((stretch) => daysOf(...stretch))
  const found = await Promise.all(
    shards.map(async (shard) => {
      const [key, ...others] = [
        ...hourNames.map((hour) => hourKeys(shard, hour).hour),
        ...dayNames.map((day) => dayKey(shard, day)),
      ]
      return key === undefined ? [] : commands.zUnionWithScores([key, ...others])
    }),
  )
  return new Map(
    found.flatMap((counts) =>
      counts.flatMap(({ value, score }): [string, number][] => (score > 0 ? [[value, score]] : [])),
    ),
  )
}

/** All counts, or those of them that were imported. */
export type Kind = 'all' | 'imported'

/** The hours from `first` to `last` that one shard has counts of. */
export async function hoursWithin(
  commands: Commands,
  shard: number,
  kind: Kind,
  first: string,
  last: string,
): Promise<string[]> {
  const keys = hourKeys(shard, '')
  const hours = await commands.sMembers(kind === 'all' ? keys.hours : keys.importedHours)
  return hours.filter((hour) => hour >= first && hour <= last)
}

/** The counts of some hours in one shard. */
export async function hourCounts(commands: Commands, shard: number, kind: Kind, hours: string[]): Promise<HourCount[]> {
  const counts = await Promise.all(
    hours.map(async (hour) => {
      const keys = hourKeys(shard, hour)
      const found = await commands.zRangeWithScores(kind === 'all' ? keys.hour : keys.imported, 0, -1)
      return found.map(({ value, score }): HourCount => ({ article: value, hour, views: score }))
    }),
  )
  return counts.flat().filter(({ views }) => views > 0)
}

/** Destroys salts and visitors of days before `day`. Says whether there were any. */
export async function forgetVisitors(commands: Commands, day: string): Promise<boolean> {
  const days = daysOf(dayBeside(day, -daysBack), dayBeside(day, -1))
  const forgotten = await Promise.all([
    ...days.map((past) => commands.unlink(saltKey(past))),
    ...shards.map((shard) => commands.unlink(days.map((past) => seenKey(shard, past)))),
  ])
  return forgotten.some((keys) => keys > 0)
}

/** Things of one hour in one shard, as the scripts take them. */
function byShardAndHour<Thing extends { article: string; hour: string }>(things: Thing[]) {
  const groups = Map.groupBy(things, ({ article, hour }) => `${shardOf(article)} ${hour}`)
  return [...groups.values()].map((group) => ({
    shard: shardOf(group[0]!.article),
    hour: group[0]!.hour,
    things: group,
  }))
}
