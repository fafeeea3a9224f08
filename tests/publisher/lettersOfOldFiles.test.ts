import { describe, expect, test } from 'vitest'
import { only, readFile, textOf } from './reading.ts'

const story =
  'Blåbær på Ørsta\n\nKommunen åpner brua over Sundet, og øya får vei. Ærfugl må flytte på seg.\n\nDet blir bra.\n'
const lines = story.split('\n').filter(Boolean)
const wordsOf = (reading: Awaited<ReturnType<typeof readFile>>) => textOf(only(reading)).split('\n').filter(Boolean)
const codesOf = ({ findings }: Awaited<ReturnType<typeof readFile>>) =>
  findings.map(({ words }) => words).filter((words) => words.startsWith('file.'))

/** The bytes of a text by where an encoding has its letters. */
function bytesOf(text: string, places: Record<string, number>): Uint8Array {
  return Uint8Array.from(text, (letter) => places[letter] ?? letter.charCodeAt(0))
}

describe('a text that does not say how its letters are written', () => {
  test.each([
    ['macintosh', { å: 0x8c, æ: 0xbe, ø: 0xbf, Ø: 0xaf, Æ: 0xae }],
    ['CP850', { å: 0x86, æ: 0x91, ø: 0x9b, Ø: 0x9d, Æ: 0x92 }],
  ] as const)('is read as %s where its letters are in the places of that', async (encoding, places) => {
    const reading = await readFile(bytesOf(story, places), 'a.txt')
    expect(wordsOf(reading)).toEqual(lines)
    expect(reading.findings[0]).toMatchObject({ kind: 'repaired', words: 'file.encoding/old', values: { encoding } })
  })

  test.each([
    story,
    '¿Qué pasa?\n\nEl año pasado fue bueno. ¿Y tú? ¡Olé!\n',
    'Nordmann† og Hansen†\n\nDe er savnet, står det i boka. En ‹fin› bok.\n',
    'L’œuvre\n\nLes œuvres et les sœurs. Un bœuf à ½ prix, ¾ de litre.\n',
  ])('is read as windows-1252 where they are in its own: %j', async (text) => {
    const windows = { '†': 0x86, '‹': 0x8b, '›': 0x9b, '’': 0x92, œ: 0x9c }
    const reading = await readFile(bytesOf(text, windows), 'a.txt')
    expect(wordsOf(reading)).toEqual(text.split('\n').filter(Boolean))
    expect(codesOf(reading)).toEqual(['file.encoding'])
  })
})

describe('a text whose letters were broken before it came', () => {
  const twice = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))

  test.each([
    ['a.txt', story],
    ['a.md', `# ${story}`],
  ])('because UTF-8 was read as windows-1252 and saved has them put right, and says so (%s)', async (path, text) => {
    const reading = await readFile(twice(text), path)
    expect(wordsOf(reading)).toEqual(lines)
    expect(codesOf(reading)).toEqual(['file.encoding/twice'])
  })

  test('because UTF-8 was read as Latin-1, which has no dashes, has them put right, too', async () => {
    const reading = await readFile(Buffer.from(`${story}\n– Ja.\n`).toString('latin1'), 'a.txt')
    expect(wordsOf(reading)).toEqual([...lines, '– Ja.'])
    expect(codesOf(reading)).toEqual(['file.encoding/twice'])
  })

  test('is left as it is, and told, where only some of it is so: it may show on purpose how that looks', async () => {
    const text = 'Slik blir det\n\nDa står det Ã¥, Ã¦ og Ã¸ i stedet for å, æ og ø. Det er ikke bra.\n'
    const reading = await readFile(text, 'a.txt')
    expect(wordsOf(reading)).toEqual(text.split('\n').filter(Boolean))
    expect(reading.findings[0]).toMatchObject({ words: 'file.encoding/twice-partly', values: { count: 3 }, line: 3 })
  })

  test('tells of letters that are lost', async () => {
    const reading = await readFile(story.replaceAll('å', '\uFFFD'), 'a.txt')
    expect(reading.findings[0]).toMatchObject({
      kind: 'note',
      words: 'file.encoding/lost',
      values: { count: 6 },
      line: 1,
    })
  })
})

describe('a text in UTF-8 into which another encoding was pasted', () => {
  const pasted = (start: string, end: string) => Buffer.concat([Buffer.from(start), Buffer.from(end, 'latin1')])

  test.each([
    ['a.txt', 'Blåbær på Ørsta\n\nDet blir bra på fjellet i år.\n\n'],
    ['a.txt', '\uFEFFBlåbær på Ørsta\n\nDet blir bra.\n\n'],
    ['a.md', '# Blåbær på Ørsta\n\n<meta charset="utf-8">\n\nDet blir bra på fjellet i år.\n\n'],
  ])('has every letter of both, and says so (%s)', async (path, start) => {
    const reading = await readFile(pasted(start, 'Og på «øya» er det også fint, é.'), path)
    expect(textOf(only(reading))).toContain('Blåbær på Ørsta')
    expect(textOf(only(reading))).toContain('Og på «øya» er det også fint, é.')
    expect(codesOf(reading)).toEqual(['file.encoding/mixed'])
  })

  test('loses letters that were cut in two there', async () => {
    const start = Buffer.from('Blåbær på Ørsta\n\nDet blir bra på fjellet i år – sier hun.\n\nEn ')
    const reading = await readFile(
      Buffer.concat([start, Buffer.of(0xc3, 0x20, 0xe2, 0x80, 0x20, 0xa5, 0x20), Buffer.from('på øya.', 'latin1')]),
      'a.txt',
    )
    expect(textOf(only(reading))).toContain('En \uFFFD \uFFFD \uFFFD på øya.')
    expect(codesOf(reading)).toEqual(['file.encoding/mixed', 'file.encoding/lost'])
  })

  test('is one in windows-1252 where most of its letters are', async () => {
    const reading = await readFile(pasted('På øya.\n\n', 'Blåbær på Ørsta er det også fint å få.'), 'a.txt')
    expect(codesOf(reading)).toEqual(['file.encoding'])
  })
})

test('lines of a plain text may end as programs for layout end them', async () => {
  expect(wordsOf(await readFile(story.replaceAll('\n', '\u2028'), 'a.txt'))).toEqual(lines)
  expect(wordsOf(await readFile(story.replaceAll('\n\n', '\u2029'), 'a.txt'))).toEqual(lines)
})

test('the bullets of Word, which are signs of its own fonts, are bullets in any font', async () => {
  const text = await readFile('Ta med\n\nDette trenger du.\n\n\uF0B7 Lue\n\uF0A7\tVotter\n', 'a.txt')
  expect(wordsOf(text).slice(-2)).toEqual(['• Lue', '•\tVotter'])
})
