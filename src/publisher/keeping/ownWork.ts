import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { contentsFile, underWayFile } from './contents.ts'

/** Where the manifest of an edition lies: beside it, so that it is never served. */
export function manifestOf(to: string): string {
  return `${path.resolve(to)}.manifest.json`
}

/** Where a manifest is written before it takes the place of the last. A run that was killed may leave one, which the next writes over. */
export function unfinished(manifest: string): string {
  return `${manifest}.new`
}

/** Where the files of the next edition wait, and what names begin with that another run has left. */
export function waitingBeside(to: string): string {
  return `${path.resolve(to)}.next-`
}

/** The folder, where the next edition waits, for what is needed only meanwhile. */
export const spoolFolder = 'spool'

/** What of the publisher's a place in a newsroom is: what this very run writes, an edition, something that lies beside one, or nothing. */
export type OwnWork = (place: string, isFile?: boolean) => 'this run' | 'edition' | 'beside' | null

const waiting = /\.next-\d+(-[\da-f]+)?$/
const manifest = /\.manifest\.json$/
const unfinishedManifest = /\.manifest\.json\.new$/

/**
 * Knows what the publisher writes, which is no news where it stands in a newsroom. Places are asked for by their real path;
 * of what is known to be a file nobody looks whether an edition is in it, as a newsroom may have tens of thousands.
 */
export function ownWork({ to, report }: { to?: string | undefined; report?: string | undefined }): OwnWork {
  const edition = to === undefined ? null : realPlace(to)
  const reported = report === undefined ? null : realPlace(report)
  const own: OwnWork = (place, isFile = false) => {
    if (place === edition || place === reported) return 'this run'
    if (!isFile && holdsEdition(place)) return 'edition'
    if (unfinishedManifest.test(place)) return 'beside'
    if (waiting.test(place)) return existsSync(path.join(place, spoolFolder)) ? 'beside' : null
    if (!manifest.test(place)) return null
    return isOwn('manifest', place) || (isOwn('nothing', place) && own(editionBeside(place)) !== null) ? 'beside' : null
  }
  return own
}

/** The edition that something beside it belongs to. */
export function editionBeside(place: string): string {
  return realPlace(place.replace(waiting, '').replace(unfinishedManifest, '').replace(manifest, ''))
}

/** Whether a change of the file `below` a folder was the publisher's. What waited beside an edition may be gone by now. */
export function isOwnChange(own: OwnWork, folder: string, below: string): boolean {
  const names = below.split(path.sep)
  return names.some((name, nth) => {
    if (waiting.test(name)) return true
    return own(path.join(folder, ...names.slice(0, nth + 1))) !== null
  })
}

/** Whether an edition stands in a folder, or one that a run is putting there. */
export function holdsEdition(folder: string): boolean {
  return [contentsFile, underWayFile].some((file) => existsSync(path.join(folder, file)))
}

/** A path without symbolic links, also of what is not there yet. */
export function realPlace(place: string): string {
  const whole = path.resolve(place)
  try {
    return realpathSync.native(whole)
  } catch {
    const above = path.dirname(whole)
    return above === whole ? whole : path.join(realPlace(above), path.basename(whole))
  }
}

/**
 * How a manifest begins, and a report, also one that was not written to its end; no article begins so. A machine that lost
 * its power may have left nothing of either.
 */
const openings = {
  nothing: /^\0*$/,
  manifest: /^\{"edition":"/,
  report: /^\{\s*"published": \d+,\s*"written": \d+,\s*"tally": \{/,
}

/**
 * Whether a file is a manifest, or a report that a command has written, or holds nothing; one that cannot be read is
 * neither.
 */
export function isOwn(kind: keyof typeof openings, file: string): boolean {
  const beginning = beginningOf(file)
  return beginning !== null && openings[kind].test(beginning)
}

/** The first 200 bytes of a file, NUL where it has fewer; null when it cannot be read. */
export function beginningOf(file: string): string | null {
  let opened: number | undefined
  try {
    opened = openSync(file, 'r')
    const bytes = Buffer.alloc(200)
    readSync(opened, bytes)
    return bytes.toString()
  } catch {
    return null
  } finally {
    if (opened !== undefined) closeSync(opened)
  }
}
