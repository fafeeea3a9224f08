import { expect, test } from 'vitest'
import { only, readMd, textOf } from './reading.ts'

const body = 'Kommunen sier at den nye brua over Sundet åpner for trafikk 1. oktober.'
const read = (matter: string, text = body, path = 'sak.md') =>
  readMd(`---\ntitle: Bru\nlanguage: nb\n${matter}---\n\n${text}\n`, path)
const wordsIn = async (...args: Parameters<typeof read>) =>
  textOf(only(await read(...args)))
    .split('\n')
    .filter(Boolean)
    .slice(1)

test('pictures and links with what Jekyll and Eleventy put before their addresses are found', async () => {
  const { wanted, articles, findings } = await read(
    '',
    `${body}\n\n![Bru]({{ site.baseurl }}/bilder/bru.png){: .right width="300" }\n\n![Hav]({{ "/bilder/hav.png" | relative_url }})\n\n<img src="{{ site.url }}{{ site.baseurl }}/bilder/by.png" alt="By">\n\nSe [saken]({{ '/nyheter/' | url }}).`,
  )
  expect(wanted.map(({ src }) => src)).toEqual(['/bilder/bru.png', '/bilder/hav.png', '/bilder/by.png'])
  expect(JSON.stringify(articles[0]!.sections)).toContain('/nyheter/')
  expect(findings.map(({ values }) => values.template)).toEqual(['{: .right width="300" }'])
})

test('a list of contents that kramdown makes is no list of the story', async () => {
  expect(await wordsIn('', `* TOC\n{:toc}\n\n${body}`)).toEqual([body])
  expect(await wordsIn('', `1. Innhold\n{:toc .stor}\n\n${body}`)).toEqual([body])
})

test('MDX that is called .md has no program in its text', async () => {
  const text = `import Tabs from '@theme/Tabs';\nimport { A, B } from "@/bru"\n\n${body}\n\n\`\`\`js\nimport Kode from 'kode'\n\`\`\``
  expect(await wordsIn('', text)).toEqual([body, "import Kode from 'kode'"])
  expect(await wordsIn('', `${body}\n\nimport av varer from Sverige er dyrt`)).toContain(
    'import av varer from Sverige er dyrt',
  )
})

test('what stands in a component of MDX is Markdown', async () => {
  const text = `<Callout type="info">\n  Dette er **viktig**, se [brua](https://avisa.example).\n</Callout>\n<Tabs>\n<Tab>Ett</Tab>\n</Tabs>\n${body}\n\n<Aside>\n\nBrua er lang.\n\n</Aside>`
  const { sections } = only(await read('', text, 'sak.mdx'))
  expect(sections.flatMap(({ blocks }) => blocks)).toMatchObject([
    {
      text: ['Dette er ', { mark: 'strong', text: ['viktig'] }, ', se ', { mark: 'link', text: ['brua'] }, '.'],
    },
    { text: ['Ett'] },
    { text: [body] },
    { type: 'factbox' },
  ])
})

test.each(['more', ' truncate ', 'excerpt'])(
  'nothing is told of <!--%s-->, where lists cut a text',
  async (comment) => {
    const { findings } = await read('', `${body}\n\n<!--${comment}-->\n\nFerja slutter.`)
    expect(findings).toEqual([])
  },
)
