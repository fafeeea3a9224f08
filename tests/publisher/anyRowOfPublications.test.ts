import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import type { Report } from '#publisher/telling/report.ts'
import { contentOf, emptyPlace, newsroomOf, story } from './smallNewsroom.ts'
import { withoutWhatStays } from './wholeEdition.ts'
import { zipOf } from './zipOf.ts'

const file = fc.nat(5)

/** What may happen to a newsroom between two publications. */
const change = fc.oneof(
  fc.record({
    does: fc.constant('write' as const),
    file,
    headline: fc.nat(3),
    day: fc.nat(8),
    topic: fc.constantFrom('Norge', 'Verden'),
    word: fc.nat(3),
    pictured: fc.boolean(),
    movedFrom: fc.option(fc.constantFrom('/gammel', '/gammel/bru', '/gammel.html', '/feed.xml/bru')),
    linksTo: fc.option(file),
  }),
  fc.record({ does: fc.constant('remove' as const), file }),
  fc.record({ does: fc.constant('rename' as const), file, to: file }),
  fc.record({ does: fc.constant('break' as const), file }),
  fc.record({ does: fc.constant('embargo' as const), file, day: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ does: fc.constant('pack' as const), files: fc.uniqueArray(file, { maxLength: 3 }), word: fc.nat(3) }),
  fc.record({ does: fc.constant('picture' as const), color: fc.constantFrom('#123', '#a52') }),
  fc.record({
    does: fc.constant('settings' as const),
    name: fc.constantFrom('Avisa', 'Bladet'),
    base: fc.boolean(),
    accent: fc.boolean(),
    zone: fc.boolean(),
    shouted: fc.boolean(),
  }),
)
type Change = typeof change extends fc.Arbitrary<infer Made> ? Made : never

const round = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 5 }),
  /** Where a publication of these changes fails before the next one comes. */
  failsAt: fc.option(fc.constantFrom('reading', 'measuring', 'indexing', 'drawing'), { freq: 2 }),
})

const dated = (day: number, topic: string) => `published: "2024-0${1 + (day % 6)}-1${day % 9}"\ntopics: [${topic}]`
const text = (word: string) => `${word} kom i går, og det ble lagt merke til. `.repeat(8)

async function happen(newsroom: string, made: Change): Promise<void> {
  const place = (name: string) => path.join(newsroom, name)
  switch (made.does) {
    case 'write': {
      const more = made.pictured ? '\nimage: { src: bilde.png, alt: Et bilde }' : ''
      const old = made.movedFrom === null ? '' : `\naliases: [${made.movedFrom}, /a/sak-${(made.file + 1) % 6}]`
      const body = `${text(`Ord ${made.word}`)}${linkTo(made.linksTo)}`
      return writeFile(
        place(`sak-${made.file}.md`),
        story(`Overskrift ${made.headline}`, dated(made.day, made.topic) + more + old, body),
      )
    }
    case 'remove':
      return rm(place(`sak-${made.file}.md`), { force: true })
    case 'rename':
      return rename(place(`sak-${made.file}.md`), place(`sak-${made.to}.md`)).catch(() => undefined)
    case 'break':
      return writeFile(place(`sak-${made.file}.md`), '---\ntitle: [\n---\n')
    case 'embargo': {
      const wire = {
        uri: `urn:${made.file}`,
        headline: 'Sperret sak',
        embargoed: dayAt(made.day),
        body_text: text('Den'),
      }
      return writeFile(place(`wire-${made.file}.json`), JSON.stringify(wire))
    }
    case 'pack': {
      // Each stands there twice, once compressed.
      const packed = made.files.flatMap((nth): [string, string | Uint8Array][] => {
        const told = (which: string) =>
          story(`Pakket ${nth}, ${which}`, '', `${text(`Ord ${made.word} ${which}`)}${linkTo(nth)}`)
        return [
          [`sak-${nth}.md`, told('én')],
          [`sak-${nth}.md.gz`, gzipSync(told('to'))],
        ]
      })
      return writeFile(place('pakke.zip'), zipOf(Object.fromEntries(packed)))
    }
    case 'picture': {
      const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: made.color } })
      return writeFile(place('bilde.png'), await plain.png().toBuffer())
    }
    case 'settings': {
      const { name, base, accent, zone, shouted } = made
      const settings = {
        name,
        base: base ? 'https://avisa.example' : null,
        accent: accent ? '#9c2b1f' : null,
        topics: shouted ? ['NORGE'] : [],
        sourceTimeZone: zone ? 'Europe/Oslo' : null,
      }
      return writeFile(place('lesesal.json'), JSON.stringify(settings))
    }
  }
}

function linkTo(nth: number | null): string {
  return nth === null ? '' : `\n\nLes også [en annen sak](/sak-${nth}.md).`
}

/** What a publication tells, but for what only one that follows another can know. */
function remarks({ findings, files }: Report) {
  const ofBefore = ['address.gone', 'address.passed', 'server.reload']
  return { files, findings: findings.filter(({ code }) => !ofBefore.includes(code)) }
}

function dayAt(day: number): string {
  return `2024-06-${14 + day}T12:00:00Z`
}

test('any row of publications ends in the edition that one from nothing gives', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 4 }), fc.boolean(), async (rounds, goesOn) => {
      const newsroom = await newsroomOf({ 'fast.md': story('Den faste saken', dated(3, 'Norge'), text('Den')) })
      await happen(newsroom, { does: 'picture', color: '#456' as '#123' })
      const to = path.join(await emptyPlace(), 'edition')
      // Clocks of file systems are finer than a publication is long, so files are trusted at once.
      const options = { newsrooms: [newsroom], to, tick: 0, ...(goesOn && { remembered: new Map() }) }
      let now = 0
      let last: Report | undefined
      for (const [nth, { changes, failsAt }] of rounds.entries()) {
        for (const made of changes) await happen(newsroom, made)
        now = Date.parse(dayAt(nth + 1)) + 1
        const progress = (step: string) => {
          if (step === failsAt) throw new Error('stopped')
        }
        if (failsAt !== null) await publish({ ...options, now, progress }).catch(() => undefined)
        last = await publish({ ...options, now })
      }
      const fresh = path.join(await emptyPlace(), 'edition')
      const whole = await publish({ newsrooms: [newsroom], to: fresh, now })
      expect(await withoutWhatStays(to, await contentOf(fresh))).toEqual(await contentOf(fresh))
      expect(remarks(last!)).toEqual(remarks(whole))
      expect((await publish({ ...options, now })).written).toBe(0)
      const dayAfter = now + 24 * 60 * 60 * 1000
      await publish({ ...options, now: dayAfter })
      await publish({ newsrooms: [newsroom], to: fresh, now: dayAfter })
      expect(await contentOf(to)).toEqual(await contentOf(fresh))
    }),
    { numRuns: 6, seed: 20_261_123 },
  )
})
