import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const story =
  'Brua er åpen for alle som vil over. Køen var lang da Kari Nordmann klippet snora, og flere måtte vente til i kveld.'
const ninjs = (more: object) =>
  readFile(JSON.stringify({ uri: 'urn:a', language: 'nb', headline: 'Bru åpnet', ...more }), 'wire/a.json')
const bodies = (...listed: [type: string, role: string, value: string][]) =>
  ninjs({ bodies: listed.map(([contentType, role, value]) => ({ contentType, role, value })) })
const codesOf = ({ findings }: Awaited<ReturnType<typeof readFile>>) => findings.map(({ words }) => words)

describe('of several bodies in ninjs the story is read, not what is said of it elsewhere', () => {
  test.each([
    ['text/plain', 'main', 'text/html', 'short'],
    ['text/html', 'body', 'text/html', 'teaser'],
    ['text/html', 'main', 'text/html', 'web:summary'],
    ['text/html', 'main', 'text/html', 'push'],
  ])('%s as %s before a shorter %s as %s', async (type, role, shortType, shortRole) => {
    const whole = [type, role, type === 'text/html' ? `<p>${story}</p>` : story] as [string, string, string]
    const short = [shortType, shortRole, '<p>Kort.</p>'] as [string, string, string]
    for (const reading of [await bodies(whole, short), await bodies(short, whole)]) {
      expect(textOf(only(reading))).toContain(story)
      expect(reading.findings).toContainEqual(
        expect.objectContaining({ kind: 'note', words: 'ninjs.body', values: { body: 'Kort.' } }),
      )
    }
  })

  test('the longer of body_html and body_text, in version 1', async () => {
    const reading = await ninjs({ body_html: '<p>Kort</p>', body_text: story })
    expect(textOf(only(reading))).toContain(story)
    expect(codesOf(reading)).toContain('ninjs.body')
  })

  test('a teaser that is long gives way to the story, and one that is part of it is not missed', async () => {
    const long = await bodies(['text/html', 'teaser', `<p>${story} ${story}</p>`], ['text/plain', 'main', story])
    expect(textOf(only(long))).not.toContain(`${story} ${story}`)
    const part = await bodies(
      ['text/html', 'teaser', '<p>Brua er åpen for alle.</p>'.replace(' for alle', '')],
      ['text/html', 'main', `<p>${story}</p>`],
    )
    expect(codesOf(part)).not.toContain('ninjs.body')
  })

  test('a teaser is better than nothing', async () => {
    expect(textOf(only(await bodies(['text/html', 'teaser', '<p>Kort.</p>'])))).toContain('Kort.')
    expect(
      textOf(only(await bodies(['text/html', 'teaser', '<p>Kort.</p>'], ['text/html', 'main', '<p></p>']))),
    ).toContain('Kort.')
  })

  test('HTML where the texts are the same, though plain text repeats the headlines and a dialect is longer', async () => {
    const html = '<p>Brua er <em>åpen</em> &oslash;st i byen.</p>'
    const reading = await ninjs({
      headline: 'Den nye brua over elva ble endelig åpnet i dag',
      bodies: [
        {
          role: 'text',
          contenttype: 'text/plain',
          value: 'Den nye brua over elva ble endelig åpnet i dag\n\nBrua er åpen øst i byen.',
        },
        { role: 'html', contenttype: 'text/html', value: html },
        { role: 'x', contenttype: 'application/json', value: JSON.stringify({ blocks: [story, story] }) },
      ],
    })
    expect(JSON.stringify(only(reading).sections)).toContain('"mark":"em"')
    expect(codesOf(reading)).not.toContain('ninjs.body')
  })
})

const box =
  '<p>Naust er hus for båter. De står ved sjøen, ofte mange sammen, og var før i tiden bygd av tømmer fra skogen bak gården.</p>'
const blocksOf = (reading: Awaited<ReturnType<typeof readFile>>) =>
  only(reading).sections.flatMap(({ blocks }) => blocks)
const paragraph = (text: string) => ({ type: 'paragraph', text: [text] })
const factbox = (heading: string | null, ...blocks: object[]) => ({ type: 'factbox', heading, blocks })
const boxText = paragraph(box.replace(/<\/?p>/g, ''))

describe('what stands beside the story in ninjs is read after it', () => {
  test.each(['factbox', 'faktaboks', 'sidebar'])('a %s that is longer is no story, but a fact box', async (role) => {
    const fire = ['text/html', 'main', '<p>Et naust brant ned i natt.</p>'] as [string, string, string]
    for (const reading of [
      await bodies(fire, ['text/html', role, `<h3>Naust</h3>${box}`]),
      await bodies(['text/html', role, `<h3>Naust</h3>${box}`], fire),
    ]) {
      expect(blocksOf(reading)).toEqual([paragraph('Et naust brant ned i natt.'), factbox('Naust', boxText)])
      expect(codesOf(reading)).not.toContain('ninjs.body')
    }
  })

  test('a fact box in two notations stands there once, one that is plain text too, and none is put in another', async () => {
    const reading = await bodies(
      ['text/plain', 'main', 'Et naust brant ned i natt.'],
      ['text/plain', 'factbox', 'Brann: ring 110.'],
      ['text/html', 'factbox', '<aside><p>Brann: ring 110.</p></aside>'],
      ['text/plain', 'factbox', 'Naust er hus for båter.'],
    )
    expect(blocksOf(reading)).toEqual([
      paragraph('Et naust brant ned i natt.'),
      factbox(null, paragraph('Brann: ring 110.')),
      factbox(null, paragraph('Naust er hus for båter.')),
    ])
  })

  test('a fact box that the story holds already is not said again', async () => {
    const reading = await bodies(
      ['text/html', 'main', `<p>${story}</p><aside>${box}</aside>`],
      ['text/html', 'box', box],
    )
    expect(blocksOf(reading)).toEqual([paragraph(story), factbox(null, boxText)])
  })

  test('the second part of a story follows the first, though both are called the same', async () => {
    const reading = await bodies(['text/html', 'main', `<p>${story}</p>`], ['text/html', 'main', box])
    expect(blocksOf(reading)).toEqual([paragraph(story), boxText])
    const other = await bodies(['text/html', 'main', `<p>${story}</p>`], ['text/html', 'bakgrunn', box])
    expect(blocksOf(other)).toEqual([paragraph(story), boxText])
  })

  test('a text in a role that nobody knows is told, and never printed: it may be meant for editors', async () => {
    for (const role of ['editorial-note', 'radio', 'english']) {
      const reading = await bodies(['text/html', 'main', `<p>${story}</p>`], ['text/html', role, box])
      expect(blocksOf(reading)).toEqual([paragraph(story)])
      expect(codesOf(reading)).toContain('ninjs.body')
    }
  })

  test('the same story edited for another place, or in another language, is told and not said twice', async () => {
    const edited = `${story} I går var det stille, og ingen visste når ferja skulle gå.`
    const reading = await bodies(['text/html', 'main', `<p>${story}</p>`], ['text/html', 'print', `<p>${edited}</p>`])
    expect(blocksOf(reading)).toEqual([paragraph(edited)])
    const translated = await ninjs({
      bodies: [
        { role: 'main', contentType: 'text/html', language: 'nb', value: `<p>${story}</p>` },
        { role: 'main', contentType: 'text/html', language: 'en', value: '<p>The bridge is open.</p>' },
      ],
    })
    expect(blocksOf(translated)).toEqual([paragraph(story)])
    expect(translated.findings).toContainEqual(
      expect.objectContaining({ words: 'ninjs.body', values: { body: 'The bridge is open.' } }),
    )
  })

  test('a story in a notation nobody knows is better than the fact box beside it', async () => {
    const reading = await bodies(['text/markdown', 'main', story], ['text/html', 'factbox', box])
    expect(blocksOf(reading)).toEqual([paragraph(story), factbox(null, boxText)])
  })

  test('the footer of Superdesk stands last', async () => {
    const reading = await ninjs({ body_footer: '<p>Trenger du hjelp? Ring 116 123.</p>', body_html: `<p>${story}</p>` })
    expect(blocksOf(reading)).toEqual([paragraph(story), paragraph('Trenger du hjelp? Ring 116\u00A0123.')])
  })

  test.each([
    [
      { side: { type: 'text', headline: 'Slik ble brua til', body_html: '<p>Lang tid.</p>' } },
      'Slik ble brua til',
      'text',
    ],
    [[{ name: 'film', uri: 'urn:v', type: 'video', headlines: [{ value: 'Se åpningen' }] }], 'Se åpningen', 'video'],
    [{ lyd: { type: 'audio', uri: 'urn:l' } }, 'lyd', 'audio'],
    [{ side: { slugline: 'bru' } }, 'bru', 'text'],
  ])('what is associated and not shown is told by its name: %j', async (associations, name, type) => {
    const { findings } = await ninjs({ body_html: `<p>${story}</p>`, associations })
    expect(findings).toContainEqual(expect.objectContaining({ words: 'ninjs.associated', values: { name, type } }))
  })

  test('an associated picture is shown, also one that does not say that it is a picture', async () => {
    for (const type of ['picture', undefined]) {
      const reading = await ninjs({
        body_html: `<p>${story}</p>`,
        associations: { a: { type, renditions: { stor: { href: 'bru.jpg', mimetype: 'image/jpeg' } } } },
      })
      expect(reading.wanted.map(({ src }) => src)).toEqual(['bru.jpg'])
      expect(codesOf(reading)).not.toContain('ninjs.associated')
    }
  })
})
