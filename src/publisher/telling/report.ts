import type { Article } from '#article/article.ts'
import type { Finding } from '../findings.ts'
import { soonest, type Newsroom } from '../reading/newsroom.ts'
import type { Received, Settled } from '../settling/settle.ts'

/** What became of a file, or of one story in it. */
export const outcomes = ['published', 'merged', 'held', 'rejected', 'no article'] as const
export type Outcome = (typeof outcomes)[number]

/** One file of the newsroom and what became of it: of the stories in it, the outcome that comes first in the list above. */
interface FileReport {
  file: string
  format: string | null
  outcome: Outcome
  stories: StoryReport[]
}

interface StoryReport {
  item?: number
  outcome: Outcome
  id?: string
  slug?: string
}

export interface Report {
  /** How many stories the edition has. */
  published: number
  /** How many files of the edition were new or changed. */
  written: number
  /** How many files ended in each way; together they are all files of the newsroom. */
  tally: Record<Outcome, number>
  files: FileReport[]
  findings: Finding[]
  /** When an embargo, an expiry, the age of its news or what has stayed its day next changes the edition; milliseconds, null when none will. */
  nextChange: number | null
}

/** Says of every file of the newsroom what became of it; `changes` are moments at which the edition changes by itself. */
export function reportOf(
  { files: read, nextReading }: Newsroom,
  settled: Settled,
  articles: Article[],
  findings: Finding[],
  changes: (number | null)[],
): Report {
  const slugs = new Map(articles.map(({ id, slug }) => [id, slug]))
  const storiesIn = Map.groupBy(settled.received, ({ file }) => file)
  const remarksOn = Map.groupBy(findings, ({ file }) => file)
  const formats = new Map(read.map(({ path, format }) => [path, format]))
  // A file that was refused before it was read, such as a link or a broken archive, has only a finding.
  const refused = findings
    .filter(({ kind, file, code }) => !formats.has(file) && (kind === 'rejected' || code === 'no.article'))
    .map(({ file }) => file)
  const names = [...new Set([...formats.keys(), ...refused])].toSorted()
  const files = names.map((file) =>
    fileReport(file, formats.get(file) ?? null, storiesIn.get(file) ?? [], remarksOn.get(file) ?? [], slugs),
  )
  const tally = Object.fromEntries(
    outcomes.map((outcome) => [outcome, files.filter((file) => file.outcome === outcome).length]),
  )
  return {
    published: articles.length,
    written: 0,
    tally: tally as Report['tally'],
    files,
    findings: findings.toSorted(byPlace),
    nextChange: soonest([nextReading, settled.nextChange, ...changes]),
  }
}

function fileReport(
  file: string,
  format: string | null,
  received: Received[],
  remarks: Finding[],
  slugs: Map<string, string>,
): FileReport {
  const known = received.map((story) => storyReport(story, slugs))
  const stories = remarks.length === 0 ? known : known.concat(unreadStories(received, remarks))
  const outcome = outcomes.find((one) => stories.some((story) => story.outcome === one)) ?? 'rejected'
  return { file, format, outcome, stories: stories.toSorted((a, b) => (a.item ?? 0) - (b.item ?? 0)) }
}

function storyReport({ article: { id }, item, outcome }: Received, slugs: Map<string, string>): StoryReport {
  const slug = outcome === 'published' ? slugs.get(id) : undefined
  return { ...(item !== undefined && { item }), outcome, id, ...(slug !== undefined && { slug }) }
}

/** Those that nothing but a remark tells of. */
function unreadStories(received: Received[], remarks: Finding[]): StoryReport[] {
  const there = new Set(received.map(({ item }) => item))
  return remarks.flatMap(({ kind, code, item }) => {
    if ((kind !== 'rejected' && kind !== 'held' && code !== 'no.article') || there.has(item)) return []
    there.add(item)
    return [
      {
        ...(item !== undefined && { item }),
        outcome: kind === 'rejected' || kind === 'held' ? kind : ('no article' as const),
      },
    ]
  })
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (a.item ?? 0) - (b.item ?? 0) || (a.line ?? 0) - (b.line ?? 0)
}
