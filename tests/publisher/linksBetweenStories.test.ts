import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { check, publish } from '#publisher/publish.ts'
import type { Report } from '#publisher/telling/report.ts'
import { only, readFile } from './reading.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from './smallNewsroom.ts'

/** Files are trusted at once: what changes between two publications here does so longer ago than clocks are coarse. */
const tick = 0

/** The paragraphs of a published story, links as Markdown has them. */
async function paragraphsIn(to: string, slug: string): Promise<string[]> {
  const { sections } = await jsonIn(to, `edition/articles/${slug}.json`)
  return sections
    .flatMap(({ blocks }: { blocks: { text: unknown[] }[] }) => blocks)
    .map(({ text }: { text: unknown[] }) => text.map(written).join('|'))
}

function written(piece: unknown): string {
  if (typeof piece === 'string') return piece
  const { mark, href, text } = piece as { mark: string; href?: string; text: unknown[] }
  return mark === 'link' ? `[${text.map(written).join('|')}](${href})` : text.map(written).join('|')
}

describe('a link to another file of the newsroom', () => {
  const ways = [
    // As editors for Markdown write it.
    ['../verden/ferje.md', '/a/ferja-over-fjorden'],
    ['../verden/ferje.md#ruter', '/a/ferja-over-fjorden'],
    ['../verden/ferje', '/a/ferja-over-fjorden'],
    ['/verden/ferje.md', '/a/ferja-over-fjorden'],
    ['verden/ferje.md', '/a/ferja-over-fjorden'],
    ['../Verden/Ferje.md', '/a/ferja-over-fjorden'],
    ['ferje.md', '/a/ferja-over-fjorden'],
    ['../ferje.md', '/a/ferja-over-fjorden'],
    ['./ferje.html', '/a/ferja-over-fjorden'],
    ['./bru.md', '/a/bru'],
    // Of two that differ in their ending alone, to the one that is named.
    ['../verden/fly.md', '/a/fly'],
    ['../verden/fly.txt', '/a/flyet-er-innstilt'],
    ['St.%20Olav.md', '/a/st-olav'],
    ['kart/', '/a/kart'],
    ['kart/index.md', '/a/kart'],
    // As the address was on the site before.
    ['/2020/gamle-ferja/', '/a/ferja-over-fjorden'],
    // Of a copy to what it is a copy of.
    ['../verden/kopi.md', '/a/ferja-over-fjorden'],
    // What is on the site beside the edition stays.
    ['/kontakt?om=bru', '/kontakt?om=bru'],
    ['/a/bru', '/a/bru'],
    ['/topic/norge', '/topic/norge'],
    ['/ferje.xml', '/ferje.xml'],
    // Of two that claim it, to the one that is out; also from where the file lay before.
    ['/2020/kartet', '/a/kart'],
    ['../2020/gamle-ferja.md', '/a/ferja-over-fjorden'],
  ] as const
  const nowhere = [
    'finnes-ikke.md',
    '/finnes/ikke.md',
    'www.avisa.example',
    'vedlegg.pdf',
    'tvetydig.md',
    'sport/ferje.md',
  ]
  const others = [
    ['[[ferje]]', '[ferje](/a/ferja-over-fjorden)'],
    ['[[verden/ferje#Ruter|ruta]]', '[ruta](/a/ferja-over-fjorden)'],
    ['[[St. Olav]]', '[St. Olav](/a/st-olav)'],
    ['[Hugo]({{< ref "ferje.md" >}})', '[Hugo](/a/ferja-over-fjorden)'],
    ['[Hugo]({{% relref "/verden/ferje" %}})', '[Hugo](/a/ferja-over-fjorden)'],
    ['[Hugo]({{< ref "/ferje#ruter" >}})', '[Hugo](/a/ferja-over-fjorden)'],
    ['[Jekyll]({% post_url 2024-05-02-tog %})', '[Jekyll](/a/tog)'],
    ['[Jekyll]({{ site.baseurl }}{% link verden/2024-05-02-tog.md %})', '[Jekyll](/a/tog)'],
    ['<a href="{{< relref "ferje.md" >}}">Hugo</a>', '[Hugo](/a/ferja-over-fjorden)'],
    ['[[Hvem vant?]]', '[Hvem vant?](/a/hvem-vant)'],
    ['[[På tur]]', '[På tur](/a/pa-tur)'],
    ...['txt', 'mdx', 'json', 'xml'].map((ending) => [`[[form-${ending}]]`, `[form-${ending}](/a/form-${ending})`]),
    ['[Jekyll]({% link verden/2024-05-02-tog.md %})', '[Jekyll](/a/tog)'],
    ['<a href="ferje.md">raw</a>', '[raw](/a/ferja-over-fjorden)'],
  ] as const
  let to: string
  let report: Report

  beforeAll(async () => {
    const body = [
      ...ways.map(([address]) => `[sak](${address})`),
      ...others.map(([asWritten]) => asWritten),
      ...nowhere.map((address) => `Se [denne](${address}) saken.`),
      'Et [utkast](utkast.md).',
    ]
    const newsroom = await newsroomOf({
      'norge/bru.md': story('Ny bru', '', body.join('\n\n')),
      'norge/kart/index.md': story('Kart', 'aliases: [/2020/kartet]', 'Kartet er nytt.'),
      'norge/utkast.md': story('Utkast', 'draft: true\naliases: [/2020/kartet]'),
      'norge/Hvem vant?.md': story('Hvem vant', '', 'Det gjorde ingen.'),
      'norge/St. Olav.md': story('St. Olav', '', 'Om St. Olav.'),
      // As a Mac names files.
      ['norge/På tur.md'.normalize('NFD')]: story('På tur', '', 'Turen går til fjells.'),
      'verden/ferje.md': story('Ferja', 'slug: ferja-over-fjorden\naliases: [/2020/gamle-ferja]', 'Ferja går.'),
      'verden/kopi.md': story('Ferja', '', 'Ferja går.'),
      'verden/2024-05-02-tog.md': story('Tog', '', 'Toget går.'),
      'verden/fly.md': story('Fly', '', 'Flyet går.'),
      'verden/fly.txt': 'Flyet er innstilt\n\nFlyet som skulle gå i kveld, er innstilt.\n',
      'verden/form-txt.txt': 'Form txt\n\nTeksten er bare tekst.\n',
      'verden/form-mdx.mdx': story('Form mdx', '', 'Teksten er MDX.'),
      'verden/form-json.json': JSON.stringify({ type: 'text', headline: 'Form json', body_text: 'Teksten er ninjs.' }),
      'verden/form-xml.xml':
        '<nitf><body><body.head><hedline><hl1>Form xml</hl1></hedline></body.head><body.content><p>Teksten er NITF.</p></body.content></body></nitf>',
      'verden/tvetydig.md': story('Ett', 'slug: ett', 'En tekst om det ene.'),
      'sport/tvetydig.md': story('To', 'slug: to', 'En tekst om det andre.'),
    })
    to = path.join(await emptyPlace(), 'edition')
    report = await publish({ newsrooms: [newsroom], to })
  })

  test('leads to its story, whichever way it is written', async () => {
    const expected = [...ways.map(([, href]) => `[sak](${href})`), ...others.map(([, link]) => link)]
    expect((await paragraphsIn(to, 'bru')).slice(0, expected.length)).toEqual(expected)
  })

  test('that no one story has is its words, and told with its line', async () => {
    const paragraphs = await paragraphsIn(to, 'bru')
    expect(paragraphs.slice(-nowhere.length - 1)).toEqual([...nowhere.map(() => 'Se denne saken.'), 'Et utkast.'])
    const told = report.findings.filter(({ code }) => code === 'link.dropped')
    expect(told.map(({ message }) => /"(.*?)"/.exec(message)![1])).toEqual(nowhere)
    const first = 7 + 2 * (ways.length + others.length)
    expect(told.map(({ line }) => line)).toEqual(nowhere.map((_, nth) => first + 2 * nth))
  })

  test('of a story that is held is left out, and told', () => {
    expect(report.findings.filter(({ code }) => code === 'link.held').map(({ message }) => message)).toEqual([
      'the link to "utkast.md" was left out until that story is published.',
    ])
  })
})

test('a link follows its story: to a new address, away and back', { timeout: 60_000 }, async () => {
  const other = (more: string) => story('Ferja', more, 'Ferja går hver time.')
  const newsroom = await newsroomOf({
    'bru.md': story('Ny bru', '', 'Les om [ferja](ferje.md).'),
    'ferje.md': other(''),
  })
  const to = path.join(await emptyPlace(), 'edition')
  const after = async (more: string) => {
    await writeFile(path.join(newsroom, 'ferje.md'), other(more))
    await publish({ newsrooms: [newsroom], to, tick })
    return (await paragraphsIn(to, 'bru'))[0]
  }
  expect(await after('')).toBe('Les om |[ferja](/a/ferje)|.')
  expect(await after('slug: ferja')).toBe('Les om |[ferja](/a/ferja)|.')
  expect(await after('draft: true')).toBe('Les om ferja.')
  expect(await after('')).toBe('Les om |[ferja](/a/ferje)|.')
  const fresh = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to: fresh })
  expect(await contentOf(to)).toEqual(await contentOf(fresh))
})

test('a link to a file whose id another story has is left out', async () => {
  const newsroom = await newsroomOf({
    'bru.md': story('Ny bru', '', 'Les om [ferja](ferje.md) og [toget](tog.md).'),
    'ferje.md': story('Ferja', 'id: f', 'Ferja går.'),
    'tog.md': story('Toget', 'id: f', 'Toget går.'),
  })
  const { findings } = await check([newsroom])
  expect(findings.filter(({ code }) => code.startsWith('link.')).map(({ message }) => message)).toEqual([
    'the link to "tog.md" was left out until that story is published.',
  ])
})

test('a heading has no links, which is told once', async () => {
  const newsroom = await newsroomOf({
    'bru.md': story('Ny bru', '', 'Brua.\n\n## Om [ferja](ferje.md)\n\nFerja.'),
    'ferje.md': story('Ferja', '', 'Ferja går.'),
  })
  const { findings } = await check([newsroom])
  expect(findings.map(({ code, message }) => [code, message.includes('"ferje.md"')])).toEqual([['link.dropped', true]])
})

describe('a link to a heading of the same story leads there, whatever the heading was called', () => {
  const body = [
    '<p>Først kom <a href="#res">resultatet</a>, så <a href="#deb">debatten</a>, <a href="#svar">svarene</a> og',
    '<a href="#på-tur">turen</a>. Mer om alt dette står i <a href="#finnes-ikke">boka</a>, som kom ut i fjor høst.</p>',
    '<h3 id="res">Slik gikk det</h3><p>Det gikk som mange hadde trodd på forhånd, og de fleste var fornøyde.</p>',
    '<h3><a name="deb"></a>Slik var debatten</h3><p>Det ble lang debatt, og den tok slutt først ved midnatt.</p>',
    '<section id="svar"><h3>Spørsmål og svar</h3><p>Her er svarene på alt det leserne har spurt redaksjonen om.</p></section>',
    '<h3>På tur!</h3><p>Turen gikk til fjells, og den varte i tre dager med sol og vind og litt regn.</p>',
  ].join('\n')
  const address = 'https://avisa.example/slik-gikk-det-til-slutt'
  const page = `<!DOCTYPE html><html lang="nb"><head><title>Valget</title><link rel="canonical" href="${address}"></head><body><article><h1>Valget</h1>${body}</article></body></html>`
  const item = `<item><title>Valget</title><link>${address}</link><content:encoded><![CDATA[${body}]]></content:encoded></item>`
  const rss = (channel: string) =>
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Avisa</title>${channel}${item}</channel></rss>`
  const linksIn = async (content: string, file: string) => {
    const links = JSON.stringify(only(await readFile(content, file)).sections).matchAll(/"href":"([^"]*)"/g)
    return Array.from(links, ([, href]) => href)
  }
  const here = ['#slik-gikk-det', '#slik-var-debatten', '#sporsmal-og-svar', '#pa-tur']

  test('in Markdown, where a link to a heading that is not there stays as it is', async () => {
    expect(await linksIn(story('Valget', '', body), 'sak.md')).toEqual([...here, '#finnes-ikke'])
    const shorter =
      '[Turen](#på-tur) og [*svar*](#hva-sa-de)\n\n- [x](#hva-sa-de)\n\n## På tur!\n\nTur.\n\n## Hva sa de?\n\nJa.'
    expect(await linksIn(story('Valget', '', shorter), 'sak.md')).toEqual(['#pa-tur', '#hva-sa-de', '#hva-sa-de'])
  })

  test('on web pages and in feeds, where other such links go to where the story comes from', async () => {
    expect(await linksIn(page, 'side.html')).toEqual([...here, `${address}#finnes-ikke`])
    expect(await linksIn(rss('<link>https://avisa.example/</link>'), 'feed.xml')).toEqual([
      ...here,
      expect.stringContaining('#finnes-ikke'),
    ])
  })

  test('also from an agency, whose text has no address', async () => {
    const sent = { uri: 'urn:a:1', type: 'text', versioncreated: '2024-05-17T09:30:00Z', headline: 'Valget' }
    expect(await linksIn(JSON.stringify({ ...sent, body_html: body }), 'sak.json')).toEqual(here)
  })

  test('but not into a box, where headings have no places', async () => {
    const box = '<aside><h3 id="fakta">Fakta</h3><p>Tall.</p></aside>\n\n## Fakta om valget\n\nMer.'
    expect(await linksIn(story('Valget', '', `Se [fakta](#fakta).\n\n${box}`), 'sak.md')).toEqual(['#fakta'])
  })
})
