import * as v from 'valibot'
import { Topic } from './article.ts'
import { Clock } from './clock.ts'
import { InterfaceLanguage } from './language.ts'

/** What every page of an edition needs to know of it. It holds no dates, and no count but of few stories, so that it seldom changes. */
export const Edition = v.object({
  name: v.string(),
  tagline: v.nullable(v.string()),
  /** A sentence for the foot of every page. */
  notice: v.nullable(v.string()),
  /** The newsroom's own links at the foot of every page, by what they are called: `['Personvern', '/a/personvern']`. */
  links: v.optional(v.array(v.tuple([v.string(), v.string()])), []),
  /** Where the edition is published, without a trailing slash; null when nobody said. */
  base: v.nullable(v.string()),
  /** The interface language of a reader who has chosen none and whose browser asks for none we have. */
  language: InterfaceLanguage,
  /** IANA zone in which times are shown. */
  timeZone: v.string(),
  /** What clocks there show. */
  clock: Clock,
  /** The topics in the masthead, in order. */
  topics: v.array(Topic),
  /** Readers an article must have had to be listed as most viewed. */
  minimumReaders: v.number(),
  /** How many stories a list of ten can hold: fewer than ten where the edition has fewer. */
  rows: v.optional(v.number(), 10),
})
export type Edition = v.InferOutput<typeof Edition>
