import { expect, test } from 'vitest'
import { isFormOf, plain, spellingsOf, tellingWords } from '../../src/reader/queries/wordForms.ts'

test.each([
  ['folkeavstemninger', 'folkeavstemning'],
  ['folkeavstemning', 'folkeavstemningene'],
  ['stortingets', 'stortinget'],
  ['rommet', 'rom'],
  ['byene', 'byer'],
  ['gata', 'gate'],
  ['kommunane', 'kommune'],
  ['launching', 'launched'],
  ['studies', 'study'],
  ['bjør', 'bjørvika'],
  ['cities', 'city'],
  ['babies', 'baby'],
  ['copies', 'copy'],
  ['tries', 'trying'],
  ['running', 'runs'],
  ['buying', 'buys'],
  ['making', 'makes'],
  ['using', 'uses'],
])('"%s" is found in "%s"', (asked, there) => {
  expect(isFormOf(asked, there)).toBe(true)
})

test.each([
  ['folkeavstemning', 'folk'],
  ['stortingsgraut', 'stortinget'],
  ['fredsprisen', 'fred'],
  ['zyzzyva', 'zoo'],
  ['jon', 'jo'],
  ['web', 'we'],
  ['putin', 'put'],
  ['day', 'da'],
  ['thing', 'the'],
  ['seed', 'see'],
  ['5', 'å'],
])('"%s" is not found in "%s", with which it only begins', (asked, there) => {
  expect(isFormOf(asked, there)).toBe(false)
})

test.each([
  ['bjorvika', 'bjørvika'],
  ['laerdal', 'lærdal'],
  ['Tromso', 'Tromsø'],
  ['bodoe', 'bodø'],
  ['aalesund', 'ålesund'],
])('whoever writes "%s" may mean "%s"', (written, meant) => {
  expect(spellingsOf(written)[0]).toBe(written)
  expect(spellingsOf(written)).toContain(meant)
})

test.each([
  ['nobelprisen i litteratur', 'nobelprisen litteratur'],
  ['The wall', 'wall'],
  ['i', 'i'],
  ['"det er den"', '"det er den"'],
])('of "%s" it is "%s" that tells stories apart', (asked, telling) => {
  expect(tellingWords(asked)).toBe(telling)
})

test('a word is compared without accents and capitals', () => {
  expect(plain('Émile')).toBe('emile')
  expect(plain('Ålesund')).toBe(plain('alesund'))
})
