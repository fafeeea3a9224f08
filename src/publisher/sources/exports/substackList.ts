import { decode } from '../decode.ts'

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
export type Posts = Map<string, ListedPost> | 'unread' | 'other'

/** What such a list says. */
export function postsIn(csv: Uint8Array): Posts {
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

/** Whether a CSV file is such a list, whatever it is called. */
export function readsAsList(text: string): boolean {
  return columnsIn(text).includes('post_id')
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
