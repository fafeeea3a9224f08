import { readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { check } from '#publisher/publish.ts'
import { checkedBase, readSettings, Settings } from '#publisher/settings.ts'
import { newsroomOf, story } from './smallNewsroom.ts'

test.each([
  ['{ "nmae": "Avisa" }', /"nmae" is no setting\. The settings are name, /],
  ['{ "limits": { "megs": 1 } }', /"limits\.megs" is no setting\. The settings in "limits" are megabytes, depth/],
  [
    '{ "pictureLimits": { "mb": 1 } }',
    /"pictureLimits\.mb" is no .* "pictureLimits" are megabytes, megapixels, seconds\./,
  ],
  ['{ "language": "sv" }', /"language" is "sv"; allowed is one of nb, nn, en/],
  ['{ "base": "avisa.no" }', /"base" is "avisa.no"; allowed is an address such as https/],
  ['{ "base": "https://kari:hemmelig@avisa.example" }', /"base" is .*; allowed is an address such as https/],
  ['{ "base": "https://avisa.example:99999" }', /"base" is .*; allowed is an address such as https/],
  ['{ "base": "https://avis<a.example" }', /"base" is .*; allowed is an address such as https/],
  [`{ "base": "https://avisa.example'" }`, /"base" is .*; allowed is an address such as https/],
  ['{ "base": "https://avisa.example%22" }', /"base" is .*; allowed is an address such as https/],
  ['{ "base": "https://avisa.example/sport" }', /"base" is .*; allowed is an address such as https/],
  ['{ "base": 7 }', /"base" is 7; allowed is a text, in quotation marks\./],
  ['{ "timeZone": "Oslo" }', /"timeZone" is "Oslo"; allowed is an IANA time zone/],
  ['{ "timeZone": "+01:00" }', /"timeZone" is "\+01:00"; allowed is an IANA time zone/],
  ['{ "limits": { "memory": 8 } }', /"limits.memory" is 8; allowed is a number from 64/],
  ['{ "limits": { "depth": "8" } }', /"limits.depth" is "8"; allowed is a number\./],
  ['{ "limits": [9] }', /"limits" is \[9\]; allowed is an object, \{ … \}\./],
  ['{ "people": "Kari" }', /"people" is "Kari"; allowed is an object, \{ … \}\./],
  ['{ "links": ["Kontakt"] }', /"links" is \["Kontakt"\]; allowed is an object, \{ … \}\./],
  [
    '{ "links": { "A": "javascript:x" } }',
    /"links\.A" is "javascript:x"; allowed is an http\(s\), mailto or tel address/,
  ],
  ['{ "topics": "Sport" }', /"topics" is "Sport"; allowed is a list, \[ … \]\./],
  ['{ "topics": { "a": 1 } }', /"topics" is \{"a":1\}; allowed is a list, \[ … \]\./],
  ['{ "topics": [1] }', /: no\. 1 of "topics" is 1; allowed is a text, in quotation marks\./],
  ['{ "order": ["en-sak", "En sak!"] }', /: no\. 2 of "order" is "En sak!"; allowed is /],
  ['{ "people": { "7": 7 } }', /: "people\.7" is 7; allowed is a text, in quotation marks\./],
  ['{ "minimumReaders": 0 }', /"minimumReaders" is 0; allowed is a whole number from 1/],
  ['{ "minimumReaders": 1.5 }', /"minimumReaders" is 1\.5; allowed is a whole number from 1/],
  ['{ "logo": "finnes-ikke.svg" }', /"logo" is "finnes-ikke\.svg"; allowed is the path of a picture/],
  ['{ "name": ', /lesesal\.json is not JSON: .*\. Names and texts stand in straight quotation marks/],
  [
    '{\n"name": "Avisa"\n"language": "nn" }',
    /lesesal\.json:3 {2}is not JSON: .* a comma parts each setting from the next/,
  ],
  ['[]', /it holds \[\]; allowed is an object such as \{ "name": "Avisa" \}\./],
  ['"x"', /it holds "x"; allowed is an object/],
  ['1', /it holds 1; allowed is an object/],
  ['null', /it holds null; allowed is an object/],
])('%s is answered with the file, the key and what is allowed', async (settings, message) => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'lesesal.json': settings })
  const told = check([newsroom])
  await expect(told).rejects.toThrow(message)
  await expect(told).rejects.toThrow(path.join(newsroom, 'lesesal.json'))
})

test('the site’s address is kept as browsers write it, without what may stand or not', async () => {
  const newsroom = await newsroomOf({ 'lesesal.json': '{ "base": "https://avisa.example:8080/" }' })
  expect((await readSettings(newsroom)).base).toBe('https://avisa.example:8080')
  for (const address of ['https://avisa.example/', 'https://Avisa.Example', 'https://avisa.example:443'])
    expect(checkedBase(address)).toBe('https://avisa.example')
})

test('of several newsrooms the settings of the first count, and the others’ are told of', async () => {
  const [one, two] = [await newsroomOf({ 'lesesal.json': '{}' }), await newsroomOf({ 'lesesal.json': '{ "nmae": 1 }' })]
  const { findings } = await check([one, two])
  expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
    `${path.basename(two)}/lesesal.json settings.other`,
  ])
})

test('a logo beside the newsroom is none of its pictures', async () => {
  const place = await newsroomOf({
    'l.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
    'avisa/a.md': story('En sak'),
    'avisa/lesesal.json': '{ "logo": "../l.svg" }',
  })
  const told = /"logo" is "\.\.\/l\.svg"; allowed is the path of a picture in the newsroom/
  await expect(check([path.join(place, 'avisa')])).rejects.toThrow(told)
})

test('nor is one that a symbolic link leads to', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
  const place = await newsroomOf({
    'l.svg': drawing,
    'a/a.md': story('En sak'),
    'a/lesesal.json': '{ "logo": "l.svg" }',
  })
  await symlink(path.join(place, 'l.svg'), path.join(place, 'a/l.svg'))
  await expect(check([path.join(place, 'a')])).rejects.toThrow(/"logo" is "l\.svg"; allowed is the path of a picture/)
})

test('settings are read in every encoding that says what it is, and in no other', async () => {
  const settings = '{ "name": "Bærums Avis", "language": "sv" }'
  const saved = (bytes: Uint8Array) =>
    newsroomOf({ 'a.md': story('En sak'), 'lesesal.json': bytes }).then((newsroom) => check([newsroom]))
  const read = /"language" is "sv"/
  await expect(saved(Buffer.from(`\uFEFF${settings}`))).rejects.toThrow(read)
  await expect(saved(Buffer.from(`\uFEFF${settings}`, 'utf16le'))).rejects.toThrow(read)
  await expect(saved(Buffer.from(settings, 'latin1'))).rejects.toThrow(/lesesal\.json is not UTF-8.* Save it as UTF-8/)
})

test.each(['Lesesal.json', 'lesesal.json.txt', 'norge/lesesal.json'])(
  'settings in %s are told of, as they do not count there, and are no story',
  async (file) => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak'), [file]: '{ "name": "Avisa" "language": "nn" }' })
    const { findings, published } = await check([newsroom])
    expect(published).toBe(1)
    expect(findings).toEqual([expect.objectContaining({ file, words: 'no.article/settings' })])
  },
)

test('settings that cannot be read are told with what they must be', async () => {
  const newsroom = await newsroomOf({ 'a.md': story('En sak'), 'lesesal.json/a.txt': 'En mappe.' })
  await expect(check([newsroom])).rejects.toThrow(
    /lesesal\.json cannot be read: EISDIR.* It must be a file that this user/,
  )
})

test.each(['avisa', 'javascript:alert(1)', 'https://avisa.example/nyheter', 'ftp://avisa.example', ''])(
  'an address given on the command line is held to the same: %s',
  async (base) => {
    const newsroom = await newsroomOf({ 'a.md': story('En sak') })
    await expect(check([newsroom], { base })).rejects.toThrow(
      `--base is "${base}"; allowed is an address such as https://avisa.example, without a path.`,
    )
    expect((await check([newsroom], { base: 'https://avisa.example' })).published).toBe(1)
  },
)

test('docs/settings.md tells of every setting, and of no other', async () => {
  const rows = (await readFile('docs/settings.md', 'utf8')).matchAll(/^\| `(\w+)`/gm)
  expect(new Set(Array.from(rows, ([, key]) => key))).toEqual(new Set(Object.keys(Settings.entries)))
})
