import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { percentDecoded } from '../sources/percentDecoded.ts'
import type { picturesByName } from './picturesByName.ts'

/**
 * The file of a picture that was elsewhere on the web, where whoever moved the stories laid it in the newsroom, or beside the
 * story, by the path it had there: `wp-content/uploads/2024/05/bru.png`. Null where there is none.
 */
export function pictureBroughtAlong(folder: string, story: string, src: string): string | null {
  const place = percentDecoded(URL.parse(src, 'https://site.invalid')?.pathname ?? '')
  // A name alone says too little of which picture it is.
  if (!/^\/[^/]+\/.*[^/]$/.test(place)) return null
  const root = path.resolve(folder)
  const files = [path.join(root, place), path.join(root, path.dirname(story), place)]
  return [...files, ...files.map(original)].find((file) => file.startsWith(root + path.sep) && existsSync(file)) ?? null
}

/** The picture that WordPress (`bru-1024x576.jpg`, `bru-scaled.jpg`) or Ghost (`size/w600/bru.jpg`) made another size of. */
function original(file: string): string {
  return file.replace(/-(?:\d{2,4}x\d{2,4}|scaled)(?=\.\w+$)/, '').replace(/([\\/])size[\\/]w\d+(?:h\d+)?[\\/]/, '$1')
}

/** What notes call a picture: `[[bru.png]]` (notation.ts). */
export function nameInNotes(src: string): string | undefined {
  return /^\[\[(.*)\]\]$/.exec(percentDecoded(src))?.[1]
}

/** The file `src` means: relative to the story, or to the newsroom when it begins with a slash. Null when it is elsewhere. */
export function resolvePicture(
  { folder, story, src }: { folder: string; story: string; src: string },
  byName: ReturnType<typeof picturesByName>,
): string | null {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) return null
  const root = path.resolve(folder)
  const note = nameInNotes(src)
  const wanted = note ?? percentDecoded(src)
  const resolved = wanted.startsWith('/') ? path.join(root, wanted) : path.resolve(root, path.dirname(story), wanted)
  if (!resolved.startsWith(root + path.sep)) return null
  if (existsSync(resolved)) return resolved
  // Builders of sites put what lies in these folders at the top.
  const atTop = wanted.startsWith('/')
    ? ['static', 'public', 'source', 'content'].map((top) => path.join(root, top, wanted))
    : []
  // Hexo keeps the pictures of a story in a folder of its name.
  const ofItsName = wanted.startsWith('/') ? [] : [path.resolve(root, story.replace(/\.[^./]+$/, ''), wanted)]
  // A site asks for a width behind the name, and Windows parts folders by another sign.
  const plain = resolved.replace(/\?.*$/s, '')
  const others = [...atTop, ...ofItsName, resolved, plain, resolved.replaceAll('\\', path.sep), original(plain)]
  const found = others
    .filter((file) => file.startsWith(root + path.sep))
    .map((file) => asSpelt(root, file))
    .find((file) => existsSync(file))
  return found ?? (note === undefined || note.includes('/') ? null : byName(root, note)) ?? resolved
}

/**
 * A file below a folder as it is spelt there. Where the story was written, small and capital letters may be the same, and so
 * may letters in two parts and in one.
 */
function asSpelt(root: string, file: string): string {
  return path
    .relative(root, file)
    .split(path.sep)
    .reduce((folder, name) => path.join(folder, nameIn(folder, name)), root)
}

function nameIn(folder: string, name: string): string {
  if (existsSync(path.join(folder, name))) return name
  const folded = (spelt: string) => spelt.normalize('NFC').toLowerCase()
  const [only, ...more] = namesIn(folder).filter((spelt) => folded(spelt) === folded(name))
  return only !== undefined && more.length === 0 ? only : name
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
