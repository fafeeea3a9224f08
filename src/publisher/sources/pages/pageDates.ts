import type { PartialDate } from '#article/partialDate.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { type JsonObject, textIn } from '../jsonFields.ts'
import type { PageFacts } from './pageFacts.ts'
import type { PageTimes } from './pageTimes.ts'
import type { Desk } from '../desk.ts'
import type { Stamp } from '../text/textTrimmings.ts'

/** When a page's story was published and updated: what its data says, then its head, then the page itself. */
export function datesOf(
  facts: PageFacts,
  data: JsonObject,
  times: PageTimes,
  stamps: Stamp[],
  desk: Desk,
): { published: PartialDate | null; updated: PartialDate | null; isDerived: boolean } {
  const inHead = [textIn(data.datePublished), textIn(data.dateCreated), ...publishedNames.flatMap(facts.metas)]
  const stated = firstDate([...inHead, ...times.stated], 'datePublished', desk)
  const besideNames = (which: Stamp['says']) => stamps.flatMap(({ says, written }) => (says === which ? [written] : []))
  const shown = [...times.atHead.slice(0, 1), ...besideNames('published')]
  const published = stated ?? firstDate(shown, 'time', desk)
  const changes = [
    textIn(data.dateModified),
    ...updatedNames.flatMap(facts.metas),
    ...times.updated,
    ...besideNames('updated'),
  ]
  const updated = firstDate(changes, 'dateModified', desk)
  return { published, updated, isDerived: stated === null && published !== null }
}

const publishedNames = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
]
const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'article:modified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
]

/** The first that can be read; what is wrong with those before it is told. */
function firstDate(written: (string | null)[], field: string, desk: Desk): PartialDate | null {
  for (const text of written) {
    const date = dateFrom(text, field, desk, {})
    if (date !== null) return date
  }
  return null
}
