import { expect, test } from 'vitest'
import { isNamed, openAnswerCache } from '#counter/answerCache.ts'

/** Work that says how often it was done. */
function counted() {
  let times = 0
  const work = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return ++times
  }
  return { work, times: () => times }
}

test('all who ask at once, and all who ask soon after, get one answer', async () => {
  const { work, times } = counted()
  const cached = openAnswerCache(5000)
  const edition = {}
  await Promise.all(Array.from({ length: 50 }, () => cached('week', edition, 0, work)))
  await cached('week', edition, 4999, work)
  expect(times()).toBe(1)
  expect((await cached('week', edition, 5000, work)).text).toBe('2')
})

test('another question, and another edition, are answered anew at once', async () => {
  const { work, times } = counted()
  const cached = openAnswerCache(5000)
  const edition = {}
  await cached('week', edition, 0, work)
  await cached('day', edition, 0, work)
  await cached('week', {}, 1, work)
  expect(times()).toBe(3)
})

test('a failure is told to those who waited for it, and not kept', async () => {
  const cached = openAnswerCache(5000)
  const edition = {}
  const fail = () => Promise.reject(new Error('out of order'))
  const asked = [cached('week', edition, 0, fail), cached('week', edition, 0, fail)]
  for (const answer of asked) await expect(answer).rejects.toThrow('out of order')
  expect((await cached('week', edition, 0, async () => 'well')).text).toBe('"well"')
})

test.each([
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", W/"abc"', true],
  ['*', true],
  ['"abcd"', false],
  ['abc', false],
  [undefined, false],
])('If-None-Match: %s', (header, named) => {
  expect(isNamed('"abc"', header)).toBe(named)
  expect(isNamed('W/"abc"', header)).toBe(named)
})
