import { Readability } from '@mozilla/readability'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

const paragraph = `Kommunestyret vedtok i går kveld å bygge ny skole på tomta ved elva, etter tre timer med debatt, og med knapt flertall.
Skolen skal stå ferdig om tre år, og den skal ha plass til fire hundre elever, ifølge planen som ble lagt fram i vår.`

const body = `${paragraph}

## Bakgrunn

${paragraph}

<aside><h3>Fakta om skolen</h3><p>Den får to gymsaler.</p></aside>

${paragraph}

### Pris

| Post | Kroner |
| --- | ---: |
| Bygg | 300 |

${paragraph}`

describe('in the reader view of Firefox and others (Readability)', () => {
  let edition: string
  beforeAll(async () => {
    edition = await emptyPlace()
    const newsroom = await newsroomOf({
      'lesesal.json': '{ "name": "Fjordavisa", "tagline": "Nytt fra fjorden", "base": "https://avisa.example" }',
      'skolen.md': story('Ny skole ved elva', 'lede: Flertallet var knapt.\nbyline: Redaksjonen', body),
      'usignert.md': story('Ingen signerte denne', 'published: 2026-11-20T09:00:00+01:00\ndateline: Bergen', paragraph),
      'kort.md': story('En kort sak', 'lede: Den er snart lest.', 'Den har ett avsnitt.\n\n## Og en liten bit\n\nTil.'),
      'notis.md': story(
        'Strømbrudd i sentrum',
        'published: 2026-11-19T09:00:00+01:00',
        'Strømmen gikk i sentrum klokka ni i dag, og den kom tilbake etter en halv time, opplyser nettselskapet.',
      ),
      'eldre.md': story(
        'Lang sak om strømmen som gikk i hele byen i går',
        'published: 2026-11-18T09:00:00+01:00\nlede: Strømmen gikk i hele byen, og den kom ikke tilbake før om kvelden, opplyser nettselskapet, som beklager.',
      ),
      'bilder.md': story(
        'En sak i bilder',
        'image: { src: elv.svg, alt: En elv }',
        `${paragraph}\n\n![En foss](elv.svg)`,
      ),
      'elv.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600"/></svg>',
    })
    await publish({ newsrooms: [newsroom], to: edition })
  })

  test('a story has its lede, its sub-headings however short, its fact boxes and its tables', async () => {
    const { title, byline, words } = await read('skolen')
    expect({ title, byline }).toEqual({ title: 'Ny skole ved elva', byline: 'Redaksjonen' })
    expect(words).toMatch(/Flertallet var knapt.*Bakgrunn.*Fakta om skolen Den får to gymsaler.*Pris.*Bygg 300/)
  })

  test('a story nobody signed has no writer', async () => {
    const { byline, words } = await read('usignert')
    expect(byline).toBeNull()
    expect(words).toContain('Kommunestyret vedtok')
  })

  test.each(['skolen', 'usignert', 'kort', 'notis', 'bilder'])(
    'nothing of the page around it is in it: %s',
    async (slug) => {
      expect((await read(slug)).words).not.toMatch(
        /§|Hopp til innholdet|Forsiden|Nytt fra fjorden|Nyere sak|Eldre sak|Vis bildet stort/,
      )
    },
  )

  async function read(slug: string) {
    const html = await readFile(path.join(edition, `a/${slug}/index.html`), 'utf8')
    const { title, byline, content } = new Readability(parseHTML(html).document).parse()!
    const words = content!.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    return { title, byline: byline ?? null, words }
  }
})
