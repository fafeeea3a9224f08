import { describe, expect, test } from 'vitest'
import { readFile, textOf } from './reading.ts'

const entry = (facts: string, more = '') =>
  `AUTHOR: Kari Nordmann\nTITLE: Brua åpner\nBASENAME: brua_apner\n${facts}\nCONVERT BREAKS: __default__\nALLOW PINGS: 0\n-----\nBODY:\nKommunen sier at <b>brua</b> åpner 1. oktober.\n\nFerja slutter.\n-----\nEtter streken.\n-----\nEXTENDED BODY:\n<p>Her er resten.</p>\n-----\n${more}--------\n`
const published = 'STATUS: Publish\nDATE: 05/17/2024 01:30:00 PM'

describe('an export from Movable Type or TypePad', () => {
  test('has its entries as stories, with nothing that readers wrote below them', async () => {
    const text = entry(
      `${published}\nPRIMARY CATEGORY: Nyheter\nCATEGORY: Nyheter\nTAGS: bru,"ny vei"`,
      'EXCERPT:\nEtter fire år.\n-----\nKEYWORDS:\n\n-----\nCOMMENT:\nAUTHOR: En leser\nEMAIL: leser@avisa.example\nIP: 192.0.2.1\nDATE: 05/18/2024 09:30:00 AM\nEn kommentar.\n-----\n',
    )
    const { articles, findings } = await readFile(text, 'blogg/eksport.txt', 'Europe/Oslo')
    expect(articles).toMatchObject([
      {
        slug: 'brua-apner',
        headline: 'Brua åpner',
        lede: 'Etter fire år.',
        published: '2024-05-17T13:30:00+02:00',
        byline: [{ name: 'Kari Nordmann' }],
        topics: [{ name: 'Nyheter' }, { name: 'bru' }, { name: 'ny vei' }],
      },
    ])
    expect(textOf(articles[0]!).split('\n').filter(Boolean)).toEqual([
      'Brua åpner',
      'Etter fire år.',
      'Kommunen sier at brua åpner 1. oktober.',
      'Ferja slutter.',
      'Etter streken.',
      'Her er resten.',
    ])
    expect(findings.map(({ code }) => code)).toEqual(['date.assumed'])
  })

  test('lets out no draft, wherever it stands, and nothing before its time', async () => {
    const drafts = ['Draft', 'Review', 'Unpublish'].map((status) =>
      entry(`STATUS: ${status}\nDATE: 05/17/2024 09:30:00 AM`).replace('brua_apner', status),
    )
    const later = entry('STATUS: Future\nDATE: 05/17/2099 09:30:00 AM').replace('brua_apner', 'siden')
    for (const text of [
      [entry(published), ...drafts, later].join(''),
      [...drafts, later, entry(published)].join('\r\n').replaceAll('\n', '\r\n'),
    ]) {
      const { stories, findings } = await readFile(text, 'eksport.txt')
      const out = stories.filter(({ standing }) => standing.status === 'usable' && standing.embargo === null)
      expect(out.map(({ article }) => article.slug)).toEqual(['brua-apner'])
      expect(stories.find(({ article }) => article.slug === 'siden')?.standing.embargo?.until).toBe('2099-05-17')
      expect(findings.filter(({ words }) => words === 'draft/export').map(({ values }) => values.status)).toEqual([
        'Draft',
        'Review',
        'Unpublish',
      ])
    }
  })

  test('from TypePad knows the address of each entry', async () => {
    const url = 'https://avisa.example/nytt/2024/05/brua.html'
    const { articles } = await readFile(entry(`${published}\nUNIQUE URL: ${url}`), 'eksport.txt')
    expect(articles[0]).toMatchObject({ id: url, canonicalUrl: url })
  })
})

describe('an export from Ghost', () => {
  const post = (id: string, more: object) => ({
    id,
    uuid: `00000000-0000-4000-8000-00000000000${id}`,
    title: 'Brua åpner & ferja slutter',
    slug: `brua-${id}`,
    mobiledoc: null,
    html: '<p>Kommunen sier at <strong>brua</strong> åpner.</p><!--kg-card-begin: html--><p>Se <a href="__GHOST_URL__/brua-2/">mer</a>.</p><!--kg-card-end: html--><figure class="kg-card kg-image-card kg-card-hascaption"><img src="__GHOST_URL__/content/images/size/w1000/2024/05/kart.png" class="kg-image" alt="Kart"><figcaption>Her er den</figcaption></figure>',
    feature_image: '__GHOST_URL__/content/images/2024/05/bru.png',
    type: 'post',
    status: 'published',
    visibility: 'public',
    updated_at: '2024-05-18T07:00:00.000Z',
    published_at: '2024-05-17T07:30:00.000Z',
    custom_excerpt: 'Etter fire år.',
    ...more,
  })
  const tables = {
    users: [
      { id: 'u1', name: 'Ola Hansen' },
      { id: 'u2', name: 'Kari Nordmann' },
    ],
    posts_authors: [
      { post_id: '1', author_id: 'u1', sort_order: 1 },
      { post_id: '1', author_id: 'u2', sort_order: 0 },
    ],
    tags: [
      { id: 't1', name: 'Nyheter' },
      { id: 't2', name: '#intern' },
    ],
    posts_tags: [
      { post_id: '1', tag_id: 't2', sort_order: 0 },
      { post_id: '1', tag_id: 't1', sort_order: 1 },
    ],
    posts_meta: [{ post_id: '1', feature_image_alt: 'Brua', feature_image_caption: '<span>Brua i dag</span>' }],
  }
  const exported = (...posts: object[]) =>
    JSON.stringify({ db: [{ meta: { exported_on: 1715931000000, version: '5.82.2' }, data: { posts, ...tables } }] })

  test('has its posts as stories, with writers, tags, pictures and the addresses they had', async () => {
    const reading = await readFile(exported(post('1', {})), 'avisa.ghost.json')
    expect(reading.articles).toMatchObject([
      {
        slug: 'brua-1',
        headline: 'Brua åpner & ferja slutter',
        lede: 'Etter fire år.',
        published: '2024-05-17T07:30:00.000Z',
        byline: [{ name: 'Kari Nordmann' }, { name: 'Ola Hansen' }],
        topics: [{ name: 'Nyheter' }],
        image: { alt: 'Brua', caption: 'Brua i dag' },
      },
    ])
    expect(textOf(reading.articles[0]!).split('\n').filter(Boolean).slice(2)).toEqual([
      'Kommunen sier at brua åpner.',
      'Se mer.',
      'Kart',
      'Her er den',
    ])
    expect(reading.wanted.map(({ src }) => src).toSorted()).toEqual([
      '/content/images/2024/05/bru.png',
      '/content/images/2024/05/kart.png',
    ])
    expect(reading.links.map(({ to }) => to)).toEqual(['/brua-2/'])
    expect(reading.stories[0]?.standing.formerly).toEqual(['/brua-1/'])
    expect(reading.findings).toEqual([])
  })

  test('has the footnotes of its posts', async () => {
    const html =
      '<p>Brua er åpen.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p><section class="footnotes"><ol><li id="fn1"><p>Sier kommunen. <a href="#fnref1">↩</a></p></li></ol></section>'
    const [article] = (await readFile(exported(post('1', { html })), 'avisa.ghost.json')).articles
    expect(article!.sections[0]!.blocks[1]).toMatchObject({ type: 'footnotes' })
  })

  test.each([
    { lexical: '{"root":{"children":[{"children":[{"text":"Brua åpner.","type":"text"}],"type":"paragraph"}]}}' },
    { mobiledoc: '{"version":"0.3.1","sections":[[1,"p",[[0,[],0,"Brua åpner."]]]]}' },
  ])('never publishes a headline alone where Ghost has kept the text in a form of its own: %j', async (kept) => {
    const { stories, findings } = await readFile(exported(post('1', { html: null, ...kept })), 'avisa.ghost.json')
    expect(stories).toEqual([])
    expect(findings).toEqual([expect.objectContaining({ kind: 'rejected', words: 'article.empty/ghost', item: 1 })])
  })

  test('lets out no draft, nothing sent to members or paid for, and nothing before its time', async () => {
    const { stories, findings } = await readFile(
      exported(
        post('1', { status: 'draft', published_at: null, html: null }),
        post('2', { status: 'sent' }),
        post('3', { visibility: 'paid' }),
        post('4', { status: 'scheduled', published_at: '2099-05-17T07:30:00.000Z' }),
      ),
      'avisa.ghost.json',
    )
    expect(stories.map(({ standing }) => standing.embargo?.until ?? standing.status)).toEqual([
      'withheld',
      'withheld',
      'withheld',
      '2099-05-17T07:30:00.000Z',
    ])
    expect(findings.filter(({ kind }) => kind === 'held').map(({ values }) => values.status)).toEqual([
      'draft',
      'sent',
      'visibility: paid',
    ])
  })
})

describe('front matter of Hugo and Zola', () => {
  test('says below the name of a program what it would say at the top', async () => {
    const zola =
      '+++\ntitle = "Brua"\ndate = 2024-05-17\n[taxonomies]\ntags = ["Norge", "Ferjer"]\nauthors = ["Kari Nordmann"]\n[extra]\nkicker = "Samferdsel"\nlede = "Etter fire år."\n+++\n\nBrua åpner.\n'
    const hugo =
      '---\ntitle: Brua\ndate: 2024-05-17\nparams:\n  tags: [Norge, Ferjer]\n  author: Kari Nordmann\n  kicker: Samferdsel\n  lede: Etter fire år.\n---\n\nBrua åpner.\n'
    for (const text of [zola, hugo]) {
      const { articles, findings } = await readFile(text, 'norge/brua.md')
      expect(articles).toMatchObject([
        {
          kicker: 'Samferdsel',
          lede: 'Etter fire år.',
          byline: [{ name: 'Kari Nordmann' }],
          topics: [{ name: 'Norge' }, { name: 'Ferjer' }],
        },
      ])
      expect(findings.map(({ code }) => code)).not.toContain('key.unknown')
    }
  })

  test('goes by the top where both say it, and tells what it does not read', async () => {
    const text =
      '---\ntitle: Brua\nauthors: [Kari Nordmann]\nparams:\n  author: admin\n  id: tema-3\n---\n\nBrua åpner.\n'
    const { articles, findings } = await readFile(text, 'norge/brua.md')
    expect(articles).toMatchObject([{ id: 'norge/brua', byline: [{ name: 'Kari Nordmann' }] }])
    expect(findings).toContainEqual(expect.objectContaining({ code: 'key.unknown', line: 4 }))
  })
})
