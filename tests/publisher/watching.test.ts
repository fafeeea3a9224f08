import { spawn, type ChildProcess } from 'node:child_process'
import { appendFile, chmod, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchFolders } from '#publisher/watch.ts'
import { emptyPlace, newsroomOf, story } from './smallNewsroom.ts'

let newsroom: string
let to: string
let program: ChildProcess
/** All that the program has said, and what it complained of. */
let said = ''
let complained = ''

beforeAll(async () => {
  newsroom = path.join(await newsroomOf({ 'avisa/første.md': story('Den første saken') }), 'avisa')
  to = path.join(await emptyPlace(), 'edition')
  program = spawn(process.execPath, ['bin/lesesal.js', 'publish', newsroom, '--to', to, '--watch'], {
    env: { ...process.env, LC_ALL: 'C' },
  })
  program.stdout!.on('data', (text: Buffer) => (said += text.toString()))
  program.stderr!.on('data', (text: Buffer) => (complained += text.toString()))
  await until(() => said.includes('1 story in') || said.includes('1 stories in'))
}, 120_000)

afterAll(() => {
  program.kill()
})

/** Waits for something to become true; a test that waits in vain times out. */
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await wait(50)
}

/** How many times it has published. */
function publications(): number {
  return said.match(/ in .*edition \(/g)?.length ?? 0
}

async function pageOf(slug: string): Promise<string> {
  return readFile(path.join(to, `a/${slug}/index.html`), 'utf8').catch(() => '')
}

test('a hundred files saved in one go make one publication, or two', { timeout: 120_000 }, async () => {
  const before = publications()
  for (let n = 0; n < 100; n++) await writeFile(path.join(newsroom, `sak-${n}.md`), story(`Sak ${n}`))
  await until(() => said.includes('101 stories in'))
  await wait(1000)
  expect(publications() - before).toBeLessThanOrEqual(2)
})

test('a file that is being written is waited for', { timeout: 120_000 }, async () => {
  const before = publications()
  const file = path.join(newsroom, 'lang.md')
  const whole = story('En lang sak', '', 'Den første halvdelen.\n\nDen siste halvdelen.')
  for (const share of [0.4, 0.6, 0.8, 1]) {
    await writeFile(file, whole.slice(0, whole.length * share))
    await wait(100)
  }
  await until(() => publications() > before)
  expect(await pageOf('lang')).toContain('Den siste halvdelen.')
  await wait(1000)
  expect(publications() - before).toBe(1)
})

test('wrong settings are told, and the edition stands until they are put right', { timeout: 120_000 }, async () => {
  const settings = path.join(newsroom, 'lesesal.json')
  await writeFile(settings, '{ "nmae": "Bladet" }')
  await until(() => /^\d\d:\d\d:\d\d .*"nmae" is no setting/m.test(complained))
  expect(await pageOf('lang')).toContain('Den siste halvdelen.')
  await writeFile(settings, '{ "name": "Bladet" }')
  await until(async () => (await pageOf('lang')).includes('Bladet'))
})

test('a remark is made once, and then counted among those that stand', { timeout: 120_000 }, async () => {
  const unpictured = (title: string) => story(title, 'image: { src: borte.png }')
  await writeFile(path.join(newsroom, 'uten-bilde.md'), unpictured('Uten bilde'))
  await until(() => said.includes('uten-bilde.md'))
  said = ''
  await writeFile(path.join(newsroom, 'heller-ikke.md'), unpictured('Heller ikke her'))
  await until(() => publications() > 0)
  expect(said).toContain('heller-ikke.md')
  expect(said).not.toContain('uten-bilde.md')
  expect(said).toMatch(/^\d\d:\d\d:\d\d {2}104 stories in .* · 1 earlier remark stands$/m)
  said = ''
  await writeFile(path.join(newsroom, 'uten-bilde.md'), story('Uten bilde'))
  await rm(path.join(newsroom, 'heller-ikke.md'))
  await until(() => said.includes('103 stories'))
  await writeFile(path.join(newsroom, 'uten-bilde.md'), unpictured('Uten bilde'))
  await until(() => said.includes('uten-bilde.md'))
})

test('a folder that is taken away is told of, and published again when it is back', { timeout: 120_000 }, async () => {
  complained = ''
  await rename(newsroom, `${newsroom}-borte`)
  await until(() => complained.includes('There is no folder'))
  expect(await pageOf('lang')).toContain('Den siste halvdelen.')
  await rename(`${newsroom}-borte`, newsroom)
  await wait(1500)
  await writeFile(path.join(newsroom, 'tilbake.md'), story('Mappa er tilbake'))
  await until(async () => (await pageOf('tilbake')) !== '')
})

test('a folder that is away for a moment only is watched on', async () => {
  const folder = await newsroomOf({ 'avisa/a.md': story('En sak') })
  const [here, away] = [path.join(folder, 'avisa'), path.join(folder, 'borte')]
  let changes = 0
  const watched = watchFolders([here], async () => void changes++)
  await rename(here, away)
  await rename(away, here)
  await wait(1500)
  const before = changes
  await writeFile(path.join(here, 'b.md'), story('En annen sak'))
  await expect.poll(() => changes).toBeGreaterThan(before)
  watched.stop()
})

test('a folder whose rights are changed, as by rsync, is watched on', { timeout: 60_000 }, async () => {
  const folder = await newsroomOf({ 'a.md': story('En sak') })
  let changes = 0
  const watched = watchFolders([folder], async () => void changes++)
  await wait(500)
  for (let round = 0; round < 6; round++) {
    await chmod(folder, round % 2 === 0 ? 0o750 : 0o755)
    await wait(1200)
    await writeFile(path.join(folder, `ny-${round}.md`), story('En ny sak'))
    await wait(700)
    const before = changes
    await writeFile(path.join(folder, 'a.md'), story(`Rettet ${round}`))
    await expect.poll(() => changes, { message: `round ${round}` }).toBeGreaterThan(before)
  }
  watched.stop()
})

test('a folder is heard though one in it may not be read, and what an editor hides there is no news', async () => {
  const folder = await newsroomOf({ 'a.md': story('En sak') })
  // Closed to root too, as its path is longer than the system takes.
  const deep = `${'å'.repeat(100)}/`.repeat(11)
  await mkdir(path.join(folder, deep), { recursive: true })
  await rename(path.join(await newsroomOf({ [`dyp/${deep}b.md`]: '' }), 'dyp'), path.join(folder, deep, 'dyp'))
  let changes = 0
  const complaints: string[] = []
  const complain = (message: string) => complaints.push(message)
  const watched = watchFolders([folder], async () => void changes++, { complain })
  await wait(500)
  await writeFile(path.join(folder, '.a.md.swp'), 'vim')
  await wait(700)
  expect([changes, complaints]).toEqual([0, []])
  await appendFile(path.join(folder, 'a.md'), 'Mer.\n')
  await expect.poll(() => changes).toBe(1)
  watched.stop()
})

test('settings that are a link are read again when the file it leads to is changed', async () => {
  const folder = await newsroomOf({ 'a.md': story('En sak') })
  const settings = path.join(await newsroomOf({ 'felles.json': '{}' }), 'felles.json')
  await symlink(settings, path.join(folder, 'lesesal.json'))
  let changes = 0
  const watched = watchFolders([folder], async () => void changes++)
  await writeFile(settings, '{ "name": "Bladet" }')
  await expect.poll(() => changes, { timeout: 4000 }).toBe(1)
  watched.stop()
})

test('a disk that does not answer for a while ends no watch', async () => {
  const around = await newsroomOf({ 'disk/avisa/a.md': story('En sak') })
  const disk = path.join(around, 'disk')
  let changes = 0
  const watched = watchFolders([path.join(disk, 'avisa')], async () => void changes++)
  await rename(disk, `${disk}-borte`)
  // A link to itself answers with an error, as a stale disk does.
  await symlink('disk', disk)
  await expect.poll(() => changes, { timeout: 4000 }).toBeGreaterThan(0)
  await rm(disk)
  await rename(`${disk}-borte`, disk)
  const before = changes
  await expect.poll(() => changes, { timeout: 4000 }).toBeGreaterThan(before)
  watched.stop()
})

test('a file or folder that was replaced is watched on', { timeout: 60_000 }, async () => {
  const folder = await newsroomOf({ 'd/a.md': story('En sak'), 'e/b.md': story('En annen sak') })
  const at = (below: string) => path.join(folder, below)
  let changes = 0
  const watched = watchFolders([folder], async () => void changes++)
  await wait(500)
  const saveByRename = async () => {
    await writeFile(at('.a.md.ny'), story('En ny sak'))
    await rename(at('.a.md.ny'), at('d/a.md'))
  }
  const steps: [string, () => Promise<void>][] = [
    ['saved by an editor that renames', saveByRename],
    ['saved so once more', saveByRename],
    ['written on in place', () => appendFile(at('d/a.md'), '\nMer.\n')],
    ['removed and made again', () => rm(at('d/a.md')).then(() => writeFile(at('d/a.md'), story('En sak')))],
    ['written on then', () => appendFile(at('d/a.md'), '\nMer.\n')],
    [
      'its folder changes places with another',
      async () => {
        await rename(at('d'), at('f'))
        await rename(at('e'), at('d'))
        await rename(at('f'), at('e'))
      },
    ],
    ['written on there', () => appendFile(at('e/a.md'), '\nMer.\n')],
    ['a story joins it', () => writeFile(at('e/c.md'), story('En tredje sak'))],
  ]
  for (const [what, step] of steps) {
    const before = changes
    await step()
    await expect.poll(() => changes, { message: what }).toBeGreaterThan(before)
    await wait(500)
  }
  watched.stop()
})

test('a folder that the system cannot watch is told of, and looked through', { timeout: 60_000 }, async () => {
  const files = Array.from({ length: 6 }, (_, n) => [`mappe-${n}/sak.md`, story(`Sak ${n}`)])
  const folder = await newsroomOf(Object.fromEntries(files))
  const { program: deaf, heard } = await watchWithin('max_inotify_watches', 3, folder)
  await until(() => heard().includes('6 stories in'))
  await until(() => heard().includes(`The system does not tell of changes in ${folder}`))
  expect(heard()).toContain('sysctl fs.inotify.max_user_watches')
  await writeFile(path.join(folder, 'mappe-5/sak.md'), story('Sak 5', 'draft: true\n'))
  await until(() => heard().includes('5 stories in'))
  deaf.kill()
})

test('nobody waits for a system that lets this user watch nothing more', { timeout: 60_000 }, async () => {
  const folder = await newsroomOf({ 'a.md': story('A') })
  const { program: deaf, heard } = await watchWithin('max_inotify_instances', 0, folder)
  await until(() => heard().includes('1 story in') && heard().includes('does not tell of changes'))
  expect(heard()).toContain('fs.inotify.max_user_instances')
  deaf.kill()
})

/** Watches a folder where the system has a limit lower than usual; `heard` is what the program has said. */
async function watchWithin(limit: string, most: number, folder: string) {
  const place = path.join(await emptyPlace(), 'edition')
  const few = `echo ${most} > /proc/sys/user/${limit} && exec ${process.execPath} bin/lesesal.js publish ${folder} --to ${place} --watch`
  const limited = spawn('unshare', ['--user', '--map-root-user', 'sh', '-c', few], {
    env: { ...process.env, LC_ALL: 'C' },
  })
  let heard = ''
  for (const stream of [limited.stdout, limited.stderr]) stream.on('data', (text: Buffer) => (heard += text.toString()))
  return { program: limited, heard: () => heard }
}

test('an embargo ends by itself', { timeout: 120_000 }, async () => {
  const due = new Date(Date.now() + 6000)
  const wire = {
    uri: 'urn:sperret',
    headline: 'Sperret sak',
    embargoed: due.toISOString(),
    body_text: 'Nå er den ute.',
  }
  await writeFile(path.join(newsroom, 'sperret.json'), JSON.stringify(wire))
  await until(async () => (await pageOf('sperret-sak')) !== '')
  expect(Date.now()).toBeGreaterThanOrEqual(due.getTime())
})

test('what changes at a moment to come is looked at then, though no file has changed', async () => {
  const folder = await newsroomOf({ 'a.md': story('A') })
  const due = Date.now() + 50
  const looked = await new Promise<number>((resolve) => {
    const watched = watchFolders([folder], async () => {
      watched.stop()
      resolve(Date.now())
    })
    watched.changeAt(due)
  })
  expect(looked).toBeGreaterThanOrEqual(due - 1)
})
