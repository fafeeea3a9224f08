import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { describe, expect, inject, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import { Article } from '#article/article.ts'
import { canonicalLanguage, spokenIn } from '#article/language.ts'
import { Catalogue, newestFirst } from '#article/listing.ts'
import { PartialDate, precisionOf, sortKey } from '#article/partialDate.ts'

async function published(file: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(inject('demoEdition'), file), 'utf8'))
}

describe('a partial date', () => {
  test.each([
    ['1979', 'year'],
    ['2017-11', 'month'],
    ['2017-11-10', 'day'],
    ['2024-02-29', 'day'],
    ['2017-01-11T11:11:11+01:00', 'time'],
    ['1969-07-20T20:17:40.5Z', 'time'],
  ])('%s is known to the %s', (date, precision) => {
    expect(precisionOf(v.parse(PartialDate, date))).toBe(precision)
  })

  test.each([
    '',
    '79',
    '0000',
    '0000-05-17',
    '2017-13',
    '2017-00',
    '2023-02-29',
    '2017-11-31',
    '2017-11-10T09:30',
    '2017-11-10T24:00:00Z',
    '2017-1-1',
    '20171110',
    '2017-11-10 ',
  ])('"%s" is none', (text) => {
    expect(v.is(PartialDate, text)).toBe(false)
  })

  test('sorts with the time it names, offsets put aside', () => {
    const dates = ['2017-11-10T01:00:00+03:00', '2017-11', '2017-11-10', '2017', '2017-12', '2017-11-09T23:00:00Z']
    expect(dates.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
      '2017',
      '2017-11',
      '2017-11-10T01:00:00+03:00',
      '2017-11-09T23:00:00Z',
      '2017-11-10',
      '2017-12',
    ])
  })
})

test.each([
  ['no', 'nb'],
  ['nob', 'nb'],
  ['nb_NO', 'nb'],
  ['nn-NO', 'nn'],
  ['eng', 'en'],
  ['EN-gb', 'en-GB'],
  ['en-x-foo', 'en'],
  ['en-u-ca-buddhist', 'en'],
  ['de-CH-t-it-x-a', 'de-CH'],
  ['x-foo', null],
  ['abcde', null],
  ['norsk bokmål', null],
])('the language "%s" is %s', (tag, canonical) => {
  expect(canonicalLanguage(tag)).toBe(canonical)
})

test('a language is said with its direction where that is not ours, or is unknown', () => {
  for (const language of ['ar', 'arz', 'ks', 'lah', 'he', 'fa-IR', 'ckb', 'dv', 'az-Arab', 'yi-Hebr']) {
    expect(spokenIn(language)).toEqual({ lang: language, dir: 'rtl' })
  }
  for (const language of ['nb', 'en-GB', 'ar-Latn', 'arn', 'zh-Hant']) {
    expect(spokenIn(language)).toEqual({ lang: language })
  }
  expect(spokenIn(undefined)).toEqual({ lang: '', dir: 'auto' })
})

describe('article JSON', () => {
  test('of every story of the demo edition fits the contract and comes back unchanged', async () => {
    const { stories } = v.parse(Catalogue, await published(fileOf.catalogue()))
    for (const { slug } of stories) {
      const article = await published(fileOf.article(slug))
      expect(v.parse(Article, article), slug).toEqual(article)
    }
  })

  test('is described by a JSON Schema and a page that name every key', async () => {
    const schema = (await published('edition/schema/article.json')) as { properties: object; required: string[] }
    const page = await readFile('docs/article.md', 'utf8')
    const keys = Object.keys(Article.entries)
    expect(Object.keys(schema.properties)).toEqual(keys)
    expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([])
    expect(schema.required).not.toContain('language')
  })

  test('of the demo edition shows what the reader must manage', async () => {
    const { stories } = v.parse(Catalogue, await published(fileOf.catalogue()))
    const articles = await Promise.all(
      stories.map(async ({ slug }) => v.parse(Article, await published(fileOf.article(slug)))),
    )
    const inLanguage = (language: string) => articles.filter((article) => article.language === language).length
    expect(inLanguage('nb')).toBeGreaterThanOrEqual(30)
    expect(inLanguage('nn')).toBeGreaterThanOrEqual(5)
    expect(inLanguage('en')).toBeGreaterThanOrEqual(5)
    const precisions = new Set(articles.map(({ published: date }) => (date === null ? 'undated' : precisionOf(date))))
    expect([...precisions].toSorted()).toEqual(['day', 'month', 'time', 'undated', 'year'])
    const blocks = new Set(
      articles.flatMap(({ sections }) => sections.flatMap((section) => section.blocks.map(({ type }) => type))),
    )
    for (const kind of ['paragraph', 'quote', 'list', 'table', 'factbox', 'code'] as const)
      expect(blocks, kind).toContain(kind)
    expect(Math.max(...articles.map(({ words }) => words))).toBeGreaterThanOrEqual(2000)
    expect(Math.max(...articles.map(({ headline }) => headline.length))).toBeGreaterThan(150)
    expect(Math.min(...articles.map(({ words }) => words))).toBeLessThan(80)
  })
})

test('the counter is told of a story no more than its id and its address, newest first', async () => {
  const catalogue = await published(fileOf.catalogue())
  expect(v.parse(Catalogue, catalogue)).toEqual(catalogue)
  const { stories } = v.parse(Catalogue, catalogue)
  const articles = await Promise.all(
    stories.map(async ({ slug }) => v.parse(Article, await published(fileOf.article(slug)))),
  )
  expect(articles.toSorted(newestFirst).map(({ id }) => id)).toEqual(stories.map(({ id }) => id))
})
