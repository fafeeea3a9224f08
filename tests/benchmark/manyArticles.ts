import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const demo = fileURLToPath(new URL('../newsroom', import.meta.url))
const topics = [
  'Norge',
  'Verden',
  'Natur',
  'Sport',
  'Kultur',
  'Økonomi',
  'Helse',
  'Skole',
  'Hav',
  'Energi',
  'By',
  'Bygd',
]
const wordsPerArticle = 400

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The Norwegian sentences of the demo edition, which the articles are put together from. */
function demoSentences(): string[] {
  const files = readdirSync(demo, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
  const bodies = files.toSorted().map((file) => readFileSync(path.join(demo, file), 'utf8'))
  return bodies
    .filter((body) => !/^language: (en|nn)/m.test(body))
    .flatMap((body) => body.replace(/^(---|\+\+\+)[\s\S]*?\n\1\n/, '').split(/\n{2,}/))
    .filter((paragraph) => /^[A-ZÆØÅ]/.test(paragraph) && !/[[\]<>|*_`]/.test(paragraph))
    .flatMap((paragraph) => paragraph.replaceAll('\n', ' ').match(/[^.!?]+[.!?]+/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 30)
}

/** A newsroom of `count` articles of about 400 words over ten years: of ten, seven are Markdown, two plain text, one is ninjs. */
export function writeManyArticles(folder: string, count: number, seed = 1): void {
  const next = numbersFrom(seed)
  const sentences = demoSentences()
  const pick = <Thing>(things: Thing[]): Thing => things[Math.floor(next() * things.length)]!
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    path.join(folder, 'lesesal.json'),
    JSON.stringify({ name: 'Prøven', base: 'https://avisa.example', sourceTimeZone: 'Europe/Oslo' }),
  )
  for (let number = 0; number < count; number++) {
    const headline = `Sak ${number}: ${pick(sentences)
      .split(' ')
      .slice(0, 7)
      .join(' ')
      .replaceAll(/[.:,–"]/g, '')}`
    const paragraphs: string[] = []
    for (let words = 0; words < wordsPerArticle;) {
      const paragraph = [pick(sentences), pick(sentences), pick(sentences)].join(' ')
      paragraphs.push(paragraph)
      words += paragraph.split(' ').length
    }
    const published = new Date(Date.UTC(2016, 0, 1) + (number * 3650 * 86_400_000) / count + next() * 3_600_000)
    const story = {
      headline,
      paragraphs,
      published: published.toISOString(),
      topics: [...new Set([pick(topics), pick(topics)])],
    }
    const [ending, text] =
      number % 10 < 7
        ? ['md', markdown(story)]
        : number % 10 < 9
          ? ['txt', plainText(story)]
          : ['json', ninjs(story, number)]
    const below = path.join(folder, published.toISOString().slice(0, 7))
    mkdirSync(below, { recursive: true })
    writeFileSync(path.join(below, `sak-${number}.${ending}`), text)
  }
}

interface Made {
  headline: string
  paragraphs: string[]
  published: string
  topics: string[]
}

/** Two headings below the first paragraphs, as most articles have. */
function withHeadings(paragraphs: string[], heading: (words: string) => string): string[] {
  const third = Math.ceil(paragraphs.length / 3)
  return paragraphs.flatMap((paragraph, place) =>
    place > 0 && place % third === 0
      ? [heading(paragraph.split(' ').slice(0, 4).join(' ').replaceAll(/[.,]/g, '')), paragraph]
      : [paragraph],
  )
}

function markdown({ headline, paragraphs, published, topics: named }: Made): string {
  const front = { title: headline, date: published, lang: 'nb', author: 'Redaksjonen', topics: named }
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n${withHeadings(paragraphs, (words) => `## ${words}`).join('\n\n')}\n`
}

function plainText({ headline, paragraphs }: Made): string {
  return `${headline}\n\n${paragraphs.join('\n\n')}\n`
}

function ninjs({ headline, paragraphs, published, topics: named }: Made, number: number): string {
  return JSON.stringify({
    uri: `urn:prove:${number}`,
    standard: { name: 'ninjs', version: '2.1' },
    type: 'text',
    language: 'nb',
    versioncreated: published,
    firstcreated: published,
    headlines: [{ role: 'main', value: headline }],
    subjects: named.map((name) => ({ name })),
    bodies: [
      {
        role: 'main',
        contenttype: 'text/html',
        value: withHeadings(paragraphs, (words) => `</p><h2>${words}</h2><p>`)
          .map((text) => `<p>${text}</p>`)
          .join(''),
      },
    ],
  })
}
