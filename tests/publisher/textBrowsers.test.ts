import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

describe('in a browser of text alone, which knows no styles and runs no scripts', () => {
  let edition: string
  beforeAll(async () => {
    edition = await emptyPlace()
    const newsroom = await newsroomOf({
      'lesesal.json': '{ "name": "Fjordavisa" }',
      'elva.md': story('Flom i elva', 'image: { src: elv.svg, alt: En elv, caption: Elva i går. }'),
      'elv.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60"/></svg>',
    })
    await publish({ newsrooms: [newsroom], to: edition })
  })

  test('words that stand beside each other are parted', async () => {
    const words = await textOf('a/elva')
    for (const apart of [/Bokmål Nynorsk English/, /En elv Vis bildet stort Elva i går/, /Lagre Del Skriv ut/])
      expect(words).toMatch(apart)
  })

  test('no list is promised that never comes', async () => {
    expect(await textOf('most-viewed')).not.toContain('Henter listen')
    expect(await textOf('most-viewed')).toContain('Siste saker')
  })

  test('nothing is said of a link in the head that HTML does not have there', async () => {
    const { document } = parseHTML(await readFile(path.join(edition, 'a/elva/index.html'), 'utf8'))
    expect(document.querySelectorAll('link[rel=early]').length).toBeGreaterThan(1)
    expect(document.querySelectorAll('link[as]:not([rel=preload])')).toHaveLength(0)
  })

  /** The words of a page as they stand in it, those of its pictures in their places. */
  async function textOf(page: string): Promise<string> {
    const { document } = parseHTML(await readFile(path.join(edition, page, 'index.html'), 'utf8'))
    for (const picture of document.querySelectorAll('img')) picture.replaceWith(picture.getAttribute('alt') ?? '')
    return document.body.textContent.replaceAll(/\s+/g, ' ')
  }
})
