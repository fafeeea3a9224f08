import { execFileSync, spawnSync } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { publish } from '#publisher/publish.ts'
import { demoNewsroom } from '../demo/demo.ts'
import { jsonIn, emptyPlace } from '../publisher/smallNewsroom.ts'

/** The files a page of ours leads to, by their paths in the package. */
async function linksIn(page: string): Promise<string[]> {
  // What stands in code is an example.
  const text = (await readFile(page, 'utf8')).replaceAll(/`[^`\n]*`/g, '')
  const links = text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)
  return [...links].map(([, link]) => path.posix.join(path.posix.dirname(page), link!))
}

const node = path.resolve('node_modules/.bin/node')

test(
  'the package that npm makes publishes from where it is installed what the clone does',
  { timeout: 90_000 },
  async () => {
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
        'dist/prerender/licences.txt',
        'program/publisher/reading/licences.txt',
        'LICENSE',
      ]),
    )
    expect(paths.filter((file) => /^(src|tests|\.)/.test(file))).toEqual([])
    for (const file of paths.filter((name) => name.endsWith('.md')))
      for (const link of await linksIn(file)) expect(paths, file).toContain(link)

    // Installed: the package unpacked, and beside it what it depends on.
    const modules = path.join(place, 'node_modules')
    await mkdir(path.join(modules, 'lesesal'), { recursive: true })
    execFileSync('tar', [
      'xzf',
      path.join(place, filename),
      '-C',
      path.join(modules, 'lesesal'),
      '--strip-components=1',
    ])
    for (const name of await readdir('node_modules')) {
      if (!name.startsWith('.')) await symlink(path.resolve('node_modules', name), path.join(modules, name))
    }
    // All formats; drawing pictures takes longer than all else, and they are not told apart by who draws them.
    const [newsroom, site, cloned] = [
      path.join(place, 'newsroom'),
      path.join(place, 'site'),
      path.join(place, 'cloned'),
    ]
    await cp(demoNewsroom, newsroom, { recursive: true })
    await rm(path.join(newsroom, 'pictures'), { recursive: true })
    const run = spawnSync(node, [path.join(modules, 'lesesal/bin/lesesal.js'), 'publish', newsroom, '--to', site], {
      encoding: 'utf8',
    })
    expect([run.status, run.stderr]).toEqual([0, ''])
    const { published } = await publish({ newsrooms: [newsroom], to: cloned })
    expect(published).toBeGreaterThan(40)
    const list = 'edition/files.json'
    expect(await jsonIn(site, list)).toEqual(await jsonIn(cloned, list))
    expect(Object.keys(await jsonIn(site, list))).toContainEqual(expect.stringMatching(/^search\/.+pagefind-entry/))
  },
)
