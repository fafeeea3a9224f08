import { readFile } from 'node:fs/promises'
import path from 'node:path'
import Color from 'colorjs.io'
import { expect, test } from 'vitest'
import { papers } from '#article/themes.ts'
import { accentsOf } from '#publisher/arranging/accent.ts'
import { inLanguage, type Finding } from '#publisher/findings.ts'
import { brandedShell } from '#publisher/outputs/brandedShell.ts'
import { securityHeaders } from '#publisher/outputs/securityHeaders.ts'
import { check, publish } from '#publisher/publish.ts'
import { emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

function accents(wanted: string) {
  const findings: Finding[] = []
  return { accents: accentsOf(wanted, findings), findings }
}

/** WCAG 2.2's contrast ratio, worked out here from its definition. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) =>
    [1, 3, 5]
      .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place]!, 0)
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

test.each([
  '#ffcc00',
  '#9c2b1f',
  '#000000',
  '#ffffff',
  'rebeccapurple',
  'oklch(80% 0.2 150)',
  'oklch(100 0 0)',
  '#777',
])('the accent %s can be read on every ground of every theme', (wanted) => {
  for (const [theme, { accent }] of Object.entries(accents(wanted).accents)) {
    for (const paper of papers[theme as keyof typeof papers])
      expect(contrast(accent, paper), theme).toBeGreaterThanOrEqual(4.5)
  }
})

test('a colour that is strong enough is left as it is, and only the dark page is told of', () => {
  const { accents: shown, findings } = accents('#9c2b1f')
  expect(shown.light.accent).toBe('#9c2b1f')
  expect(findings.map(({ kind, code }) => `${kind} ${code}`)).toEqual(['note accent.contrast'])
})

test('a colour too pale for the page is darkened, and the finding says how it fared and what stands there', () => {
  const { accents: shown, findings } = accents('#ffcc00')
  expect(findings[0]).toMatchObject({
    kind: 'repaired',
    file: 'lesesal.json',
    message: expect.stringMatching(/stands out only 1\.3:1 on the light page/),
  })
  expect(findings[0]!.message).toContain(shown.light.accent)
  expect(inLanguage(findings[0]!, 'nb').message).toMatch(/kontrasten 1\.3:1 mot den lyse siden/)
  expect(shown.dark.accent).toBe('#ffcc00')
})

test('the pages carry the colour in a style the security policy names, and none without one', () => {
  const shell = '<head><link rel="stylesheet" href="/s.css"></head>'
  const branded = brandedShell(shell, accents('#0055aa').accents)
  expect(branded).toMatch(/<link[^>]*><style>@layer tokens\{:root\{--accent:#0055aa/)
  expect(securityHeaders(branded)['Content-Security-Policy']).toMatch(/style-src 'self' 'sha256-[^']+';/)
  expect(brandedShell(shell, null)).toBe(shell)
  expect(securityHeaders(shell)['Content-Security-Policy']).toContain("style-src 'self';")
})

test('what the newsroom says of itself and its own links stand at the foot of every page', async () => {
  const links = { 'Kontakt & tips': '/a/kontakt', 'Vær Varsom-plakaten': 'https://presse.example/vvp' }
  const newsroom = await newsroomOf({
    'kontakt.md': story('Kontakt'),
    'lesesal.json': JSON.stringify({ notice: 'Ansvarlig redaktør: en.\nFjordgata 1.', links }),
  })
  const to = path.join(await emptyPlace(), 'site')
  expect((await publish({ newsrooms: [newsroom], to })).findings).toEqual([])
  for (const page of ['index.html', 'a/kontakt/index.html', '404.html']) {
    const [, foot] = /.*<footer(.*?)<\/footer>/s.exec(await readFile(path.join(to, page), 'utf8'))!
    expect(foot, page).toContain('Ansvarlig redaktør: en.\nFjordgata 1.')
    expect(foot, page).toMatch(/<li lang="nb"[^>]*><a href="\/a\/kontakt">Kontakt &amp; tips<\/a><\/li>/)
    expect(foot, page).toContain('<a href="https://presse.example/vvp">Vær Varsom-plakaten</a>')
  }
})

test('a link at the foot of pages to a story that is not there is told', async () => {
  const newsroom = await newsroomOf({
    'kontakt.md': story('Kontakt'),
    'lesesal.json': '{ "links": { "Om oss": "/a/om-oss", "Kontakt": "/a/kontakt#adresse", "Arkiv": "/archive" } }',
  })
  const { findings } = await check([newsroom])
  expect(findings.map(({ file, code, message }) => [file, code, message])).toEqual([
    ['lesesal.json', 'links.unknown', expect.stringMatching(/^"links" has “Om oss” lead to "\/a\/om-oss", where no /)],
  ])
})

test('the grounds colours are checked against are those of the reader', async () => {
  const tokens = await readFile('src/reader/styles/tokens.css', 'utf8')
  for (const [theme, grounds] of Object.entries(papers))
    for (const words of [`:root[data-theme='${theme}']`, ...grounds])
      expect(tokens.includes(words), `tokens.css has ${words} of the theme ${theme}`).toBe(true)
})

test('ledes, dates and captions are read as well on dark paper as on light', async () => {
  const tokens = await readFile('src/reader/styles/tokens.css', 'utf8')
  const [, light, dark] = /--ink-soft: light-dark\((#\w+), (#\w+)\)/.exec(tokens)!
  const [, sepia] = /--ink-soft: (#\w+);/.exec(tokens)!
  const soft = { light, dark, sepia }
  for (const [theme, grounds] of Object.entries(papers))
    for (const paper of grounds) {
      // WCAG's ratio flatters light letters on dark ground; APCA, of what is to be WCAG 3, does not.
      const seen = Math.abs(new Color(paper).contrast(soft[theme as keyof typeof soft]!, 'APCA'))
      expect(seen, `${theme}, on ${paper}`).toBeGreaterThanOrEqual(65)
    }
})

test('the page before its program has come, and the choice of a theme, have the grounds of the themes', async () => {
  const [shell, panel] = await Promise.all(
    ['index.html', 'src/reader/parts/ReadingPanel.module.css'].map((file) => readFile(file, 'utf8')),
  )
  for (const [theme, [paper]] of Object.entries(papers)) {
    expect(shell!.includes(`${theme}: '${paper}'`), `index.html has “${theme}: '${paper}'”`).toBe(true)
    const sample = new RegExp(`data-value='${theme}'\\] \\{\\s*background: ${paper};`)
    expect(sample.test(panel!), `ReadingPanel.module.css has a sample of ${theme}, ${paper}`).toBe(true)
  }
  for (const theme of ['light', 'dark'] as const)
    expect(shell).toContain(
      `<meta name="theme-color" content="${papers[theme][0]}" media="(prefers-color-scheme: ${theme})"`,
    )
})
