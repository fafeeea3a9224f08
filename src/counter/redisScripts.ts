import { defineScript, type CommandParser } from '@redis/client'
import type { HourCount, View } from './viewStore.ts'

/** The keys of one shard that counts of one hour are in. */
export interface HourKeys {
  /** Views by article in this hour, and how many of them were imported. */
  hour: string
  imported: string
  /** Views by article on the day of the hour. */
  day: string
  /** Who has read what on that day. */
  seen: string
  /** Every hour there are counts of, and every hour some were imported for. */
  hours: string
  importedHours: string
}

/** Adds views of one hour; a visitor and article that were seen on this day count no more. */
const addViews = defineScript({
  SCRIPT: `
    local isNew = redis.call('EXISTS', KEYS[1]) == 0
    for at = 3, #ARGV, 2 do
      if redis.call('SADD', KEYS[1], ARGV[at + 1] .. ' ' .. ARGV[at]) == 1 then
        redis.call('ZINCRBY', KEYS[2], 1, ARGV[at])
        redis.call('ZINCRBY', KEYS[3], 1, ARGV[at])
      end
    end
    if isNew then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
    redis.call('SADD', KEYS[4], ARGV[1])
    return 1`,
  NUMBER_OF_KEYS: 4,
  parseCommand(parser: CommandParser, keys: HourKeys, hour: string, secondsKept: number, views: View[]) {
    parser.pushKeys([keys.seen, keys.hour, keys.day, keys.hours])
    parser.push(hour, String(secondsKept), ...views.flatMap(({ article, visitor }) => [article, visitor]))
  },
  transformReply: undefined as unknown as () => number,
})

/** Sets the imported counts of one hour. What was imported for an article before is taken back first; nought leaves none. */
const setImported = defineScript({
  SCRIPT: `
    for at = 2, #ARGV, 2 do
      local before = tonumber(redis.call('ZSCORE', KEYS[2], ARGV[at]) or 0)
      if tonumber(ARGV[at + 1]) > 0 then
        redis.call('ZADD', KEYS[2], ARGV[at + 1], ARGV[at])
      else
        redis.call('ZREM', KEYS[2], ARGV[at])
      end
      redis.call('ZINCRBY', KEYS[1], ARGV[at + 1] - before, ARGV[at])
      redis.call('ZINCRBY', KEYS[3], ARGV[at + 1] - before, ARGV[at])
    end
    redis.call('SADD', KEYS[4], ARGV[1])
    redis.call(redis.call('EXISTS', KEYS[2]) == 1 and 'SADD' or 'SREM', KEYS[5], ARGV[1])
    return 1`,
  NUMBER_OF_KEYS: 5,
  parseCommand(parser: CommandParser, keys: HourKeys, hour: string, counts: HourCount[]) {
    parser.pushKeys([keys.hour, keys.imported, keys.day, keys.hours, keys.importedHours])
    parser.push(hour, ...counts.flatMap(({ article, views }) => [article, String(views)]))
  },
  transformReply: undefined as unknown as () => number,
})

/** What Redis does in one go, without anyone else in between. All keys of a call are of one shard, as a cluster asks. */
export const redisScripts = { addViews, setImported }
