import path from 'node:path'
import { addressOf, isPage, pageFileAt, savedWorkerAddress } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { headersFile } from '#article/delivery.ts'
import { foldersAbove } from '../keeping/contents.ts'
import { finding, placeOf, type Finding } from '../findings.ts'
import type { Placed } from './settle.ts'

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

/** What a site has of its own beside pages, as the first part of an address. */
const ofSite = new Set([
  'edition',
  'assets',
  'images',
  'api',
  'newsroom',
  'healthz',
  'index',
  '404',
  headersFile,
  savedWorkerAddress.slice(1),
])

/** Whether an address begins as those of the site's own pages and files do; below that of stories there is room. */
function isOfSite(first: string): boolean {
  const name = first.toLowerCase().replace(/\.html?$/, '')
  return ofSite.has(name) || (isPage(`/${name}`) && addressOf.article('') !== `/${name}/`)
}

interface Site {
  /** Every slug that a story has: published, held and gone. */
  slugs: string[]
  base: string | null
  /** Whether nothing stands at a place of the edition's folder that is not the edition's own. */
  isFree(file: string): boolean
}

/**
 * Where readers who come by an old address are sent on to: by the addresses that sources give (`formerly`), and by the
 * one a story had before on the very site it is published on (`base`), which is no canonical address of it any more. Gives
 * the stories as they are then. An address that cannot be kept is told.
 */
export function redirectsOf(
  stories: Placed[],
  { slugs, base, isFree }: Site,
): { stories: Placed[]; redirects: Redirect[]; findings: Finding[] } {
  const findings: Finding[] = []
  const redirects: Redirect[] = []
  const unkept: string[] = []
  const published = new Set(stories.map(({ article }) => pageOf(article.slug)))
  const claim = openPlaces(slugs.map(pageOf))
  const keep = (address: string, article: Article): 'kept' | 'wrong' | 'taken' => {
    const file = fileAt(address, base)
    if (file === null) return 'wrong'
    if (file === pageOf(article.slug)) return 'kept'
    const place = isFree(file) ? claim(file, article.id) : 'taken'
    if (place === 'new') redirects.push({ file, article })
    return place === 'taken' ? 'taken' : 'kept'
  }
  const settled = stories.map((given) => {
    const story = atHome(given, base, published)
    const { article, file, standing } = story
    for (const address of standing.formerly ?? []) {
      const how = keep(address, article)
      if (how === 'kept') continue
      // Programs for notes keep other names of a note here, which are no addresses.
      const kind = address.includes('/') ? 'repaired' : 'note'
      findings.push(finding(kind, file, `redirect.${how}`, { address }, placeOf(story)))
    }
    const own = given.article.canonicalUrl
    const places = [...(own === article.canonicalUrl ? [] : [own!]), ...(standing.alsoAt ?? [])]
    unkept.push(...places.filter((address) => isStorysOn(base, address) && keep(address, article) !== 'kept'))
    return story
  })
  if (unkept.length > 0) {
    const values = { count: unkept.length, addresses: unkept.slice(0, 5).join(', ') }
    findings.push(finding('note', 'edition', 'redirect.unkept', values))
  }
  return { stories: settled, redirects, findings }
}

/** The story as it is on the site it was on before: its address there is ours to give. That of another story stays. */
function atHome(story: Placed, base: string | null, published: Set<string>): Placed {
  const { article } = story
  const { canonicalUrl, slug } = article
  if (canonicalUrl === null || !isOn(base, canonicalUrl)) return story
  const file = fileAt(canonicalUrl, base)
  if (file !== null && file !== pageOf(slug) && published.has(file)) return story
  return { ...story, article: { ...article, canonicalUrl: null } }
}

/** Whether an address on the site is one of a story, and not the front page that programs name for want of any. */
function isStorysOn(base: string | null, address: string): boolean {
  return isOn(base, address) && !/^[^/]*\/\/[^/?]*\/?$/.test(address)
}

function pageOf(slug: string): string {
  return pageFileAt(addressOf.article(slug))
}

/** Whether an address is on the site that is published to, with or without `www`. */
function isOn(base: string | null, address: string): boolean {
  const plainHost = (url: URL | null) => url?.host.replace(/^www\./, '')
  return base !== null && plainHost(URL.parse(address)) === plainHost(URL.parse(base))
}

/** What Windows has no names for. */
const unnameable = /[<>:"|?*\\\p{Cc}]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu

/** Names of files, and all of an address, in bytes. */
const longest = { name: 200, path: 800 }

/** How addresses of pages end on sites that a program made: with the number of the story, or as the program does. */
const endingsOfPages = /^\.(\d+|ece|php\d?|aspx?|jsp|cfm|do|[sjx]html)$/i

/** How the files are called that a site has beside its pages. Where one is, no page can stand below it. */
const besidePages = /\.(xml|json|atom|txt|ico|svg|webmanifest)$/i

/** The file that answers an address, below the edition's folder; null where no file can, or where the site's own stand. */
function fileAt(address: string, base: string | null): string | null {
  const plain = pathOf(address, base)
  if (plain === null || !canStandAt(plain)) return null
  const ending = path.posix.extname(plain)
  if (/^\.html?$/i.test(ending)) return plain
  return ending === '' || endingsOfPages.test(ending) ? `${plain}/index.html` : null
}

/** The path of an address on the site, in letters and without the slashes around it; null where it is elsewhere, or asks for something. */
function pathOf(address: string, base: string | null): string | null {
  const isPath = /^\/(?!\/)/.test(address)
  if (address.includes('?') || (!isPath && !isOn(base, address))) return null
  try {
    const { pathname } = new URL(address, 'https://site.invalid')
    return decodeURIComponent(pathname)
      .normalize('NFC')
      .replace(/(?<!\/)\/+$/, '')
      .slice(1)
  } catch {
    return null
  }
}

/** Whether disks can hold what stands at a path, and the site has nothing of its own there. */
function canStandAt(plain: string): boolean {
  const parts = plain.split('/')
  if (!parts.every(isNameable) || Buffer.byteLength(plain) > longest.path) return false
  return !isOfSite(parts[0]!) && !parts.slice(0, -1).some((folder) => besidePages.test(folder))
}

function isNameable(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !unnameable.test(name) && Buffer.byteLength(name) <= longest.name
}

/**
 * Gives places for files, on disks that tell capitals apart and on those that do not: `taken` where another story or one
 * of these `pages` stands, or where a file would be a folder; `same` where the story has that very place already.
 */
function openPlaces(pages: string[]): (file: string, story: string) => 'new' | 'same' | 'taken' {
  const owners = new Map<string, string | null>(pages.map((page) => [page, null]))
  const files = new Set<string>()
  const folders = new Set<string>()
  return (file, story) => {
    const plain = file.toLowerCase()
    const above = foldersAbove(plain)
    const owner = owners.has(plain) ? owners.get(plain) : story
    if (owner !== story || folders.has(plain) || above.some((folder) => owners.has(folder))) return 'taken'
    if (files.has(file)) return 'same'
    files.add(file)
    owners.set(plain, story)
    for (const folder of above) folders.add(folder)
    return 'new'
  }
}
