import path from 'node:path'
import { fileOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import { lastingFolders } from '#article/delivery.ts'
import { imagesOf } from '#article/imagesOf.ts'
import type { Finding } from '../findings.ts'
import { articleIn } from './bodies.ts'
import type { Contents } from './contents.ts'
import type { Press } from './press.ts'

/** Why a file that no page names any more is still there: until when (milliseconds), and the ids of the stories that showed it. */
export interface Stay {
  until: number
  stories: string[]
}

/** How long such a file stays: a tab that was open in the evening is gone on with in the morning. Milliseconds. */
const longest = 24 * 60 * 60 * 1000

interface Leaving {
  /** Where the edition stands that is to be replaced, what it consists of, and what of that is staying already. */
  to: string
  before: Contents
  staying: Map<string, Stay>
  /** The stories of the edition in the press, and what is remarked of their files. */
  stories: { article: Pick<Article, 'id'>; file: string }[]
  findings: Finding[]
  now: number
}

/**
 * Lets pictures, scripts and styles that no page names any more stay for a day, as pages that are open, in a cache or
 * fetched ahead still do. A picture goes at once when a story that showed it is not published any more, or when the sender
 * of the story holds a picture of it back. Gives what stays, by file.
 */
export function letStay(press: Press, { to, before, staying, stories, findings, now }: Leaving): Map<string, Stay> {
  const unnamed = press.unnamed()
  const lasting = unnamed.filter((file) => lastingFolders.some((folder) => file.startsWith(`${folder}/`)))
  if (lasting.length === 0) return new Map()
  const shownBy = lastShown(to, [...unnamed, ...before.keys().filter(press.changes)])
  const heldIn = new Set(findings.filter(({ words }) => words === 'picture.lost/held').map(({ file }) => file))
  const mayBeSeen = new Set(stories.filter(({ file }) => !heldIn.has(file)).map(({ article }) => article.id))
  const mayStay = ([file, stay]: [string, Stay]) =>
    now < stay.until &&
    // Scripts and styles are no story's; a picture whose stories are not known may be of one that is gone.
    (stay.stories.length > 0 || file.startsWith('assets/')) &&
    stay.stories.every((id) => mayBeSeen.has(id)) &&
    press.keepsNamed(file)
  const stayOf = (file: string): Stay =>
    staying.get(file) ?? { until: now + longest, stories: shownBy.get(`/${file}`) ?? [] }
  return new Map(lasting.map((file): [string, Stay] => [file, stayOf(file)]).filter(mayStay))
}

/** For the address of a picture the ids of those stories that showed it, of those whose files are among these. */
function lastShown(to: string, files: string[]): Map<string, string[]> {
  const articles = path.posix.dirname(fileOf.article('x'))
  const shownBy = new Map<string, string[]>()
  for (const file of files) {
    const article = path.posix.dirname(file) === articles ? articleIn(path.join(to, file)) : null
    if (article === null) continue
    for (const url of new Set(
      imagesOf(article).flatMap(({ renditions }) => renditions.map((rendition) => rendition.url)),
    ))
      shownBy.set(url, [...(shownBy.get(url) ?? []), article.id])
  }
  return shownBy
}
