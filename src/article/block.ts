import * as v from 'valibot'
import { Image } from './image.ts'
import { Language } from './language.ts'

/** An address a reader may be sent to: http(s), mail, telephone, or a place in the edition itself. */
export const Href = v.pipe(
  v.string(),
  v.regex(
    /^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/i,
    'an http(s), mailto or tel address, or one that begins with / or #',
  ),
)

const Ordinal = v.pipe(v.number(), v.integer(), v.minValue(1))

/**
 * Running text: strings and marks, nested. A newline in a string is a line break the writer made. What is marked `del` the
 * writer has struck out. A `footnote` is the `reference`-th reference to the footnote with that number.
 */
export type Inline =
  | string
  | { mark: 'strong' | 'em' | 'code' | 'sub' | 'sup' | 'del'; text: Inline[] }
  | { mark: 'link'; href: string; text: Inline[] }
  | { mark: 'lang'; lang: Language; text: Inline[] }
  | { mark: 'footnote'; note: number; reference: number; text: Inline[] }

export const Inline: v.GenericSchema<Inline> = v.lazy((input) => {
  if (typeof input === 'string') return v.string()
  return v.variant('mark', [
    v.object({ mark: v.picklist(['strong', 'em', 'code', 'sub', 'sup', 'del']), text: v.array(Inline) }),
    v.object({ mark: v.literal('link'), href: Href, text: v.array(Inline) }),
    v.object({ mark: v.literal('lang'), lang: Language, text: v.array(Inline) }),
    v.object({ mark: v.literal('footnote'), note: Ordinal, reference: Ordinal, text: v.array(Inline) }),
  ])
})

/** `speech` marks a Norwegian dash quote; the dash stays in the text, byte for byte. */
export const Paragraph = v.object({
  type: v.literal('paragraph'),
  speech: v.optional(v.literal(true)),
  text: v.array(Inline),
})
export type Paragraph = v.InferOutput<typeof Paragraph>

const Code = v.object({
  type: v.literal('code'),
  language: v.nullable(v.string()),
  text: v.string(),
})
export type Code = v.InferOutput<typeof Code>

/** A cell of figures stands at the `end` of its column, where the writer says so. */
const Cell = v.object({ header: v.boolean(), align: v.optional(v.literal('end')), text: v.array(Inline) })

export const Table = v.object({
  type: v.literal('table'),
  caption: v.nullable(v.string()),
  rows: v.array(v.array(Cell)),
})
export type Table = v.InferOutput<typeof Table>

const ImageBlock = v.object({ type: v.literal('image'), image: Image })
const Rule = v.object({ type: v.literal('rule') })

export type Quote = { type: 'quote'; blocks: Block[]; credit: string | null }
/** An ordered list counts from `start`, down when it is `reversed`, in figures or in the `numbering` of HTML's `<ol type>`. */
export type List = {
  type: 'list'
  ordered: boolean
  start: number
  reversed?: true | undefined
  numbering?: 'a' | 'A' | 'i' | 'I' | undefined
  entries: Block[][]
}
/** The footnotes of a story, in the order of their numbers. */
type Footnotes = { type: 'footnotes'; notes: Block[][] }
export type Factbox = { type: 'factbox'; heading: string | null; blocks: Block[] }

export type Block =
  | Paragraph
  | Quote
  | List
  | v.InferOutput<typeof ImageBlock>
  | Table
  | Factbox
  | Footnotes
  | Code
  | v.InferOutput<typeof Rule>

/** One piece of an article's body. Plain data, never HTML, so that a reader never needs innerHTML. */
export const Block: v.GenericSchema<Block> = v.lazy(() => anyBlock)

/** The schema of each kind: one that the type names and this does not would be refused in every story. */
const kinds = {
  paragraph: Paragraph,
  quote: v.object({ type: v.literal('quote'), blocks: v.array(Block), credit: v.nullable(v.string()) }),
  list: v.object({
    type: v.literal('list'),
    ordered: v.boolean(),
    start: v.number(),
    reversed: v.optional(v.literal(true)),
    numbering: v.optional(v.picklist(['a', 'A', 'i', 'I'])),
    entries: v.array(v.array(Block)),
  }),
  image: ImageBlock,
  table: Table,
  factbox: v.object({ type: v.literal('factbox'), heading: v.nullable(v.string()), blocks: v.array(Block) }),
  footnotes: v.object({ type: v.literal('footnotes'), notes: v.array(v.array(Block)) }),
  code: Code,
  rule: Rule,
} satisfies { [Kind in Block['type']]: v.GenericSchema<Extract<Block, { type: Kind }>> }

const anyBlock = v.variant('type', Object.values(kinds))
