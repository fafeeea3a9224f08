import { crc32 } from 'node:zlib'
import type { HourKeys } from './redisScripts.ts'
import { dayOfHour } from './window.ts'

/**
 * Counts are spread over so many shards, by article. What stands in braces decides which node of a cluster a key is on,
 * so that all keys of one shard are together and the shards are spread over the nodes.
 */
export const shards = Array.from({ length: 16 }, (_, shard) => shard)

/** The version of these keys and of what they hold. */
export const layout = { key: 'lesesal:layout', version: 1 }

/** The day before which no salt or visitor is in the files of Redis any more. */
export const clearedKey = 'lesesal:cleared'

export function shardOf(article: string): number {
  return crc32(article) % shards.length
}

export function hourKeys(shard: number, hour: string): HourKeys {
  const prefix = `lesesal:{${shard}}`
  return {
    hour: `${prefix}:hour:${hour}`,
    imported: `${prefix}:imported:${hour}`,
    day: dayKey(shard, dayOfHour(hour)),
    seen: seenKey(shard, dayOfHour(hour)),
    hours: `${prefix}:hours`,
    importedHours: `${prefix}:importedHours`,
  }
}

export function dayKey(shard: number, day: string): string {
  return `lesesal:{${shard}}:day:${day}`
}

export function seenKey(shard: number, day: string): string {
  return `lesesal:{${shard}}:seen:${day}`
}

export function saltKey(day: string): string {
  return `lesesal:salt:${day}`
}
