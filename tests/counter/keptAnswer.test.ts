import { expect, test } from 'vitest'
import { isNamed, openKeptAnswers } from '#counter/keptAnswer.ts'

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
  const kept = openKeptAnswers(5000)
  const ground = {}
  await Promise.all(Array.from({ length: 50 }, () => kept('week', ground, 0, work)))
  await kept('week', ground, 4999, work)
  expect(times()).toBe(1)
  expect((await kept('week', ground, 5000, work)).text).toBe('2')
})

test('another question, and another ground, are answered anew at once', async () => {
  const { work, times } = counted()
  const kept = openKeptAnswers(5000)
  const ground = {}
  await kept('week', ground, 0, work)
  await kept('day', ground, 0, work)
  await kept('week', {}, 1, work)
  expect(times()).toBe(3)
})

test('a failure is told to those who waited for it, and not kept', async () => {
  const kept = openKeptAnswers(5000)
  const ground = {}
  const fail = () => Promise.reject(new Error('out of order'))
  const asked = [kept('week', ground, 0, fail), kept('week', ground, 0, fail)]
  for (const answer of asked) await expect(answer).rejects.toThrow('out of order')
  expect((await kept('week', ground, 0, async () => 'well')).text).toBe('"well"')
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
