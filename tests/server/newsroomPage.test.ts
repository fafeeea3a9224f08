import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import * as v from 'valibot'
import { interfaceLanguages } from '#article/language.ts'
import { MostViewed } from '#article/mostViewed.ts'
import { weekHours, weekOf } from '#server/newsroom/week.ts'
import { roundTop } from '#server/newsroom/weekChart.ts'
import { askedLanguage } from '#server/newsroom/words.ts'
import { html } from '#server/newsroom/html.ts'
import type { ServerOptions } from '#server/server.ts'
import { publish } from '#publisher/publish.ts'
import { emptyPlace, jsonIn, newsroomOf } from '../publisher/smallNewsroom.ts'
import { countingHere } from './countingHere.ts'

const newsroomToken = 'et-langt-og-ukjent-ord-2026'
const now = () => new Date('2026-11-26T10:08:00Z')

async function open({ folder = inject('demoEdition'), ...options }: Partial<ServerOptions> = {}) {
  const site = await countingHere(folder, { newsroomToken, now, ...options })
  onTestFinished(() => site.close())
  return { ...site, page: (query = '', password = newsroomToken) => site.get(`/newsroom${query}`, knocking(password)) }
}

function knocking(password: string, user = 'kari'): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

describe('the door', () => {
  test('is not there unless the server was given a token', async () => {
    const site = await countingHere(inject('demoEdition'))
    onTestFinished(() => site.close())
    expect((await site.get('/newsroom', knocking(newsroomToken))).status).toBe(404)
  })

  test('asks a browser for the token, and opens under any user name', async () => {
    const site = await open()
    const asked = await site.get('/newsroom')
    expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="Lesesal", charset="UTF-8"',
    ])
    for (const user of ['', 'kari']) {
      expect((await site.get('/newsroom', knocking(newsroomToken, user))).status).toBe(200)
    }
  })

  test.each([
    ['a wrong token', knocking('et-langt-og-ukjent-ord-2027')],
    ['the beginning of the token', knocking(newsroomToken.slice(0, -1))],
    ['no token', knocking('')],
    ['the token as the user’s name', knocking('', newsroomToken)],
    ['no colon', { Authorization: `Basic ${btoa(newsroomToken)}` }],
    ['another scheme', { Authorization: `Bearer ${newsroomToken}` }],
  ])('stays closed to %s', async (_, headers) => {
    const site = await open()
    for (const address of ['/newsroom', '/newsroom?article=norge/nei-til-eu', '/newsroom/style.css']) {
      const answer = await site.get(address, headers)
      expect(answer.status).toBe(401)
      expect(await answer.text()).not.toContain('<')
    }
  })

  test('closes for a while to a network that tries many, and not to others', async () => {
    const site = await open({ trustProxy: 1 })
    const from = (address: string, password: string) =>
      site.get('/newsroom', { ...knocking(password), 'X-Forwarded-For': address })
    for (let guess = 0; guess < 10; guess++) expect((await from('192.0.2.7', `gjetning ${guess}`)).status).toBe(401)
    const closed = await from('192.0.2.7', newsroomToken)
    expect(closed.status).toBe(429)
    // A busy machine takes a second for the guesses.
    expect(Number(closed.headers.get('retry-after'))).toBeOneOf([28, 29, 30])
    expect((await from('192.0.2.8', newsroomToken)).status).toBe(200)
  })

  test.each([
    ['short', 'sqlite:nothere.sqlite', /The newsroom’s token has 5 characters; give it 20 or more/],
    [newsroomToken, null, /Say where they are kept: --views/],
  ])('cannot be made of "%s" over %s', async (token, views, message) => {
    await expect(open({ newsroomToken: token, views })).rejects.toThrow(message)
  })
})

describe('the page', () => {
  test('is kept nowhere, found by nobody, framed nowhere, runs no script and sets no cookie', async () => {
    const { headers } = await (await open()).page()
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('set-cookie')).toBe(null)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'; style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script|unsafe/)
  })

  test('wears the colours of the reader', async () => {
    const tokens = await readFile('src/reader/styles/tokens.css', 'utf8')
    const site = await open()
    const style = await (await site.get('/newsroom/style.css', knocking(newsroomToken))).text()
    const colours = style.match(/--[a-z-]+: light-dark\([^;]+;/g)!
    expect(colours).toHaveLength(8)
    for (const colour of colours) expect(tokens).toContain(colour)
  })

  test('is no part of the edition', async () => {
    const files = await readdir(inject('demoEdition'))
    expect(files.filter((file) => file.includes('newsroom'))).toEqual([])
    expect(await readFile(path.join(inject('demoEdition'), 'sitemap.xml'), 'utf8')).not.toContain('newsroom')
  })

  test('shows the week of the edition in the paper’s own time, and of one story', async () => {
    const site = await open()
    const view = (article: string, visitor: string, hour: string) => ({ article, visitor, hour })
    await site.store.add([
      view('norge/nei-til-eu', 'a', '2026-11-26T09'),
      view('norge/nei-til-eu', 'b', '2026-11-26T09'),
      view('verden/parisavtalen', 'a', '2026-11-20T00'),
      view('verden/parisavtalen', 'b', '2026-11-19T22'),
      view('norge/finnes-ikke', 'a', '2026-11-25T12'),
    ])
    const page = await (await site.page('?lang=en')).text()
    expect(page).toContain('From 20 November until now, 26 November, 11:08. Times are in the zone Europe/Oslo.')
    // What was read before midnight in Oslo six days ago is of another week.
    expect(page).toMatch(/Last seven days<\/dt>\s*<dd class="number">4</)
    expect(page).toMatch(/Today<\/dt>\s*<dd class="number">2</)
    expect(page).toMatch(/Stories read<\/dt>\s*<dd class="number">2</)
    expect(page).toContain('Thursday, 10–11')
    expect(page).toMatch(/Stories no longer in the edition<\/th>\s*<td><\/td>\s*<td>1</)
    const story = await (await site.page('?lang=en&article=norge/nei-til-eu')).text()
    expect(story).toMatch(/<h1 lang="nb">Norge sier nei til EU/)
    expect(story).toMatch(/Last seven days<\/dt>\s*<dd class="number">2</)
  })

  test.each(interfaceLanguages)(
    'says in %s why the readers’ list, by its name there, has other figures',
    async (language) => {
      const { mostViewed } = JSON.parse(await readFile(`src/reader/languages/${language}.json`, 'utf8'))
      const page = await (await (await open()).page(`?lang=${language}`)).text()
      expect(page).toMatch(new RegExp(`[«“]${mostViewed.week}[»”] [^<]* 168 `))
    },
  )

  test('says of a single view that it is one, not that one are many', async () => {
    const site = await open()
    await site.store.add([{ article: 'norge/nei-til-eu', visitor: 'a', hour: '2026-11-26T09' }])
    const summaryIn = async (language: string) =>
      /<desc[^>]*>([^<]*)/.exec(await (await site.page(`?lang=${language}`)).text())![1]
    expect(await summaryIn('nb')).toContain('Lesninger i alt: 1. Flest på én time: 1, ')
    expect(await summaryIn('nn')).toContain('Lesingar i alt: 1. Flest på éin time: 1, ')
    expect(await summaryIn('en')).toContain('Views in all: 1. Most in one hour: 1, ')
  })

  test('lists stories with as many views in the order of the readers’ list: the newest first', async () => {
    const site = await open()
    const hour = '2026-11-26T09'
    const ids = ['norge/nei-til-eu', 'verden/finland-i-nato', 'verden/parisavtalen']
    await site.store.add(
      ids.flatMap((article) => ['a', 'b', 'c'].map((visitor) => ({ article, visitor: `${article} ${visitor}`, hour }))),
    )
    const { ranked } = v.parse(MostViewed, await (await site.get('/api/most-viewed')).json())
    const page = await (await site.page('?lang=en')).text()
    const listed = [...page.matchAll(/<a href="[^"]*article=([^&"]+)/g)].map(([, id]) => decodeURIComponent(id!))
    expect(listed).toEqual(ranked.map(({ teaser }) => teaser.id))
    expect(listed).toHaveLength(3)
  })

  test('sets each headline as one of its own language, whichever the page is in', async () => {
    const newsroom = await newsroomOf({
      'a.md': '---\ntitle: القمر يقترب\nlanguage: ar\n---\n\nنص القصة هنا.\n',
      'b.md': '---\ntitle: B 52\n---\n\nB 52.\n',
    })
    const folder = path.join(await emptyPlace(), 'site')
    await publish({ newsrooms: [newsroom], to: folder })
    const site = await open({ folder })
    await site.store.add(['a', 'b'].map((article) => ({ article, visitor: 'a', hour: '2026-11-26T09' })))
    const page = await (await site.page('?lang=en')).text()
    expect(page).toContain(' lang="ar" dir="rtl">القمر يقترب</a>')
    expect(page).toContain(' lang="" dir="auto">B 52</a>')
    const headline = async (id: string) => /<h1.*<\/h1>/.exec(await (await site.page(`?article=${id}`)).text())![0]
    expect(await headline('a')).toBe('<h1 lang="ar" dir="rtl">القمر يقترب</h1>')
    expect(await headline('b')).toBe('<h1 lang="" dir="auto">B 52</h1>')
  })

  test('says in each language that nobody has read, or that there is no such story', async () => {
    const site = await open()
    expect(await (await site.page('?lang=nb')).text()).toContain('Ingen lesninger er talt de siste sju dagene.')
    expect(await (await site.page('?lang=nn')).text()).toContain('Ingen lesingar er talde dei siste sju dagane.')
    // Nor does a list without stories stand there.
    expect(await (await site.page('?lang=nb')).text()).not.toMatch(/>Saker<|mest leste/)
    const unknown = await site.page('?article=%3Cscript%3E&lang=en')
    expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('has no story with this id')])
  })

  test('speaks the language the browser asks for', async () => {
    const site = await open()
    const inLanguage = async (asked: string) =>
      /<html lang="(\w+)"/.exec(
        await (await site.get('/newsroom', { ...knocking(newsroomToken), 'Accept-Language': asked })).text(),
      )![1]
    expect(await inLanguage('nn-NO, nb;q=0.8, en;q=0.5')).toBe('nn')
    expect(await inLanguage('de, en;q=0.5')).toBe('en')
    expect(await inLanguage('*')).toBe('nb')
  })

  test('is of another time zone as soon as the edition is', async () => {
    const folder = await emptyPlace()
    await cp(path.join(inject('demoEdition'), 'edition'), path.join(folder, 'edition'), { recursive: true })
    const site = await open({ folder })
    await site.store.add([{ article: 'norge/nei-til-eu', visitor: 'a', hour: '2026-11-26T09' }])
    expect(await (await site.page('?lang=en')).text()).toContain('Thursday, 10–11')
    const edition = { ...(await jsonIn(folder, 'edition/edition.json')), timeZone: 'Asia/Tokyo' }
    await writeFile(path.join(folder, 'edition/edition.json'), JSON.stringify(edition))
    // A look at a file is good for 20 ms.
    await pause(30)
    expect(await (await site.page('?lang=en')).text()).toContain('Thursday, 18–19')
  })

  test('says that counts cannot be read when they cannot, and shows them when they can again', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lesesal-broken-'))
    await writeFile(
      path.join(folder, 'views.sqlite'),
      'no database, but text long enough to be taken for one '.repeat(40),
    )
    const site = await open({ views: `sqlite:${folder}/views.sqlite`, logLevel: 'silent' })
    const broken = await site.page('?lang=en')
    expect([broken.status, await broken.text()]).toEqual([503, expect.stringContaining('cannot be read just now')])
    await writeFile(path.join(folder, 'views.sqlite'), '')
    expect((await site.page('?lang=en')).status).toBe(200)
  })

  test('cannot be written to', async () => {
    const site = await open()
    const answer = await fetch(`${site.address}/newsroom`, { method: 'POST', headers: knocking(newsroomToken) })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

describe('the week', () => {
  const at = (hour: string, views = 1) => ({ article: 'a', hour, views })

  test('is seven days of the zone’s own clock, the hours to come left open', () => {
    const hours = weekHours(new Date('2026-11-26T10:08:00Z'), 'Europe/Oslo')
    expect([hours.first, hours.last]).toEqual(['2026-11-19T23', '2026-11-26T10'])
    const { days, total } = weekOf(hours, [at('2026-11-19T23'), at('2026-11-26T10', 3), at('2026-11-19T22', 50)])
    expect(days.map(({ date }) => date)).toEqual(
      ['20', '21', '22', '23', '24', '25', '26'].map((day) => `2026-11-${day}`),
    )
    expect([days[0]!.hours[0], days[6]!.hours[11], total]).toEqual([1, 3, 4])
    expect(days[6]!.hours.slice(12)).toEqual(Array.from({ length: 12 }, () => null))
  })

  test('loses no view when clocks go back, and has no hour that was skipped when they go forward', () => {
    const autumn = weekHours(new Date('2026-10-26T12:00:00Z'), 'Europe/Oslo')
    const back = weekOf(autumn, [at('2026-10-25T00'), at('2026-10-25T01', 2)])
    expect(back.days.find(({ date }) => date === '2026-10-25')!.hours[2]).toBe(3)
    const spring = weekHours(new Date('2026-03-30T12:00:00Z'), 'Europe/Oslo')
    const forward = weekOf(spring, [at('2026-03-29T01', 5)])
    const { hours } = forward.days.find(({ date }) => date === '2026-03-29')!
    expect(hours.slice(1, 4)).toEqual([0, null, 5])
    expect([autumn.placeOf.size, spring.placeOf.size]).toEqual([6 * 24 + 1 + 14, 6 * 24 - 1 + 15])
  })
})

test.each([
  [0, 2],
  [1, 2],
  [7, 8],
  [10, 10],
  [11, 12],
  [122, 160],
  [4999, 6000],
  [1_000_001, 1_200_000],
])('a scale for %d ends at %d', (most, top) => {
  expect(roundTop(most)).toBe(top)
})

test.each([
  ['nn', 'nn'],
  ['no, en', 'nb'],
  ['en-GB;q=0.3, nb-NO;q=0.9', 'nb'],
  ['nn;q=0, en', 'en'],
  ['de , nn ; q=0.5', 'nn'],
  ['', 'en'],
  [undefined, 'en'],
] as const)('Accept-Language: %s is %s', (header, language) => {
  expect(askedLanguage(header, 'en')).toBe(language)
})

test('spaces in Accept-Language, as many as a request has room for, take the server no time', () => {
  const before = performance.now()
  for (let times = 0; times < 20; times++) askedLanguage(`nn${' '.repeat(16_000)}x`, 'en')
  expect(performance.now() - before).toBeLessThan(1000)
})

test('what stands in a page is text, whatever it holds', () => {
  expect(html`<p title="${'"><script>'}">${['<b>', html`<i>${"'&"}</i>`, null, false, 0]}</p>`.text).toBe(
    '<p title="&#34;&#62;&#60;script&#62;">&#60;b&#62;<i>&#39;&#38;</i>0</p>',
  )
})
