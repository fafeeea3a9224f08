import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { spoolFolder } from './ownWork.ts'

/** The folder of an edition whose files have names that say all they are made from, and take longest to make. */
const pictures = 'images'

/** The folders of a workshop that may hold some: those it has made, and those it was given by a run before it. */
const holding = ['edition', 'rescued']

/**
 * Moves the pictures that a run had made when it was cut short from its workshop to that of the run which takes its place:
 * those of a large archive take hours.
 */
export async function rescuePictures(left: string, workshop: string): Promise<void> {
  for (const { name, from } of await picturesIn(left)) {
    const to = path.join(workshop, 'rescued', pictures)
    await mkdir(to, { recursive: true })
    await rename(from, path.join(to, name))
  }
}

/** Clears a workshop whose run has failed of all but the pictures it had made; gives whether there are any. */
export async function leavePictures(workshop: string): Promise<boolean> {
  if ((await picturesIn(workshop)).length === 0) return false
  for (const folder of ['edition', spoolFolder])
    for (const name of await readdir(path.join(workshop, folder)))
      if (folder === spoolFolder || name !== pictures)
        await rm(path.join(workshop, folder, name), { recursive: true, force: true })
  return true
}

/**
 * A picture of an edition as a run before this one had made it; null when it had not. It may have been cut short while it
 * was written.
 */
export async function rescuedPicture(workshop: string, file: string): Promise<Buffer | null> {
  return readFile(path.join(workshop, 'rescued', file)).catch(() => null)
}

async function picturesIn(workshop: string): Promise<{ name: string; from: string }[]> {
  const found = await Promise.all(
    holding.map(async (folder) => {
      const place = path.join(workshop, folder, pictures)
      const names = await readdir(place).catch(() => [])
      return names.map((name) => ({ name, from: path.join(place, name) }))
    }),
  )
  return found.flat()
}
