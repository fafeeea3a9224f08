import { spawnSync } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { cp, mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileOf } from '#article/addresses.ts'
import { publish } from '#publisher/publish.ts'
import { contentOf, emptyPlace, jsonIn, newsroomOf, story } from '../publisher/smallNewsroom.ts'

function lesesal(words: string[], environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/node', ['src/lesesal.ts', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', ...environment },
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

let newsroom: string
let site: string

beforeAll(async () => {
  newsroom = await newsroomOf({ 'a.md': story('En sak') })
  site = path.join(await emptyPlace(), 'site')
  await publish({ newsrooms: [newsroom], to: site })
}, 60_000)

describe('help', { timeout: 60_000 }, () => {
  test.each([
    [['--help'], /^lesesal – .*lesesal serve.*Examples.*Exit codes/s],
    [['-h'], /^lesesal – /],
    [['help', 'serve'], /^ {2}lesesal serve .*--newsroom-token-file.*lesesal serve site/s],
    [['serve', '--help'], /^ {2}lesesal serve .*--newsroom-token-file.*lesesal serve site/s],
    [['publish', 'somewhere', '-h'], /^ {2}lesesal publish .*--watch.*Examples\n {2}lesesal publish my-articles/s],
    [['views', 'import', '--help'], /^ {2}lesesal views +import .*redis:/s],
    [['--help'], /\nExit codes: 0 all done, 1 some of it, 2 nothing\.\n$/],
    [['publish', '--help'], /\nExit codes: 0 all published, 1 some files rejected .*\n$/],
    [['fetch', '--help'], /\nExit codes: 0 all addresses fetched, 1 some failed .*\n$/],
    [['serve', '--help'], /\nExit codes: 0 stopped when told to, 2 not started\.\n$/],
    [['views', '--help'], /\nExit codes: 0 done, 1 some lines not imported .*\n$/],
  ])('is what %j gives', (words, told) => {
    expect(lesesal(words)).toEqual({ status: 0, stdout: expect.stringMatching(told), stderr: '' })
  })

  test.each(['publish', 'check', 'fetch', 'serve', 'views'])('of %s tells what each of its options does', (command) => {
    const { stderr } = lesesal([command, '--nonesuch'])
    const known = new Set(/The options are (.*)\.\n$/.exec(stderr)![1]!.split(', '))
    const [, usage, told] = /^(.*?)\nOptions\n(.*?)\n\n/s.exec(lesesal([command, '--help']).stdout)!
    const explained = [...told!.matchAll(/^ {2}(--[\w-]+)(?: \S+)? {2,}\S/gm)].map(([, name]) => name)
    expect(new Set(explained)).toEqual(known)
    expect(new Set(usage!.match(/--[\w-]+/g))).toEqual(known)
    for (const line of told!.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100)
  })

  test('of one command is not that of the others, and no command is no help', () => {
    expect(lesesal(['check', '--help']).stdout).not.toContain('lesesal serve')
    expect(lesesal(['frobnicate', '--help'])).toMatchObject({ status: 2, stdout: '' })
  })

  test.each(['--version', '-v'])('%s gives the version', async (word) => {
    const { version } = await jsonIn('.', 'package.json')
    expect(lesesal([word])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })
})

test.each([
  ['serve SITE --metrics abc', {}, '--metrics is "abc"; it must be a port, or a host and a port'],
  ['serve SITE', { PORT: 'x' }, 'The variable PORT is "x"; it must be a whole number.'],
  [
    'serve SITE more',
    { PORT: '', LESESAL_LOG_LEVEL: '' },
    '"more" is one word too many. Leave it out, or write a name with spaces in quotation marks.',
  ],
  ['views export more --views sqlite:nothere.sqlite', {}, '"more" is one word too many.'],
  ['views --views sqlite:nothere.sqlite export more', {}, '"more" is one word too many.'],
  ['views --views sqlite:nothere.sqlite export', {}, 'There are no views in nothere.sqlite: no such file.'],
  ['views export', { LESESAL_VIEWS: 'sqlite:nothere.sqlite' }, 'There are no views in nothere.sqlite: no such file.'],
  ['views export --views sqlite:a.sqlite', { LESESAL_VIEWS: 'sqlite:b.sqlite' }, 'There are no views in a.sqlite'],
  ['views export', { LESESAL_VIEWS: '' }, 'Which views? Add --views sqlite:<file> or --views redis://…, or set'],
  [
    'views --window day top --views sqlite:nothere.sqlite --edition SITE',
    {},
    'There are no views in nothere.sqlite: no such file.',
  ],
  [
    'views import a.csv --edition NEWSROOM --views sqlite:nothere.sqlite',
    {},
    ' is no edition. Make one with: lesesal publish',
  ],
  [
    'views --views sqlite:nothere.sqlite',
    {},
    'What is to be done with the views? lesesal views import <csv> | export | top',
  ],
  [
    'views top --views sqlite:nothere.sqlite --edition SITE --window year',
    {},
    '--window is "year"; it is one of day, week, month.',
  ],
  ['serve SITE --port x', { PORT: '80' }, '--port is "x"; it must be a whole number.'],
  ['serve SITE', { LESESAL_LOG_LEVEL: 'loud' }, 'The variable LESESAL_LOG_LEVEL is "loud"; it is one of silent'],
  ['serve SITE --port 0 --host nohost.invalid', {}, '--host names nohost.invalid, which is no address of this machine'],
  [
    'serve SITE --port 0 --host [nohost.invalid]',
    {},
    '--host names nohost.invalid, which is no address of this machine',
  ],
  ['serve SITE --port 0 --metrics nohost.invalid:0', {}, '--metrics names nohost.invalid, which is no address of'],
  [
    'serve SITE --newsroom-token-file nope',
    {},
    '--newsroom-token-file is "nope", and there is no such file or folder.',
  ],
  ['publish NEWSROOM --bse x', {}, 'There is no option --bse. The options are --to, --base, --watch, --report'],
  ['check nothere', {}, 'There is no folder nothere. Name the one that holds the articles, in quotation marks if'],
  ['check README.md', {}, 'README.md is no folder. Name the one that holds the articles.'],
  ['check NEWSROOM --report no/such/place.json', {}, '--report is "no/such/place.json", and there is no such file'],
  ['publish NEWSROOM --to NEW --report no/place.json', {}, '--report is "no/place.json", and there is no such file'],
  ['publish NEWSROOM --to NEW --report src', {}, '--report is "src", and it is a folder.'],
  [
    'views import nope.csv --views sqlite:nothere.sqlite',
    {},
    '<csv> is "nope.csv", and there is no such file or folder.',
  ],
  [
    'views export',
    { LESESAL_VIEWS: 'mysql://a' },
    'Views are kept in sqlite:<file>, such as sqlite:views.sqlite, or in a',
  ],
  ['views top --edition SITE --views sqlite::memory:', {}, 'sqlite::memory: does not say plainly where its file is'],
  ['publish NEWSROOM --to', {}, '--to is empty. If it is a variable, see that it is set; else write it out'],
  ['publish NEWSROOM --to NEW --watch=yes', {}, '--watch takes no value. Write it alone, or leave it out.'],
  ['publish NEWSROOM --to README.md', {}, 'README.md is a file. Name a folder with --to.'],
  ['fetch https://avisa.example/feed.xml --to README.md', {}, '--to is "README.md", and it is a file. Name another'],
  [
    'check NEWSROOM --report README.md/r.json',
    {},
    '--report is "README.md/r.json", and what it should lie in is a file.',
  ],
  ['publish NEWSROOM --to SITE --base avisa', {}, '--base is "avisa"; allowed is an address such as https://avisa'],
] as const)(
  '%s, with %j, is answered with what is wrong and the remedy',
  { timeout: 60_000 },
  (call, variables, told) => {
    const places: Record<string, string> = { SITE: site, NEW: `${site}-new`, NEWSROOM: newsroom }
    const words = call.split(' ').map((word) => places[word] ?? word)
    expect(lesesal(words, variables)).toMatchObject({ status: 2, stderr: expect.stringContaining(told) })
    expect(existsSync(places.NEW!)).toBe(false)
  },
)

test('an empty folder is told, with what belongs there', async () => {
  const { status, stdout } = lesesal(['check', await emptyPlace()])
  expect(status).toBe(2)
  expect(stdout).toMatch(
    /^0 stories can be published\nThere are no files to read\. Put the articles in the folder, or name/,
  )
})

test.each([
  [['publish', 'NEWSROOM', '--to', ''], '--to is empty.'],
  [['publish', 'NEWSROOM', '--to', 'SITE', '--base', ''], '--base is empty.'],
  [['publish', '', '--to', 'SITE'], 'A word of the command is empty.'],
  [['check', 'NEWSROOM', '--report='], '--report is empty.'],
  [['fetch', 'https://avisa.example/feed.xml', '--to', ''], '--to is empty.'],
  [['serve', ''], 'A word of the command is empty.'],
  [['serve', 'SITE', '--host', ''], '--host is empty.'],
  [['views', 'top', '--views', 'sqlite:nothere.sqlite', '--edition', ''], '--edition is empty.'],
])('%j is refused, as a variable that is not set may be all there is to it', { timeout: 60_000 }, (words, told) => {
  const call = words.map((word) => ({ SITE: site, NEWSROOM: newsroom })[word] ?? word)
  expect(lesesal(call)).toEqual({ status: 2, stdout: '', stderr: expect.stringContaining(told) })
})

const firstOpenPort = '/proc/sys/net/ipv4/ip_unprivileged_port_start'
const areSomeKept = existsSync(firstOpenPort) && Number(readFileSync(firstOpenPort, 'utf8')) > 80

test.skipIf(!areSomeKept)('whoever may not take port 80 is told of another', { timeout: 60_000 }, () => {
  const asNobody = process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-net_bind_service', '--'] : []
  const call = [...asNobody, 'node_modules/.bin/node', 'src/lesesal.ts', 'serve', site, '--port', '80']
  const { status, stderr } = spawnSync(call[0]!, call.slice(1), { encoding: 'utf8', timeout: 50_000 })
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^Port 80 is not for this user, .*: --port 8080, or PORT=/),
  ])
})

test('a report is written over an earlier report, and over nothing else', { timeout: 60_000 }, async () => {
  const place = await newsroomOf({ 'a.md': story('En sak'), 'lesesal.json': '{}', 'tom.json': '' })
  const [to, report] = [path.join(place, 'site'), path.join(place, 'funn.json')]
  const reporting = (file: string) => lesesal(['publish', place, '--to', to, '--report', path.join(place, file)])
  const before = await contentOf(place)
  for (const [file, why] of [
    ['a.md', 'is no report, and would be lost'],
    ['lesesal.json', 'is a name of settings'],
    ['site/index.html', 'belongs to the edition'],
    ['site.manifest.json', 'belongs to the edition'],
  ] as const) {
    await mkdir(path.dirname(path.join(place, file)), { recursive: true })
    expect(reporting(file), file).toMatchObject({ status: 2, stderr: expect.stringContaining(why) })
    expect(await contentOf(place), file).toEqual(before)
  }
  for (const file of ['tom.json', 'funn.json', 'funn.json']) expect(reporting(file), file).toMatchObject({ status: 0 })
  // What a full disk has left of one.
  await truncate(report, 200)
  expect(lesesal(['check', place, '--report', report])).toMatchObject({ status: 0 })
  expect(await jsonIn(place, 'funn.json')).toMatchObject({ published: 1, nextChange: null })
})

test.skipIf(!existsSync('/dev/full'))('what cannot be written is told in a line', { timeout: 60_000 }, () => {
  const { status, stderr } = spawnSync('node_modules/.bin/node', ['src/lesesal.ts', '--help'], {
    encoding: 'utf8',
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  })
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^What was to be said cannot be written: ENOSPC.*\n$/)])
})

test('a Node that is too old is told of, and where to get another', () => {
  const older = 'data:text/javascript,Object.defineProperty(process, "versions", { value: { node: "20.1.0" } })'
  const { status, stderr } = spawnSync('node_modules/.bin/node', [`--import=${older}`, 'bin/lesesal.js', '--version'], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([2, expect.stringMatching(/needs Node 24 .* 20\.1\.0\. .*npm install node@24\n$/)])
})

/** Runs the program in a copy of the clone that has only these parts. */
async function copyWith(...parts: string[]) {
  const clone = await emptyPlace()
  for (const part of parts) await cp(part, path.join(clone, part), { recursive: true })
  await symlink(path.resolve('node_modules'), path.join(clone, 'node_modules'))
  return (...words: string[]) =>
    spawnSync('node_modules/.bin/node', ['src/lesesal.ts', ...words], { cwd: clone, encoding: 'utf8' })
}

test('a copy of the program that lacks a file says so, and blames no setting of the newsroom', async () => {
  const within = await copyWith('src', 'package.json')
  const { status, stderr } = within('check', newsroom)
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^This Lesesal is not whole: ENOENT.*favicon\.svg'\. Install it again\.\n$/),
  ])
})

test('a clone whose reader is not built yet can check stories, and says what it takes to publish them', async () => {
  const within = await copyWith('src', 'public', 'package.json')
  expect(within('check', newsroom)).toMatchObject({ status: 0, stderr: '' })
  const { status, stderr } = within('publish', newsroom, '--to', `${site}-unbuilt`)
  expect([status, stderr]).toEqual([2, 'The reader has not been built yet. Run: npm run build\n'])
})

test('views of an edition whose list of stories is damaged are told of in one line, with the remedy', async () => {
  const [place, damaged] = [await newsroomOf({ 'a.csv': 'id,hour,views\n' }), path.join(await emptyPlace(), 'site')]
  await cp(site, damaged, { recursive: true })
  const list = path.join(damaged, fileOf.catalogue())
  await truncate(list, 10)
  const views = ['--views', `sqlite:${path.join(place, 'views.sqlite')}`, '--edition', damaged]
  const { status, stderr } = lesesal(['views', 'import', path.join(place, 'a.csv'), ...views])
  expect([status, stderr.split('\n')]).toEqual([
    2,
    [expect.stringMatching(`^${list} cannot be read: .* publish again with --force\\.$`), ''],
  ])
})

test('an empty newsroom ends with 2, and the edition is as it was', { timeout: 60_000 }, async () => {
  const place = await emptyPlace()
  const to = path.join(place, 'site')
  await cp(site, to, { recursive: true })
  const before = await contentOf(place)
  const { status, stderr } = lesesal(['publish', await emptyPlace(), '--to', to])
  expect([status, stderr]).toEqual([
    2,
    expect.stringMatching(/^No story was found in .*was left as it is\..*--force\.\n$/),
  ])
  expect(await contentOf(place)).toEqual(before)
})

test('what others have written gives a terminal no orders', { timeout: 90_000 }, async () => {
  const [told, to] = [await newsroomOf({ 'a.md': story('Sak \u009B31m') }), path.join(await emptyPlace(), 'site')]
  await publish({ newsrooms: [told], to })
  const hour = `${new Date().toISOString().slice(0, 13)}:00:00Z`
  const counts = path.join(await emptyPlace(), 'counts.csv')
  await writeFile(counts, `id,hour,views\na,${hour},5\n\u001B[31m,${hour},5\n`)
  const kept = ['--views', `sqlite:${path.join(await emptyPlace(), 'views.sqlite')}`, '--edition', to]
  const shown = [
    lesesal(['views', 'import', counts, ...kept]),
    lesesal(['views', 'top', ...kept]),
    lesesal(['fetch', 'x\u009B2J', '--to', await emptyPlace()]),
    lesesal(['check', await newsroomOf({ 'lesesal.json': '{"\\u001b[2J":1}' })]),
  ].map(({ stdout, stderr }) => stdout + stderr)
  expect(shown).toEqual(
    [/\uFFFD\[31m/, /5 {2}Sak ›31m/, /x\uFFFD2J/, /\uFFFD\[2J/].map((words) => expect.stringMatching(words)),
  )
  for (const text of shown) expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})
