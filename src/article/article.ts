import * as v from 'valibot'
import { Block } from './block.ts'
import { Image } from './image.ts'
import { Language } from './language.ts'
import { PartialDate } from './partialDate.ts'

const Text = v.pipe(v.string(), v.minLength(1))

/** Lower-case letters, digits and single hyphens, at most 180 in all: what stands in an address, and in the name of a file. */
export const Slug = v.pipe(v.string(), v.regex(/^(?!.{181})[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug such as "nei-til-eu"'))

export const Topic = v.object({ slug: Slug, name: Text })
export type Topic = v.InferOutput<typeof Topic>

/** A stretch of the body. Only the first of an article may lack a heading; `level` is the heading's, 2 when absent. */
export const Section = v.object({
  id: v.nullable(Slug),
  heading: v.nullable(Text),
  level: v.optional(v.picklist([2, 3, 4])),
  blocks: v.array(Block),
})
export type Section = v.InferOutput<typeof Section>

/** What a publisher may have had to derive instead of read. */
export const Derivable = v.picklist(['id', 'slug', 'headline', 'lede', 'language', 'section', 'published'])

/** One story: the public contract between newsrooms and readers, documented in docs/article.md. */
export const Article = v.object({
  id: Text,
  slug: Slug,
  language: v.optional(Language),
  kicker: v.nullable(Text),
  headline: Text,
  lede: v.nullable(Text),
  published: v.nullable(PartialDate),
  updated: v.nullable(PartialDate),
  byline: v.array(v.object({ name: Text, role: v.nullable(Text) })),
  dateline: v.nullable(Text),
  source: v.nullable(v.object({ name: Text, url: v.nullable(v.string()) })),
  section: v.nullable(Text),
  topics: v.array(Topic),
  image: v.nullable(Image),
  sections: v.array(Section),
  rights: v.nullable(v.object({ holder: v.nullable(Text), notice: v.nullable(Text), usage: v.nullable(Text) })),
  canonicalUrl: v.nullable(v.string()),
  /** The newsroom has told its readers of a mistake: when, and in which words, as far as the source says. */
  correction: v.optional(v.object({ date: v.nullable(PartialDate), note: v.nullable(Text) })),
  /** The source says that a machine made the text, or had a part in it. */
  madeWith: v.optional(v.picklist(['ai', 'ai-and-people'])),
  words: v.pipe(v.number(), v.integer(), v.minValue(0)),
  derived: v.array(Derivable),
})
export type Article = v.InferOutput<typeof Article>
