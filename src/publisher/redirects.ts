import path from 'node:path'
import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { finding, type Finding } from './findings.ts'
import { pageFileAt } from './outputs/pages.ts'
import type { Placed } from './placePictures.ts'
import type { Withdrawn } from './settle.ts'

/** An old address: the file that stands there, below the edition's folder, and the story readers are sent on to. */
export interface Redirect {
  file: string
  article: Article
}

/** The slug of a story in the address of its page; null where another page stands. */
export function slugOfPage(file: string): string | null {
  const slug = path.posix.basename(path.posix.dirname(file))
  return file === pageOf(slug) ? slug : null
}

/** What stands on a site beside stories, as the first part of an address. */
const taken = new Set(
  ['topic', 'archive', 'most-viewed', 'search', 'about', 'edition', 'assets', 'images', 'api', 'newsroom'].flatMap(
    (name) => [name, `${name}.html`],
  ),
)
  .add('index.html')
  .add('404.html')

/**
 * Where readers who come by an old address are sent on to: by the addresses that sources give (`formerly`), and by the
 * one a story had before on the very site it is published on (`base`), which is no canonical address of it any more. Gives
 * the stories as they are then. An address that cannot be kept is told.
 */
export function redirectsOf(
  stories: Placed[],
  withdrawn: Withdrawn[],
  base: string | null,
): { stories: Placed[]; redirects: Redirect[]; findings: Finding[] } {
  const findings: Finding[] = []
  const redirects: Redirect[] = []
  const unkept: string[] = []
  const take = openPlaces([...stories.map(({ article }) => article), ...withdrawn].map(({ slug }) => pageOf(slug)))
  const keep = (address: string, article: Article): 'kept' | 'wrong' | 'taken' => {
    const file = fileAt(address, base)
    if (file === null) return 'wrong'
    if (file === pageOf(article.slug)) return 'kept'
    if (!take(file)) return 'taken'
    redirects.push({ file, article })
    return 'kept'
  }
  const settled = stories.map((given) => {
    const story = atHome(given, base)
    const { article, file, item, standing } = story
    for (const address of new Set(standing.formerly)) {
      const how = keep(address, article)
      if (how === 'kept') continue
      // Programs for notes keep other names of a note here, which are no addresses.
      const kind = address.includes('/') ? 'repaired' : 'note'
      findings.push(finding(kind, file, `redirect.${how}`, { address }, item === undefined ? {} : { item }))
    }
    const before = given.article.canonicalUrl
    if (before !== article.canonicalUrl && keep(before!, article) !== 'kept') unkept.push(before!)
    return story
  })
  if (unkept.length > 0) {
    const values = { count: unkept.length, addresses: unkept.slice(0, 5).join(', ') }
    findings.push(finding('note', 'edition', 'redirect.unkept', values))
  }
  return { stories: settled, redirects, findings }
}

/** The story as it is on the site it was on before: its address there is ours to give. */
function atHome(story: Placed, base: string | null): Placed {
  const { article } = story
  if (article.canonicalUrl === null || !isOn(base, article.canonicalUrl)) return story
  return { ...story, article: { ...article, canonicalUrl: null } }
}

function pageOf(slug: string): string {
  return pageFileAt(addressOf.article(slug))
}

/** Whether an address is on the site that is published to, with or without `www`. */
function isOn(base: string | null, address: string): boolean {
  const plainHost = (url: URL | null) => url?.host.replace(/^www\./, '')
  return base !== null && plainHost(URL.parse(address)) === plainHost(URL.parse(base))
}

/** The file that answers an address, below the edition's folder; null where no file can, or where the site's own stand. */
function fileAt(address: string, base: string | null): string | null {
  const isPath = /^\/(?!\/)/.test(address)
  if (!isPath && !isOn(base, address)) return null
  const url = URL.parse(address, 'https://site.invalid')
  if (url === null || url.search !== '') return null
  let plain: string
  try {
    plain = decodeURIComponent(url.pathname).normalize('NFC').replace(/\/+$/, '').slice(1)
  } catch {
    return null
  }
  const parts = plain.split('/')
  const isPlain = parts.every((part) => /^[^.\\\p{Cc}][^\\\p{Cc}]*$/u.test(part) && Buffer.byteLength(part) <= 200)
  if (!isPlain || taken.has(parts[0]!.toLowerCase())) return null
  const ending = path.posix.extname(plain).toLowerCase()
  return ending === '' ? `${plain}/index.html` : /^\.html?$/.test(ending) ? plain : null
}

/**
 * Takes places for files, on disks that tell capitals apart and on those that do not. False where something stands
 * already, or where a file would have to be a folder.
 */
function openPlaces(pages: string[]): (file: string) => boolean {
  const files = new Set(pages)
  const folders = new Set<string>()
  return (file) => {
    const plain = file.toLowerCase()
    const above = foldersAbove(plain)
    if (files.has(plain) || folders.has(plain) || above.some((folder) => files.has(folder))) return false
    files.add(plain)
    for (const folder of above) folders.add(folder)
    return true
  }
}

function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, nth) => parts.slice(0, nth + 1).join('/'))
}
