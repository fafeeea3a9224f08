import { spawnSync } from 'node:child_process'
import { chmod, mkdir, readdir, stat, symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { emptyPlace } from '../publisher/smallNewsroom.ts'

/** What the folder of compiled programs is called below that of temporary files. */
const name = `lesesal-compiled-${process.getuid?.()}`

/** Runs the program with a folder of temporary files of its own. */
function runWith(temporary: string): void {
  const { NODE_COMPILE_CACHE: _, ...environment } = process.env
  const { status, stdout } = spawnSync('node_modules/.bin/node', ['bin/lesesal.js', '--version'], {
    encoding: 'utf8',
    env: { ...environment, TMPDIR: temporary },
    timeout: 60_000,
  })
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)])
}

test('what is compiled is kept for the next time, where nobody else can write', async () => {
  const temporary = await emptyPlace()
  runWith(temporary)
  expect(await readdir(temporary)).toEqual([name])
  expect((await stat(path.join(temporary, name))).mode & 0o777).toBe(0o700)
  expect(await readdir(path.join(temporary, name), { recursive: true })).not.toEqual([])
})

test('nothing is run from a folder that others can write to, or that leads elsewhere', async () => {
  const [open, elsewhere, leading] = [await emptyPlace(), await emptyPlace(), await emptyPlace()]
  await mkdir(path.join(open, name))
  await chmod(path.join(open, name), 0o777)
  await symlink(elsewhere, path.join(leading, name))
  runWith(open)
  runWith(leading)
  expect([await readdir(path.join(open, name)), await readdir(elsewhere)]).toEqual([[], []])
})
