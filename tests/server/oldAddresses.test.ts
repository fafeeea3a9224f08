import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, publish } from '#publisher/publish.ts'
import { startServer, type RunningServer } from '#server/server.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from '../publisher/smallNewsroom.ts'

/** A feed as the program a newsroom had before gives it; `link` is where the story was. */
function feed(link: string): string {
  return `<rss version="2.0"><channel><title>Avisa</title><link>https://www.avisa.example/</link><item>
<title>Ferja er innstilt</title><link>${link}</link><guid isPermaLink="false">sak 7</guid>
<description>Ferja går ikke før onsdag, og folk må kjøre rundt fjorden så lenge.</description></item></rss>`
}

describe('the old address of a story', { timeout: 60_000 }, () => {
  let to: string
  let server: RunningServer
  beforeAll(async () => {
    const newsroom = await newsroomOf({
      'lesesal.json': '{"base":"https://avisa.example"}',
      'bru.md': story(
        'Brua «åpner» & stenger',
        'aliases: [/gammel/bru.html, /2017/11/Brua-åpner/, /a/brua-apner, /nyheter/bru-1.16789012, /article7.ece]',
      ),
      'kopi.md': story('Brua «åpner» & stenger', 'redirect_from: /kopi'),
      'ferje.xml': feed('https://www.avisa.example/nyheter/ferja-er-innstilt/'),
    })
    to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    server = await startServer({ folder: to, port: 0, views: null, trustProxy: 0 })
  })
  afterAll(() => server.close())

  const answerAt = async (address: string) => {
    const { status, headers } = await fetch(server.address + address, { redirect: 'manual' })
    return [status, headers.get('location')]
  }

  test('leads to where it is now', async () => {
    expect(await answerAt('/gammel/bru.html')).toEqual([301, '/a/bru'])
    expect(await answerAt('/2017/11/Brua-%C3%A5pner?lang=en')).toEqual([301, '/a/bru?lang=en'])
    expect(await answerAt('/a/brua-apner')).toEqual([301, '/a/bru'])
    expect(await answerAt('/kopi')).toEqual([301, '/a/bru'])
    expect(await answerAt('/nyheter/bru-1.16789012')).toEqual([301, '/a/bru'])
    expect(await answerAt('/article7.ece?ref=epost')).toEqual([301, '/a/bru?ref=epost'])
    expect(await answerAt('/a/bru')).toEqual([200, null])
  })

  test('is a page that sends readers on where a server knows no better', async () => {
    const page = await readFile(path.join(to, 'gammel/bru.html'), 'utf8')
    expect(page).toContain('<meta http-equiv="refresh" content="0; url=/a/bru">')
    expect(page).toContain('<link rel="canonical" href="https://avisa.example/a/bru">')
    expect(page).toContain('<p><a href="/a/bru">Brua «åpner» &amp; stenger</a></p>')
  })

  test('has what the reader fetches when a story that is read links to it', async () => {
    expect(await jsonIn(to, 'edition/articles/brua-apner.json')).toMatchObject({ id: 'bru', slug: 'bru' })
    expect((await contentOf(to)).has('edition/nearby/brua-apner.json')).toBe(true)
  })

  test('is kept by itself for a story that was on this very site, which has no other canonical address', async () => {
    const [status, slug] = await answerAt('/nyheter/ferja-er-innstilt')
    expect([status, slug]).toEqual([301, '/a/ferja-er-innstilt'])
    expect(await jsonIn(to, 'edition/articles/ferja-er-innstilt.json')).toMatchObject({ canonicalUrl: null })
  })
})

describe('an old address that cannot be kept', () => {
  const told = async (files: Record<string, string>) => {
    const { findings } = await check([
      await newsroomOf({ 'lesesal.json': '{"base":"https://avisa.example"}', ...files }),
    ])
    return findings.filter(({ code }) => code.startsWith('redirect.')).map(({ file, message }) => `${file} ${message}`)
  }

  test.each([
    '/sak?id=7',
    '/hva?',
    '/sak.pdf',
    '/feed.xml',
    '/feed.xml/bru',
    '/',
    '/search/bru',
    '/healthz',
    '/_headers/',
    '/.bru',
    '/x:y',
    '/con',
    `/${'b'.repeat(201)}`,
    'Brua',
    'https://annen.example/bru',
  ])('%s is told with what to do', async (address) => {
    expect(await told({ 'bru.md': story('Brua åpner', `aliases: ["${address}"]`) })).toEqual([
      `bru.md the old address "${address}" cannot be kept. Give the path it had on this site, such as /2017/11/bru or ` +
        '/nyheter/bru.html, without "?"; set others up in your web server.',
    ])
  })

  test('is not the one the story has now, nor one that is given twice', async () => {
    expect(await told({ 'bru.md': story('Brua åpner', 'aliases: [/a/bru, /a/bru/, /bru, /bru/]') })).toEqual([])
  })

  test(
    'because a file of the site stands in its way is told, and stops nothing else',
    { timeout: 60_000 },
    async () => {
      const settings = { 'lesesal.json': '{"base":"https://avisa.example"}' }
      const newsroom = await newsroomOf({ ...settings, 'bru.md': story('Brua åpner', 'published: 2024-05-17') })
      const to = path.join(await emptyPlace(), 'edition')
      await publish({ newsrooms: [newsroom], to })
      const below = [...(await contentOf(to)).keys()].map((file) => `/${file}/bru`)
      expect(below).toEqual(
        expect.arrayContaining(['/robots.txt/bru', '/sitemaps/2024-05.xml/bru', '/a/bru/index.html/bru']),
      )
      await writeFile(path.join(newsroom, 'ferje.md'), story('Ferja går', `aliases: ${JSON.stringify(below)}`))
      const { findings, published } = await publish({ newsrooms: [newsroom], to })
      const unkept = findings.filter(({ code }) => code === 'redirect.wrong' || code === 'redirect.taken')
      expect(new Set(unkept.map(({ values }) => values.address))).toEqual(new Set(below))
      expect(published).toBe(2)
    },
  )

  test('because it is another story’s by now is told', async () => {
    expect(
      await told({
        'bru.md': story('Brua åpner', 'aliases: [/a/ferje, /x/Y.html]'),
        'ferje.md': story('Ferja går', 'redirect_from: /x/y.html/z', 'Ferja går hver time fra mandag av.'),
        'tog.md': story('Toget går', 'redirect_from: /x/y.html', 'Toget går hver dag fra mandag av.'),
      }),
    ).toEqual([
      expect.stringMatching(/^bru\.md the old address "\/a\/ferje" is another story's/),
      expect.stringMatching(/^ferje\.md the old address "\/x\/y\.html\/z"/),
      expect.stringMatching(/^tog\.md the old address "\/x\/y\.html"/),
    ])
  })

  test('because a story that is held has it is told', async () => {
    expect(
      await told({
        'bru.md': story('Brua åpner', 'aliases: /a/hemmelig'),
        'hemmelig.md': story('Hemmelig sak', 'draft: true', 'Ennå vet ingen noe om dette.'),
      }),
    ).toEqual([expect.stringMatching(/^bru\.md the old address "\/a\/hemmelig" is another/)])
  })

  test('is none where one story says it twice, as its address and as an old one, or is the front page', async () => {
    expect(
      await told({
        'bru.md': story('Brua åpner', 'aliases: [/bru, /bru/, /Bru]\ncanonical: https://avisa.example/bru'),
        'ferje.md': story('Ferja går', 'canonical: https://www.avisa.example/', 'Ferja går hver time fra mandag av.'),
      }),
    ).toEqual([])
  })

  test('of stories that came with one is told once', async () => {
    expect(await told({ 'ferje.xml': feed('https://avisa.example/?p=7') })).toEqual([
      'edition addresses that stories had on this site before (1) cannot be kept: https://avisa.example/?p=7. Have your web server send readers on from them.',
    ])
  })
})

describe('a folder that has files of others', { timeout: 60_000 }, () => {
  test('keeps them, and an old address that would replace one is told', async () => {
    const newsroom = await newsroomOf({ 'bru.md': story('Brua åpner') })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    await mkdir(path.join(to, '2019'))
    await writeFile(path.join(to, '2019/skolen.html'), 'Min egen side')
    await writeFile(
      path.join(newsroom, 'bru.md'),
      story('Brua åpner', 'aliases: [/2019/skolen.html, /2019/skolen.html/x, /2019]'),
    )
    const { findings } = await publish({ newsrooms: [newsroom], to })
    expect(findings.filter(({ code }) => code === 'redirect.taken')).toHaveLength(2)
    expect(await readFile(path.join(to, '2019/skolen.html'), 'utf8')).toBe('Min egen side')
    await writeFile(path.join(newsroom, 'bru.md'), story('Brua åpner'))
    await publish({ newsrooms: [newsroom], to })
    expect(await readFile(path.join(to, '2019/skolen.html'), 'utf8')).toBe('Min egen side')
  })
})

test(
  'an old address that would replace a folder with a file of others in it is told',
  { timeout: 60_000 },
  async () => {
    const at = (address: string) => story('Brua åpner', `aliases: ${address}`)
    const newsroom = await newsroomOf({ 'bru.md': at('/bru.html/side') })
    const to = path.join(await emptyPlace(), 'edition')
    await publish({ newsrooms: [newsroom], to })
    await writeFile(path.join(to, 'bru.html/kart.txt'), 'Mitt eget kart')
    await writeFile(path.join(newsroom, 'bru.md'), at('/bru.html'))
    const { findings } = await publish({ newsrooms: [newsroom], to })
    expect(findings.map(({ code }) => code)).toContain('redirect.taken')
    expect(await readFile(path.join(to, 'bru.html/kart.txt'), 'utf8')).toBe('Mitt eget kart')
    expect(await jsonIn(to, 'edition/redirects.json')).toEqual({})
  },
)

test('an old address may become a folder of another, and a file again', { timeout: 60_000 }, async () => {
  const newsroom = await newsroomOf({ 'bru.md': story('Brua åpner', 'aliases: /x.html') })
  const to = path.join(await emptyPlace(), 'edition')
  for (const address of ['/x.html', '/x.html/y', '/x.html']) {
    await writeFile(path.join(newsroom, 'bru.md'), story('Brua åpner', `aliases: ${address}`))
    await publish({ newsrooms: [newsroom], to })
    expect(await jsonIn(to, 'edition/redirects.json')).toEqual({
      [address === '/x.html' ? 'x.html' : 'x.html/y/index.html']: '/a/bru',
    })
  }
})

test('the addresses of a story that stood at three are all kept, and that of another story stays canonical', async () => {
  const item = (link: string) => `<item><title>Museet utvider</title><link>https://avisa.example${link}</link>
<description>Museet får en ny fløy, og der skal det stå båter fra hele kysten i mange år.</description></item>`
  const newsroom = await newsroomOf({
    'lesesal.json': '{"base":"https://avisa.example"}',
    'feed.xml': `<rss version="2.0"><channel><title>Avisa</title>${item('/kultur/museet')}${item('/lokalt/museet')}${item('/nyheter/museet')}</channel></rss>`,
    'brua.md': story('Brua åpner'),
    'kort.md': story(
      'Kort om brua',
      'canonical: https://avisa.example/a/brua',
      'Brua er åpen nå, kort sagt, og alle kan kjøre.',
    ),
  })
  const to = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to })
  const addresses = Object.keys(await jsonIn(to, 'edition/redirects.json'))
  expect(addresses.toSorted()).toEqual([
    'kultur/museet/index.html',
    'lokalt/museet/index.html',
    'nyheter/museet/index.html',
  ])
  expect(await jsonIn(to, 'edition/articles/kort.json')).toMatchObject({ canonicalUrl: 'https://avisa.example/a/brua' })
}, 60_000)
