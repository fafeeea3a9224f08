import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockOf } from '#publisher/arranging/clockOf.ts'
import {
  dayInWords,
  isoDay,
  listInWords,
  numberInWords,
  stretchInWords,
  timeOfDay,
  weekdayInWords,
} from '../../src/reader/languages/formats.ts'
import type { Zone } from '../../src/reader/languages/wallClock.ts'

const zoneOf = (timeZone: string) => ({ timeZone, clock: clockOf(timeZone) }) satisfies Zone
const oslo = zoneOf('Europe/Oslo')

test.each([
  ['2017', 'nb', '2017'],
  ['2017-11', 'nb', 'november 2017'],
  ['2017-11', 'en', 'November 2017'],
  ['2017-11-10', 'nn', '10. november 2017'],
  ['2017-11-10', 'en', '10 November 2017'],
  ['2017-01-11T11:11:11+01:00', 'nb', '11. januar 2017'],
] as const)('%s is in %s "%s", never more exact than it is known', (date, language, words) => {
  expect(dayInWords(date, language, oslo)).toBe(words)
})

test('a time is shown in the zone of the edition', () => {
  expect(timeOfDay('1969-07-20T20:17:40Z', oslo)).toBe('21:17')
  expect(timeOfDay('2026-07-20T22:30:00Z', oslo)).toBe('00:30')
  expect(dayInWords('2026-07-20T22:30:00Z', 'nb', oslo)).toBe('21. juli 2026')
  expect(timeOfDay('1969-07-20', oslo)).toBeNull()
})

test.each([
  ['nb', 'mandag 23. november 2026'],
  ['nn', 'måndag 23. november 2026'],
  ['en', 'Monday 23 November 2026'],
] as const)('today is in %s "%s"', (language, words) => {
  expect(weekdayInWords(new Date('2026-11-23T12:00:00Z'), language, oslo)).toBe(words)
})

test.each([
  ['2026-11-16', '2026-11-23', 'nb', '16.–23. november'],
  ['2026-11-16', '2026-11-23', 'en', '16–23 November'],
  ['2026-11-23', '2026-11-23', 'nn', '23. november'],
  ['2026-11-28', '2026-12-05', 'nb', '28. november – 5. desember'],
  ['2026-12-28', '2027-01-04', 'en', '28 December 2026 – 4 January 2027'],
] as const)('from %s to %s is in %s "%s"', (from, to, language, words) => {
  expect(stretchInWords(`${from}T12:00:00Z`, `${to}T12:00:00Z`, language, oslo)).toBe(words)
})

test('numbers and lists are written as the language writes them', () => {
  expect(numberInWords(1234567, 'nb')).toBe('1\u00a0234\u00a0567')
  expect(numberInWords(1234567, 'en')).toBe('1,234,567')
  expect(numberInWords(999, 'nb')).toBe('999')
  expect(listInWords(['a', 'b', 'c'], 'nn')).toBe('a, b og c')
  expect(listInWords(['a', 'b'], 'en')).toBe('a and b')
  expect(listInWords(['a'], 'en')).toBe('a')
})

// Summer time in both halves of the world, for a month's pause, by half an hour; offsets of quarters of an hour; none at all.
const zones = [
  'Europe/Oslo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'UTC',
].map(zoneOf)
const moments = fc.date({ min: new Date('1960-01-01'), max: new Date('2070-01-01'), noInvalidDate: true })
const day = { day: 'numeric', month: 'long', year: 'numeric' } as const

test('any moment in any zone has the day, weekday and time that Intl gives it', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(...zones), fc.constantFrom('nb', 'en'), (moment, zone, language) => {
      const { timeZone } = zone
      const intl = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nb', { ...options, timeZone }).format(moment)
      const date = moment.toISOString()
      expect(dayInWords(date, language, zone)).toBe(intl(day))
      expect(weekdayInWords(moment, language, zone)).toBe(intl({ ...day, weekday: 'long' }).replace(',', ''))
      expect(timeOfDay(date, zone)).toBe(intl({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))
      const iso = new Intl.DateTimeFormat('sv', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
      expect(isoDay(moment, zone)).toBe(iso.format(moment))
    }),
    { numRuns: 2000 },
  )
})

test('clocks change at the very minute they do, as long as they are told of', () => {
  for (const zone of zones) {
    let minute = zone.clock.from
    for (const [since] of zone.clock.changes) {
      minute += since
      for (const moment of [minute - 1, minute].map((at) => new Date(at * 60_000))) {
        const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone.timeZone } as const
        expect(timeOfDay(moment.toISOString(), zone)).toBe(new Intl.DateTimeFormat('en', options).format(moment))
      }
    }
  }
})
