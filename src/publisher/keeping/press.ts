import path from 'node:path'
import { hashOf, readFileIn } from './bodies.ts'
import type { Contents, MadeFile } from './contents.ts'
import { inPlaceOf } from './freePlaces.ts'
import { spoolFolder } from './ownWork.ts'
import { rescuedPicture } from './rescued.ts'
import { writeInto } from './writeInto.ts'

/**
 * Where an edition is made. Files wait beside the edition until all are there; then each is put in place in the order
 * it was given, so what lists point to must be given before the lists.
 */
export interface Press {
  /** Gives the edition a file, made from what `key` names; one that is the same already is not touched. */
  put(file: string, content: string | Uint8Array, key?: string): void
  /** Whether the edition has a file made from what `key` names; if so, it stays. */
  keeps(file: string, key: string): boolean
  /** The same for a file whose name says all that it is made from, whatever made it. */
  keepsNamed(file: string): boolean
  /** The same for a folder within one of the edition's own (`search/no-2024`), whose files were all made from what `key` names. */
  keepsFolder(below: string, key: string): boolean
  /** Whether nothing stands at a file's place, or above it, that is not the edition's own. */
  isFree(file: string): boolean
  /** Tells of a file that has been written into `folder`, made from what `key` names. */
  made(file: string, hash: string, key: string): void
  /** The folder that files wait in. */
  folder: string
  /** A folder for what is needed only meanwhile. */
  spool: string
  /** A picture as a run that was cut short had made it; null when none had. It may not be whole. */
  rescued(file: string): Promise<Buffer | null>
  /** The files of the edition that have neither been put nor kept: they go. */
  unnamed(): string[]
  /** Whether a file is new, or another than the edition has. */
  changes(file: string): boolean
  /** A file as the edition will have it. */
  read(file: string): string
  /** Where that file is now. */
  placeOf(file: string): string
}

/**
 * A press for the edition that takes the place of what `to` consists of (`before`). `given` are the files it was given, of
 * which those that are new, or other than before, are `changed`.
 */
export function openPress(to: string, workshop: string, before: Contents) {
  const given: Contents = new Map()
  const kept = new Set<MadeFile>()
  const changed = new Set<string>()
  const folder = path.join(workshop, 'edition')
  let folders: Map<string, string[]> | undefined
  const placeOf = (file: string) => path.join(changed.has(file) ? folder : to, file)
  const add = (file: string, hash: string, key: string | null) => {
    const known = before.get(file)
    // The same as before is the very same, by which the manifest knows that it need not tell of it.
    given.set(file, known?.hash === hash && known.key === key ? known : { hash, key })
    if (known?.hash !== hash) changed.add(file)
  }
  const press: Press = {
    folder,
    spool: path.join(workshop, spoolFolder),
    placeOf,
    rescued: (file) => rescuedPicture(workshop, file),
    unnamed: () => [...before].filter(([file, known]) => !kept.has(known) && !given.has(file)).map(([file]) => file),
    changes: (file) => changed.has(file),
    read: (file) => readFileIn(placeOf(file)),
    put(file, content, key) {
      const hash = hashOf(content)
      if (before.get(file)?.hash !== hash) writeInto(folder, file, content)
      add(file, hash, key ?? null)
    },
    keeps(file, key) {
      return before.get(file)?.key === key && press.keepsNamed(file)
    },
    isFree(file) {
      return before.has(file) || inPlaceOf(file, to, before) === null
    },
    keepsNamed(file) {
      const there = before.get(file)
      if (!there || there.hash === '') return false
      kept.add(there)
      return true
    },
    keepsFolder(below, key) {
      const above = `${path.dirname(below)}/`
      folders ??= Map.groupBy(
        [...before.keys()].filter((file) => file.startsWith(above)),
        (file) => file.split('/', 2).join('/'),
      )
      const files = folders.get(below) ?? []
      const isKept = files.length > 0 && files.every((file) => before.get(file)!.key === key && before.get(file)!.hash)
      return isKept && files.every((file) => press.keeps(file, key))
    },
    made: add,
  }
  return { press, given, changed }
}
