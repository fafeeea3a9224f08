import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { decode } from '../sources/decode.ts'

/** What the list of an export from Substack says of one of its posts; in the post's own file stands nothing but its text. */
export interface ListedPost {
  isPublished: boolean
  title: string
  subtitle: string
  published: string
  /** `everyone`, or those who pay. */
  audience: string
  /** The list says nothing of it, or cannot be read. */
  unsaid?: 'draft/unlisted' | 'draft/unread'
}

/** What a list says of each post; `unread` when it cannot be read, `other` when it is no such list. */
type Posts = Map<string, ListedPost> | 'unread' | 'other'

/** The name of a post in such an export: `177.bru.html`, and `177.html` or `177..html` before it is called anything. */
const post = /^(?<id>\d+(?:\.[^/\\]*)?)\.html$/

/** Names of the list, which says what each post is called and whether it is out; browsers number what is there already. */
const listNames = ['posts.csv', 'Posts.csv', 'POSTS.CSV', 'posts (1).csv', 'posts (2).csv']

export function isList(file: string): boolean {
  return listNames.includes(path.basename(file))
}

/** Whether a CSV file is such a list, whatever it is called. */
export function readsAsList(text: string): boolean {
  return columnsIn(text).includes('post_id')
}

/** Where the list of a post may be: beside it, or beside the folder of posts. */
function placesOfList(file: string): string[] {
  if (!file.endsWith('.html') || !post.test(path.basename(file))) return []
  const folder = path.dirname(file)
  return [folder, path.dirname(folder)].flatMap((place) => listNames.map((name) => path.join(place, name)))
}

/** The lists on disk that say more of a file than it does itself. */
export function listsBeside(file: string): string[] {
  return placesOfList(file).filter((list) => existsSync(list))
}

/** Finds what lists say of posts, whether both are files or stand in an archive that has its list first. */
export function substackLists(): (from: string, file: { path: string; bytes: Uint8Array }) => ListedPost | undefined {
  const lists = new Map<string, Posts>()
  return (from, { path: name, bytes }) => {
    if (isList(name)) lists.set(path.normalize(name), postsIn(bytes))
    const id = post.exec(path.basename(name))?.groups!.id
    if (id === undefined) return undefined
    const onDisk = listsBeside(from)
    for (const list of onDisk) if (!lists.has(list)) lists.set(list, postsOnDisk(list))
    const near = [...onDisk, ...placesOfList(name)].flatMap((list) => lists.get(list) ?? [])
    const found = near.flatMap((posts) => (typeof posts === 'string' ? [] : (posts.get(id) ?? [])))
    if (found.length > 0) return found.find(({ isPublished }) => !isPublished) ?? found[0]
    // A page may be called by a number alone, such as a year.
    if (!id.includes('.') || near.every((posts) => posts === 'other')) return undefined
    return { ...unknown, unsaid: near.includes('unread') ? 'draft/unread' : 'draft/unlisted' }
  }
}

const unknown: ListedPost = { isPublished: false, title: '', subtitle: '', published: '', audience: '' }

function postsOnDisk(list: string): Posts {
  try {
    return postsIn(readFileSync(list))
  } catch {
    return 'unread'
  }
}

function postsIn(csv: Uint8Array): Posts {
  const text = decode(csv, () => undefined)
  if (text === null || text.trim() === '') return 'unread'
  const names = columnsIn(text)
  // Another program may call its list so, too.
  if (!names.includes('post_id')) return 'other'
  if (!names.includes('is_published')) return 'unread'
  const [, ...records] = recordsOf(text)
  return new Map(
    records.map((fields) => {
      const field = (name: string) => fields[names.indexOf(name)]?.trim() ?? ''
      const listed = {
        // Excel in Norwegian says it in Norwegian.
        isPublished: /^(true|sann)$/i.test(field('is_published')),
        title: field('title'),
        subtitle: field('subtitle'),
        published: field('post_date'),
        audience: field('audience'),
      }
      return [field('post_id'), listed]
    }),
  )
}

function columnsIn(csv: string): string[] {
  return recordsOf(csv.slice(0, csv.search(/[\r\n]|$/)))[0]!.map((name) => name.trim().toLowerCase())
}

/** CSV (RFC 4180) with commas, or with the semicolons and tabs of spreadsheets: whichever comes first in the line of names. */
const fieldsParted: Record<string, RegExp> = {
  ',': /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  ';': /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/g,
  '\t': /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/g,
}

/** The fields of each record. */
function recordsOf(csv: string): string[][] {
  const separator = /[,;\t]/.exec(csv)?.[0] ?? ','
  const records: string[][] = [[]]
  for (const [, inQuotes, plain, end] of csv.matchAll(fieldsParted[separator]!)) {
    records.at(-1)!.push(inQuotes?.replaceAll('""', '"') ?? plain!)
    if (end !== separator) records.push([])
  }
  return records
}
