import { accessSync, constants, existsSync, lstatSync, readdirSync, type Dirent } from 'node:fs'
import path from 'node:path'
import { told } from '#terminal/told.ts'
import { PlaceError } from '../keeping/contents.ts'
import { finding, type Finding, type Words } from '../findings.ts'
import { stampOf } from './origin.ts'
import { isOfFolder, ofFoldersAround, type FolderFile } from './filesOfFolders.ts'
import { editionBeside, realPlace, type OwnWork } from '../keeping/ownWork.ts'
import { isHidden, whyNoStory } from './passedOver.ts'
import { isPicture } from '../sources/pictureNames.ts'
import type { SourceTask } from './sourceWorker.ts'
import { listsBeside } from './substackExport.ts'

/** A file of a newsroom, found. */
export interface Walked extends SourceTask {
  folder: string
  prefix: string
  /** What changes when the file does; null when it has changed too lately to tell. */
  stamp: string | null
}

interface WalkHow {
  /** A file that has changed less than this ago may change again unseen. Milliseconds. */
  tick: number
  own: OwnWork
  /** Told of what is passed over. */
  findings: Finding[]
}

const settingsFile = 'lesesal.json'

/** What settings are called by mistake: Windows hides the ending that Notepad adds. */
const likeSettings = /^lesesal\.json(\.txt)?$/i

/** The article files below a folder, sorted, so that no result depends on the file system. What the publisher has made is no article. */
export function walk(folder: string, prefix: string, { tick, own, findings }: WalkHow): Walked[] {
  const root = path.resolve(folder)
  const filter = { real: realPlace(root), prefix, own, findings }
  const files = filesBelow(root, '', filter).toSorted()
  const ofFolders = Map.groupBy(
    files.filter(isOfFolder).map((below): FolderFile & { below: string } => ({
      from: placeBelow(root, below),
      name: prefix + below,
      below,
    })),
    ({ below }) => below.split('/').slice(0, -1).join('/'),
  )
  return files.map((below) => {
    const from = placeBelow(root, below)
    const around =
      ofFolders.size === 0
        ? []
        : ofFoldersAround(below, ofFolders).map((file) => ({ from: file.from, name: file.name }))
    return { from, name: prefix + below, folder, prefix, around, stamp: stampWith(from, around, tick) }
  })
}

/** Archives are large, and joining paths by the platform's rules takes longer than asking for the file. */
function placeBelow(folder: string, below: string): string {
  return `${folder}${path.sep}${path.sep === '/' ? below : path.normalize(below)}`
}

/** What a list says of a post, or a file of its folder, counts as the post's own. */
function stampWith(from: string, around: FolderFile[], tick: number): string | null {
  const others = around.filter((file) => file.from !== from).map((file) => file.from)
  const stamps = [from, ...listsBeside(from), ...others].map((file) => stampOf(file, tick))
  return stamps.includes(null) ? null : stamps.join(' ')
}

interface Filter extends Omit<WalkHow, 'tick'> {
  /** The newsroom's folder without symbolic links. */
  real: string
  prefix: string
}

function filesBelow(root: string, above: string, filter: Filter): string[] {
  const { prefix, findings } = filter
  // A path that is as long as may be has no room for a slash at its end.
  return entriesOf(path.resolve(root, above)).flatMap((entry) => {
    const below = above + entry.name
    if (isHidden(entry.name)) return []
    if (isOwn(entry, below, filter)) return []
    const unnamed = whyUnnamed(root, below)
    if (entry.isDirectory() && unnamed === null) return filesBelow(root, `${below}/`, filter)
    const why = whyNoStory(entry.name)
    if (why !== null) {
      findings.push(finding('note', prefix + below, ...why))
      return []
    }
    if (likeSettings.test(entry.name) && !existsSync(path.join(root, settingsFile))) {
      findings.push(finding('note', prefix + below, 'no.article/settings'))
      return []
    }
    if (below === settingsFile || isPicture(below)) return []
    const unread = unnamed ?? whyUnread(entry)
    if (unread === null) return [below]
    findings.push(finding('rejected', prefix + below, unread))
    return []
  })
}

/** Links would lead out of the newsroom, and a pipe or a device may never end. */
function whyUnread(entry: Dirent): Words | null {
  if (entry.isFile()) return null
  return entry.isSymbolicLink() ? 'file.link' : 'file.special'
}

/** Any system takes a path of so many UTF-16 units, each of which is three bytes at most. */
const surelyTaken = 300

/**
 * Why a file cannot be asked for by the name it was found under: bytes that are no UTF-8 have become U+FFFD in it, or its
 * path is longer than the system takes. Null when it can.
 */
function whyUnnamed(root: string, below: string): Words | null {
  const place = path.join(root, below)
  if (place.length <= surelyTaken && !below.includes('\uFFFD')) return null
  try {
    return lstatSync(place, { throwIfNoEntry: false }) === undefined ? 'file.unreadable/name' : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENAMETOOLONG') throw error
    return 'file.unreadable/long'
  }
}

/** What stands in a folder. Throws PlaceError when nobody may look, or it was moved: its stories must not go because of that. */
function entriesOf(folder: string): Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    accessSync(folder, constants.X_OK)
    return entries
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new PlaceError(told('place.moved', { folder }), { cause: error })
    if (code !== 'EACCES' && code !== 'EPERM') throw error
    throw new PlaceError(told('place.unreadable', { folder }), { cause: error })
  }
}

/** Whether the publisher made it. What this run writes, and what lies beside an edition that is told of, goes without saying. */
function isOwn(entry: Dirent, below: string, { real, prefix, own, findings }: Filter): boolean {
  const named = placeBelow(real, below)
  const place = entry.isSymbolicLink() ? realPlace(named) : named
  const work = own(place, entry.isFile())
  if (work === 'edition') findings.push(finding('note', prefix + below, 'edition.inside'))
  if (work === 'beside' && own(editionBeside(place)) === null)
    findings.push(finding('note', prefix + below, 'edition.inside/beside'))
  return work !== null
}
