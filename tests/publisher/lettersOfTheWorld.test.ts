import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { makeShards } from '#publisher/outputs/search.ts'
import { only, readFile, readMd, readText } from './reading.ts'

const item = (title: string, text: string) =>
  readFile(
    `<rss version="2.0"><channel><title>Kommunen</title><link>https://k.example/</link><description>Nytt</description><language>nb-NO</language><item><title>${title}</title><guid>https://k.example/1</guid><description>${text}</description></item></channel></rss>`,
    'feeds/kommunen.xml',
  )
const lettersTold = expect.objectContaining({ kind: 'repaired', code: 'language.letters' })

describe('a language that is stated of a text', () => {
  test.each([
    [
      'ar',
      'معلومات للقادمين الجدد',
      'تدعو بلدية بودو (Bodø) الجميع إلى لقاء في المكتبة. سنتحدث عن المدرسة والعمل والسكن.',
    ],
    [
      'uk',
      'Інформація для переселенців',
      'Комуна запрошує всіх на зустріч у бібліотеці. Ми розповімо про школу, роботу та житло.',
    ],
  ])('in other letters does not count: it is %s', async (language, title, text) => {
    const reading = await item(title, text)
    expect(only(reading)).toMatchObject({ language, derived: expect.arrayContaining(['language']) })
    expect(reading.findings).toContainEqual(lettersTold)
  })

  test('counts where only some of it is in others', async () => {
    const reading = await item(
      'Ordet «سلام»',
      'Hun sa «السلام عليكم ورحمة الله» til elevene, og de svarte med det samme.',
    )
    expect(only(reading).language).toBe('nb')
    expect(reading.findings).not.toContainEqual(lettersTold)
    expect(only(await item('2–1', '🎉')).language).toBe('nb')
  })
})

describe('a figure whose thousands are parted by spaces', () => {
  test('is whole at the end of a line and from right to left, wherever it stands', async () => {
    const article = only(
      await readMd(
        '---\ntitle: 10 000 så på\nlede: Nesten 1 234 567 kroner.\n---\n\nPå 12 år kom 450 000,5 og **2 000**.\n\n- 5 000 i 2017 200 ganger\n\n| År | Sum |\n|--|--|\n| 2019 | −2 345 |\n',
      ),
    )
    expect([article.headline, article.lede]).toEqual(['10\u00A0000 så på', 'Nesten 1\u00A0234\u00A0567 kroner.'])
    const words = JSON.stringify(article.sections)
    for (const figure of ['450\u00A0000,5', '2\u00A0000', '−2\u00A0345', '5\u00A0000 i 2017 200 ganger', 'På 12 år'])
      expect(words).toContain(figure)
  })

  test('is as it is written where a program is shown', async () => {
    const article = only(await readMd('# Tall\n\nSkriv `seq 1 000` først.\n\n```sh\nseq 1 000\n```\n'))
    expect(JSON.stringify(article.sections)).not.toContain('\u00A0')
  })
})

test('a word that may be parted at the end of a line is searched for as one', async () => {
  const story = only(
    await readMd('# Rettig\u00ADheter\n\nMenneske\u00ADrettig\u00ADhets\u200Bdomstolen dømte i dag.\n'),
  )
  const shard = { language: 'no', name: 'all', from: null, to: null }
  const made = makeShards([[shard, [story]]], { storyOf: (article) => article, monthOf: () => '' })
  const shown: string[] = []
  for await (const { files } of made)
    for (const [path, bytes] of files) if (path.includes('fragment')) shown.push(String(gunzipSync(bytes)))
  expect(shown.join()).toContain('Menneskerettighetsdomstolen dømte')
  expect(shown.join()).toContain('"title":"Rettigheter"')
})

test.each([
  ['图书馆属于所有人，欢迎大家来读书。', 8],
  ['図書館は毎日開いている。', 6],
  ['ห้องสมุดเปิดแล้ววันนี้', 4],
  ['Ordet 图书馆 betyr bibliotek.', 4],
])('words that nothing parts are counted one by one: “%s”', async (text, words) => {
  const counted = only(await readMd(`# Bibliotek\n\n${text}\n`)).words
  expect(counted).toBeGreaterThanOrEqual(words - 1)
  expect(counted).toBeLessThanOrEqual(words + 2)
})

test.each([
  ['图书馆今天开放。市长很高兴。', '图书馆今天开放'],
  ['पुस्तकालय खुल गया है। यह एक महान दिन है।', 'पुस्तकालय खुल गया है'],
])('a first paragraph that ends with a period of its script is no headline: “%s”', async (first, headline) => {
  const reading = await readText(`${first}\n\n${first}\n`)
  expect(only(reading)).toMatchObject({ headline, derived: expect.arrayContaining(['headline']) })
})

test('how signs are read stands in brackets behind them, whether or not the source has those', async () => {
  const page = '# 東京\n\n<ruby>東京<rt>とうきょう</rt></ruby>と<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp></ruby>。\n'
  expect(only(await readMd(page)).sections[0]!.blocks).toEqual([
    { type: 'paragraph', text: ['東京(とうきょう)と漢（かん）。'] },
  ])
})

test.each(['\u200B\u00AD', '\uFEFF', '\u202E \u2060', '\u2800\u3164'])(
  'what cannot be seen is no headline, lede, writer or topic: %j',
  async (blank) => {
    const matter = `title: "${blank}"\nlede: "${blank}"\nbyline: "${blank}"\ntopics: ["${blank}", Bru]`
    const article = only(await readMd(`---\n${matter}\n---\n\nBrua er åpen. Køen var lang.\n`))
    expect(article).toMatchObject({ headline: 'Brua er åpen', lede: null, byline: [], topics: [{ name: 'Bru' }] })
  },
)
