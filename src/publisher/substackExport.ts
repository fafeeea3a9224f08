import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What the list of an export from Substack says of one of its posts; in the post's own file stands nothing but its text. */
export interface ListedPost {
  isPublished: boolean
  title: string
  subtitle: string
  published: string
  /** `everyone`, or those who pay. */
  audience: string
  /** The list says nothing of it. */
  isMissing?: true
}

type Posts = Map<string, ListedPost>

/** The name of a post in such an export: `177.bru.html`, and `177.html` or `177..html` before it is called anything. */
const post = /^(?<id>\d+(?:\.[^/\\]*)?)\.html$/

/** The list, which says what each post is called and whether it is out. */
export const listName = 'posts.csv'

/** Where the list of a post may be: beside it, or beside the folder of posts. */
function placesOfList(file: string): string[] {
  if (!file.endsWith('.html') || !post.test(path.basename(file))) return []
  const folder = path.dirname(file)
  return [folder, path.dirname(folder)].map((place) => path.join(place, listName))
}

/** The lists on disk that say more of a file than it does itself. */
export function listsBeside(file: string): string[] {
  return placesOfList(file).filter((list) => existsSync(list))
}

/** Finds what lists say of posts, whether both are files or stand in an archive that has its list first. */
export function substackLists(): (from: string, file: { path: string; bytes: Uint8Array }) => ListedPost | undefined {
  const lists = new Map<string, Posts>()
  return (from, { path: name, bytes }) => {
    if (path.basename(name) === listName) lists.set(path.normalize(name), postsIn(bytes))
    const id = post.exec(path.basename(name))?.groups!.id
    if (id === undefined) return undefined
    const onDisk = listsBeside(from)
    for (const list of onDisk) if (!lists.has(list)) lists.set(list, postsIn(readFileSync(list)))
    const near = [...onDisk, ...placesOfList(name)].flatMap((list) => lists.get(list) ?? [])
    const found = near.flatMap((posts) => posts.get(id) ?? [])[0]
    // A page may be called by a number alone, such as a year.
    return found ?? (id.includes('.') && near.some((posts) => posts.size > 0) ? missing : undefined)
  }
}

const missing: ListedPost = {
  isPublished: false,
  title: '',
  subtitle: '',
  published: '',
  audience: '',
  isMissing: true,
}

function postsIn(csv: Uint8Array): Posts {
  const [names, ...records] = recordsOf(
    Buffer.from(csv)
      .toString()
      .replace(/^\uFEFF/, ''),
  )
  // Another program may call its list so, too.
  if (!names?.includes('post_id') || !names.includes('is_published')) return new Map()
  return new Map(
    records.map((fields) => {
      const field = (name: string) => fields[names.indexOf(name)]?.trim() ?? ''
      const listed = {
        isPublished: field('is_published').toLowerCase() === 'true',
        title: field('title'),
        subtitle: field('subtitle'),
        published: field('post_date'),
        audience: field('audience'),
      }
      return [field('post_id'), listed]
    }),
  )
}

/** The fields of each record of CSV (RFC 4180). */
function recordsOf(csv: string): string[][] {
  const records: string[][] = [[]]
  for (const [, inQuotes, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)!.push(inQuotes?.replaceAll('""', '"') ?? plain!)
    if (end !== ',') records.push([])
  }
  return records
}
