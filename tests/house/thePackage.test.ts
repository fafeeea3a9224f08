import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { jsonIn, emptyPlace, newsroomOf } from '../publisher/smallNewsroom.ts'

const node = path.resolve('node_modules/.bin/node')

test('the package that npm makes publishes and checks from where it is installed', { timeout: 60_000 }, async () => {
  const place = await emptyPlace()
  execFileSync(node, ['--no-warnings', 'build/program.ts'])
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', place], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }]
  const paths = files.map((file) => file.path)
  expect(paths).toEqual(
    expect.arrayContaining([
      'bin/lesesal.js',
      'program/lesesal.js',
      'program/publisher/languages/nb.json',
      'dist/reader/index.html',
      'dist/prerender/prerender.js',
      'LICENSE',
    ]),
  )
  expect(paths.filter((file) => /^(src|tests|\.)/.test(file))).toEqual([])

  // Installed: the package unpacked, and beside it what it depends on.
  const modules = path.join(place, 'node_modules')
  await mkdir(path.join(modules, 'lesesal'), { recursive: true })
  execFileSync('tar', ['xzf', path.join(place, filename), '-C', path.join(modules, 'lesesal'), '--strip-components=1'])
  for (const name of await readdir('node_modules')) {
    if (!name.startsWith('.')) await symlink(path.resolve('node_modules', name), path.join(modules, name))
  }
  const newsroom = await newsroomOf({ 'a.txt': 'Bru åpnet\n\nKommunen sier at brua er åpen for alle som vil over.\n' })
  const site = path.join(place, 'site')
  const run = spawnSync(node, [path.join(modules, 'lesesal/bin/lesesal.js'), 'publish', newsroom, '--to', site], {
    encoding: 'utf8',
  })
  expect([run.status, run.stderr]).toEqual([0, ''])
  expect((await jsonIn(site, 'edition/articles/bru-apnet.json')).headline).toBe('Bru åpnet')
  const shards = (await readdir(path.join(site, 'search'), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )
  expect(shards).toHaveLength(1)
  expect(await readdir(path.join(site, 'search', shards[0]!.name))).toContain('pagefind-entry.json')
})
