import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { checkedBase } from '#publisher/settings.ts'
import { check } from '#publisher/publish.ts'
import en from '#terminal/en.json' with { type: 'json' }
import { helpInEnglish } from '#terminal/helpInEnglish.ts'
import { helpInNorwegian } from '#terminal/helpInNorwegian.ts'
import nb from '#terminal/nb.json' with { type: 'json' }
import { terminalLanguage } from '#terminal/told.ts'
import { helpOn } from '../../src/help.ts'

afterEach(() => void vi.unstubAllEnvs())

test.each([
  [{ LANG: 'nb_NO.UTF-8' }, 'nb'],
  [{ LANG: 'nn_NO' }, 'nb'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'nb_NO', LC_ALL: 'C' }, 'en'],
])('%j is a terminal in %s', (environment, language) => {
  expect(terminalLanguage(environment)).toBe(language)
})

test.each([
  ['nb-NO', 'nb'],
  ['no', 'nb'],
  ['en-US', 'en'],
  ['nds-DE', 'en'],
])('where no variable says it, as on Windows, a system in %s has a terminal in %s', (locale, language) => {
  expect(terminalLanguage({}, () => locale)).toBe(language)
})

describe('what is said', () => {
  test('is the same in Norwegian and English, gap for gap, and quotes as the language does', () => {
    const gaps = (words: string) => [...new Set(words.match(/\{\w+\}/g))].toSorted()
    expect(Object.keys(nb)).toEqual(Object.keys(en))
    for (const [name, words] of Object.entries(en)) {
      const norwegian = nb[name as keyof typeof nb]
      expect(gaps(norwegian), name).toEqual(gaps(words))
      expect(words, name).not.toMatch(/[«»]/)
      expect(norwegian, name).not.toMatch(/["“]\{/)
    }
  })

  test('is said somewhere: nothing is worded in vain', async () => {
    const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts'))
    const code = (await Promise.all(files.map((file) => readFile(path.join('src', file), 'utf8')))).join('\n')
    // What is put together of two parts: what became of an address, of which feed, and for which days there is no list.
    const assembled = /^(fetch\.(saved|unchanged|failed)|fetch\.\w+\/was|views\.none\/\w+)$/
    const unsaid = Object.keys(en).filter((name) => !code.includes(`'${name}'`) && !assembled.test(name))
    expect(unsaid).toEqual([])
  })

  test('is said in Norwegian where the terminal is', async () => {
    vi.stubEnv('LC_ALL', 'nb_NO.UTF-8')
    await expect(check(['finnes ikke'])).rejects.toThrow(
      'Mappen finnes ikke finnes ikke. Oppgi den som sakene ligger i, i anførselstegn hvis navnet har mellomrom.',
    )
    expect(() => checkedBase('avisa')).toThrow(/^--base er "avisa"; tillatt er /)
    expect(helpOn('check')).toMatch(/^ {2}lesesal check +<mappe>…/)
  })
})

test.each(Object.entries(helpInEnglish.commands))('help on %s tells of the same in both languages', (name, english) => {
  const norwegian = helpInNorwegian.commands[name as keyof typeof helpInNorwegian.commands]
  const optionsOf = (words: string) => words.match(/--[\w-]+/g)
  const told = (help: { options: object }) => Object.keys(help.options).map((option) => optionsOf(option)![0])
  expect(told(norwegian)).toEqual(told(english))
  expect(optionsOf(norwegian.usage)).toEqual(optionsOf(english.usage))
  const [, lines] = /\nValg\n(.*?)\n\n/s.exec(helpOn(name, 'nb'))!
  for (const line of lines!.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100)
})
