import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Press } from '../keeping/press.ts'
import { inOrder } from '../inOrder.ts'
import type { Icons } from '../outputs/webManifest.ts'
import type { PlannedPicture } from '../pictures/measurePicture.ts'
import type { Progress } from '../progress.ts'
import { builtReader } from './builtReader.ts'

/** What pages load: their pictures, the paper's icons and the reader. */
export async function putAssets(press: Press, planned: Assets): Promise<void> {
  await putPictures(press, planned.pictures, planned.progress)
  await putIcons(press, planned.icons)
  await putReader(press)
}

interface Assets {
  pictures: Map<string, PlannedPicture>
  icons: Icons
  progress: Progress
}

/** As many as there are processors; each takes a hundred megabytes of memory, so no more than this. */
const picturesAtOnce = Math.min(availableParallelism(), 8)

/** Pictures take longest of all, so one stays through every version of the program that would make it the same. */
async function putPictures(press: Press, pictures: Assets['pictures'], progress: Progress): Promise<void> {
  const missing = [...pictures].filter(([url]) => !press.keepsNamed(url.slice(1)))
  if (missing.length === 0) return
  progress('resizing', 0, missing.length)
  const { isWhole, makeRendition } = await import('../outputs/images.ts')
  const drawn = inOrder(missing, picturesAtOnce, async ([url, rendition]) => {
    const rescued = await press.rescued(url.slice(1))
    const isThere = rescued !== null && (await isWhole(rescued))
    return [url.slice(1), isThere ? rescued : await makeRendition(url, rendition)] as const
  })
  let done = 0
  for await (const [file, content] of drawn) {
    press.put(file, content, file)
    progress('resizing', ++done, missing.length)
  }
}

/** Icons, drawn anew for another logo. A newsroom may have put one of them there itself. */
async function putIcons(press: Press, { files, large }: Icons): Promise<void> {
  for (const [file, draw] of files) {
    const key = `${file} ${large}`
    if (press.isFree(file) && !press.keeps(file, key)) press.put(file, await draw(), key)
  }
}

/** The reader's scripts, styles and icons, as the build made them. */
async function putReader(press: Press): Promise<void> {
  for (const entry of await readdir(builtReader, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const below = path.relative(builtReader, file).split(path.sep).join('/')
    if (entry.isFile() && below !== 'index.html') press.put(below, readFileSync(file))
  }
}
