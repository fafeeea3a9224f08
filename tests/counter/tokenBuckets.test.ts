import { expect, test } from 'vitest'
import { openNewReaders } from '#counter/newReaders.ts'
import { openTokenBuckets } from '#counter/tokenBuckets.ts'

const second = 1000

test('a bucket gives what is in it, then as much as time has filled', () => {
  const buckets = openTokenBuckets({ capacity: 3, perSecond: 0.5 })
  expect([1, 2, 3].map(() => buckets.take('a', 0))).toEqual([0, 0, 0])
  expect(buckets.take('a', 0)).toBe(2)
  expect(buckets.take('a', second)).toBe(1)
  expect(buckets.take('a', 2 * second)).toBe(0)
  expect(buckets.take('a', 2 * second)).toBe(2)
})

test('a bucket is never fuller than it was at first', () => {
  const buckets = openTokenBuckets({ capacity: 2, perSecond: 1 })
  buckets.take('a', 0)
  const taken = [1, 2, 3].map(() => buckets.take('a', 3600 * second))
  expect(taken).toEqual([0, 0, 1])
})

test('networks have buckets of their own, and looking takes nothing', () => {
  const buckets = openTokenBuckets({ capacity: 1, perSecond: 1 })
  expect(buckets.take('a', 0)).toBe(0)
  expect([buckets.wait('a', 0), buckets.wait('b', 0), buckets.wait('b', 0)]).toEqual([1, 0, 0])
  expect(buckets.take('b', 0)).toBe(0)
})

test('a clock that goes back fills nothing', () => {
  const buckets = openTokenBuckets({ capacity: 1, perSecond: 1 })
  buckets.take('a', 5 * second)
  expect(buckets.take('a', 0)).toBe(1)
})

test('the networks heard from last are remembered, the others forgotten', () => {
  const buckets = openTokenBuckets({ capacity: 1, perSecond: 0.001 })
  buckets.take('quiet', 0)
  buckets.take('heard again', 0)
  for (let network = 0; network < 40_000; network++) {
    buckets.take(`n${network}`, 0)
    if (network === 20_100) buckets.take('heard again', 0)
  }
  expect(buckets.wait('heard again', 0)).toBeGreaterThan(0)
  expect(buckets.wait('n39999', 0)).toBeGreaterThan(0)
  expect(buckets.wait('quiet', 0)).toBe(0)
})

test('who has read a story is let in again though its network has brought all it may, and thousands have read since', () => {
  const readers = openNewReaders()
  const admit = (network: string, visitor: string) => readers.admit({ network, visitor, article: 'a' }, 0)
  expect(new Set(Array.from({ length: 120 }, (_, pupil) => admit('school', `pupil ${pupil}`)))).toEqual(new Set([0]))
  for (let network = 0; network < 20_000; network++) admit(`n${network}`, `reader ${network}`)
  expect(admit('school', 'pupil 7')).toBe(0)
  expect(admit('school', 'one more')).toBe(30)
})
