import { describe, expect, test } from 'vitest'
import { readFile } from './reading.ts'

test.each(['comment', 'settings', 'template', 'post'])('a backup from Blogger says what is a %s', async (kind) => {
  const kinds = `scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${kind}"`
  const { articles, findings } = await readFile(
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:a</id><title>H</title><updated>2024-05-17T09:30:00Z</updated><category ${kinds}/><category term="Bru"/><content>Brua er åpen.</content></entry></feed>`,
    'a.xml',
  )
  const isTold = findings.some(({ words }) => words === 'no.article/blogger')
  expect([articles.map(({ topics }) => topics[0]!.name), isTold]).toEqual(
    kind === 'post' ? [['Bru'], false] : [[], true],
  )
})

describe('a backup from Blogger as Google makes it now', () => {
  const backup = (type: string, status: string) =>
    readFile(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018"><entry><id>urn:a</id><title>H</title><updated>2024-05-17T09:30:00Z</updated><blogger:type>${type}</blogger:type><blogger:status>${status}</blogger:status><content>Brua er åpen.</content></entry></feed>`,
      'feed.atom',
    )

  test.each([
    ['POST', 'LIVE', ['usable'], undefined],
    ['PAGE', 'LIVE', ['usable'], undefined],
    ['POST', 'DRAFT', ['withheld'], 'draft/atom'],
    ['POST', 'SOFT_TRASHED', ['withheld'], 'draft/atom'],
    ['COMMENT', 'LIVE', [], 'no.article/blogger'],
    ['COMMENT', 'SPAM_COMMENT', [], 'no.article/blogger'],
  ])('has a %s that is %s as it stands there', async (type, status, standings, words) => {
    const { stories, findings } = await backup(type, status)
    expect(stories.map(({ standing }) => standing.status)).toEqual(standings)
    expect(findings.find((found) => /^(draft|no\.article)/.test(found.words))?.words).toBe(words)
  })
})

test('an entry of a backup from Blogger is called as it was on the blog, and readers who come by that address are sent on', async () => {
  const feed =
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018"><id>urn:f</id><title>Avisa</title><entry><id>urn:a</id><title>Ny bru</title><updated>2024-05-17T09:30:00Z</updated><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><content>Brua er åpen.</content><blogger:filename>/2024/05/brua-er-apen.html</blogger:filename><link/></entry></feed>'
  const { stories } = await readFile(feed, 'feed.atom')
  expect(stories[0]).toMatchObject({
    article: { slug: 'brua-er-apen' },
    standing: { formerly: ['/2024/05/brua-er-apen.html'] },
  })
})
