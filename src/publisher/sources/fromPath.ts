import path from 'node:path'
import * as v from 'valibot'
import { percentDecoded } from './percentDecoded.ts'
import { PartialDate } from '#article/partialDate.ts'
import { slugFrom } from './words/slugs.ts'
import { shortHash } from './words/shortHash.ts'

/** What a file's place in the newsroom tells when the file itself does not. Paths are below the newsroom, with forward slashes. */

/** `norge/nei-til-eu.md` -> `norge/nei-til-eu`: the id of a story that states none. */
export function withoutEnding(file: string): string {
  return file.replace(/\.[^./]+$/, '')
}

/** What stands for a story in its place: the file without its ending, or the folder of `nei-til-eu/index.md` (a Hugo bundle). */
export function storyPlace(file: string): string {
  const [name, folder] = [path.posix.basename(file), path.posix.dirname(file)]
  return /^_?index(\.[a-z]{2})?\.[^.]+$/.test(name) && folder !== '.' ? folder : withoutEnding(file)
}

/** Whether a file is the page of a folder's list, of which Hugo and Zola need no more than its title. */
export function isOfList(file: string): boolean {
  return path.posix.basename(file).startsWith('_index.')
}

/** Notion puts a key behind the name of every page and folder that it exports: `Brua 89abcdef0123456789abcdef01234567.md`. */
const notionsKey = / [\da-f]{32}$/

/** Whether a file is one that Notion has exported. */
export function hasNotionsKey(file: string): boolean {
  return notionsKey.test(withoutEnding(file))
}

/** Dates, archives, and where programs that build sites keep their files. */
const noSection = /^(?:[\d ._-]+|_.*|.*\.(?:zip|gz|tgz)|content|posts|source|src|blog)$/i

/** The innermost folder that is the name of a section: `verden/x.txt`, `verden/x/index.md` and `verden/2024/05/x.txt` -> "Verden". */
export function sectionFromFolder(file: string): string | null {
  const folders = storyPlace(file).split('/').slice(0, -1)
  const folder = folders.findLast((name) => !noSection.test(name))?.replace(notionsKey, '')
  return folder === undefined ? null : folder.charAt(0).toLocaleUpperCase('nb') + folder.slice(1)
}

/**
 * The slug of a story that states none: from the address it has elsewhere, which stays when a headline is edited, from
 * `words`, else, for scripts addresses cannot write, from its id.
 */
export function derivedSlug(words: string, id: string, address: string | null = null): string {
  return slugFromAddress(address) ?? (slugFrom(words) || `sak-${shortHash(id).slice(0, 8)}`)
}

/** What systems add to the words at the end of an address: an ending, and a number or a key of their own. */
const added = /\.(html?|php|aspx?)$|[-.]\d{4,}$|-\d\.\d{4,}$|-(?=[a-z]*\d)[\da-f]{10,12}$/i

/** The words an address ends with; null where it ends with a number, a key or the name of a place. */
function slugFromAddress(address: string | null): string | null {
  const [, end = ''] = /([^/]*)\/?$/.exec(URL.parse(address ?? '')?.pathname ?? '') ?? []
  const slug = slugFrom(percentDecoded(end).replace(added, '').replace(added, ''))
  return slug.split('-').filter((word) => /^[a-z]{2,}$/.test(word)).length >= fewestWords ? slug : null
}

/** Fewer may be the name of a section. */
const fewestWords = 3

/** The name of a file as a slug, without a date before it: `2017-11-10-nei-til-eu.md` -> `nei-til-eu`. */
export function slugFromFile(file: string): string {
  return slugFrom(
    path.posix
      .basename(storyPlace(file))
      .replace(notionsKey, '')
      .replace(/^\d{4}-\d\d-\d\d-/, ''),
  )
}

/** The day a file's name begins with, as site builders have it: `2017-11-10-nei-til-eu.md` -> `2017-11-10`. */
export function dateFromFile(file: string): PartialDate | null {
  const day = /^\d{4}-\d\d-\d\d(?=[-_.]|$)/.exec(path.posix.basename(storyPlace(file)))?.[0]
  return day !== undefined && v.is(PartialDate, day) ? day : null
}
