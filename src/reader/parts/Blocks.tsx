import { use } from 'react'
import { inChrome } from '../languages/inChrome.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import type {
  Block,
  Code as CodeBlock,
  Factbox as FactboxBlock,
  Inline,
  List as ListBlock,
  Paragraph as ParagraphBlock,
  Quote as QuoteBlock,
} from '#article/block.ts'
import styles from './Blocks.module.css'
import { useNumbered } from './blockNumbers.ts'
import { Figure } from './Figure.tsx'
import { HeadingLevel } from './headingLevel.ts'
import { InlineText } from './InlineText.tsx'
import { plainText } from './plainText.ts'
import { StoryLanguage } from './storyLanguage.ts'
import { Table } from './Table.tsx'

/** The pieces of a body, in order. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  // oxlint-disable-next-line react/no-array-index-key -- pieces of a published text never change places
  return blocks.map((block, place) => <OneBlock key={place} block={block} />)
}

function OneBlock({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph paragraph={block} />
    case 'quote':
      return <Quote quote={block} />
    case 'list':
      return <List list={block} />
    case 'image':
      return <Figure image={block.image} />
    case 'table':
      return <Table table={block} />
    case 'factbox':
      return <Factbox factbox={block} />
    case 'footnotes':
      return <Footnotes notes={block.notes} />
    case 'code':
      return <Code code={block} />
    case 'rule':
      return <hr className={styles.rule} />
  }
}

function Paragraph({ paragraph: { speech, text } }: { paragraph: ParagraphBlock }) {
  const [dash, rest] = speech ? dashOf(text) : [null, text]
  return (
    <p className={speech && styles.speech}>
      {dash && <span className={styles.dash}>{dash}</span>}
      <InlineText text={rest} />
    </p>
  )
}

/** The dash of a speech with its first word, from which no line may part it, and the rest; no dash where that word is marked. */
function dashOf(text: Inline[]): [dash: string | null, rest: Inline[]] {
  const [first, ...rest] = text
  const dash = typeof first === 'string' && /^[–—] \S{1,9}/.exec(first)?.[0]
  return dash ? [dash, [first.slice(dash.length), ...rest]] : [null, text]
}

/** The footnotes of a story, each with the way back to where it was referred to. */
function Footnotes({ notes }: { notes: Block[][] }) {
  const { t, language } = useTranslation()
  return (
    <ol role="list" className={styles.footnotes}>
      {notes.map((blocks, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces of a published text never change places
        <li key={place} id={`note-${place + 1}`}>
          <Blocks blocks={blocks} />
          <a href={`#ref-${place + 1}`} {...inChrome(language)} aria-label={t('article.backToText')}>
            ↑
          </a>
        </li>
      ))}
    </ol>
  )
}

function Quote({ quote: { blocks, credit } }: { quote: QuoteBlock }) {
  return (
    <figure className={styles.quote} data-marks={isUnmarked(blocks)}>
      <blockquote>
        <Blocks blocks={blocks} />
      </blockquote>
      {credit && <figcaption>{credit}</figcaption>}
    </figure>
  )
}

/** Quotation marks are drawn around a quote that brings none of its own, where it is running text at both ends. */
function isUnmarked(blocks: Block[]): boolean {
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (first?.type !== 'paragraph' || last?.type !== 'paragraph') return false
  return !/^[\p{Pi}\p{Pf}\p{Pd}"'„]/u.test(plainText(first.text))
}

function List({ list: { ordered, start, reversed, numbering, entries } }: { list: ListBlock }) {
  const items = entries.map((blocks, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- pieces of a published text never change places
    <li key={place}>
      <Blocks blocks={blocks} />
    </li>
  ))
  return ordered ? (
    <ol className={styles.list} start={start} reversed={reversed} type={numbering} data-numbering={numbering}>
      {items}
    </ol>
  ) : (
    <ul className={styles.list}>{items}</ul>
  )
}

function Factbox({ factbox: { heading, blocks } }: { factbox: FactboxBlock }) {
  const { t, language } = useTranslation()
  return (
    // Part of the story: reader views leave out what stands in an `aside`.
    <section className={styles.factbox} aria-label={heading ?? t('article.factbox')}>
      {/* For those who go by headings it is one; what is drawn, and what reader views take, is a paragraph. */}
      <p
        role="heading"
        aria-level={use(HeadingLevel)}
        className={styles.factboxHeading}
        {...(heading === null && inChrome(language))}
      >
        {heading ?? t('article.factbox')}
      </p>
      <Blocks blocks={blocks} />
    </section>
  )
}

function Code({ code }: { code: CodeBlock }) {
  const { t, language } = useTranslation()
  const name = useNumbered(t('article.code'), code)
  return (
    // Wide code scrolls by itself, so the keyboard must be able to reach it.
    <pre className={styles.code} lang={language} dir="ltr" tabIndex={0} role="region" aria-label={name}>
      <code lang={use(StoryLanguage)}>{code.text}</code>
    </pre>
  )
}
