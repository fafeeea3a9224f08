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

test.each([
  ['{% include figure.html src="/bilder/bru.png" alt="Brua" caption="Brua i dag" %}', 'Brua', 'Brua i dag'],
  ['{% include image.html url="/bilder/bru.png" description="Brua i dag" %}', '', 'Brua i dag'],
  ['{{ image(path="/bilder/bru.png", alt="Brua", caption="Brua i dag") }}', 'Brua', 'Brua i dag'],
  ['{{< figure src="/bilder/bru.png" alt="Brua" caption="Brua i dag" >}}', 'Brua', 'Brua i dag'],
  ['{% asset_img /bilder/bru.png Brua i sol %}', 'Brua i sol', null],
  [`{% asset_img stor /bilder/bru.png 500 400 "Brua i fjor 'Brua'" %}`, 'Brua', null],
  ['{% img /bilder/bru.png 400 300 "Brua" %}', 'Brua', null],
])('a picture that %s shows is a picture', async (command, alt, caption) => {
  const { wanted, findings } = await read('', `${body}\n\n${command}\n\n${body}`)
  expect(wanted).toMatchObject([{ src: '/bilder/bru.png', image: { alt, caption } }])
  expect(findings).toEqual([])
})

test('a command that shows no picture is left out and told', async () => {
  const { wanted, findings } = await read('', `${body}\n\n{% include figure.html src="tall.html" %}\n\n${body}`)
  expect(wanted).toEqual([])
  expect(findings.map(({ words }) => words)).toEqual(['template.dropped'])
})

test('what Pelican and Zola put before the path of a file is no part of it', async () => {
  const { wanted, links, findings } = await read(
    '',
    `${body}\n\n![Bru]({static}/bilder/bru.png)\n\n![Hav]({attach}hav.png)\n\n[En]({filename}/norge/en.md), [to](|filename|to.md) og [tre](@/norge/tre.md).`,
  )
  expect(wanted.map(({ src }) => src)).toEqual(['/bilder/bru.png', 'hav.png'])
  expect(links.map(({ to }) => to)).toEqual(['/norge/en.md', 'to.md', '/norge/tre.md'])
  expect(findings).toEqual([])
})
