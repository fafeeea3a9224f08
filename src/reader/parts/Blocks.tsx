import { useTranslation } from 'react-i18next'
import type { Block, Factbox as FactboxBlock, List as ListBlock, Quote as QuoteBlock } from '#article/block.ts'
import { useInterfaceLanguage } from '../languages/useFormats.ts'
import styles from './Blocks.module.css'
import { Figure } from './Figure.tsx'
import { InlineText } from './InlineText.tsx'
import { Table } from './Table.tsx'

/** The pieces of a body, in order. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  // oxlint-disable-next-line react/no-array-index-key
  return blocks.map((block, place) => <OneBlock key={place} block={block} />)
}

function OneBlock({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p className={block.speech && styles.speech}>
          <InlineText text={block.text} />
        </p>
      )
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
    case 'code':
      return <Code text={block.text} />
    case 'rule':
      return <hr className={styles.rule} />
  }
}

function Quote({ quote: { blocks, credit } }: { quote: QuoteBlock }) {
  return (
    <figure className={styles.quote}>
      <blockquote>
        <Blocks blocks={blocks} />
      </blockquote>
      {credit && <figcaption>{credit}</figcaption>}
    </figure>
  )
}

function List({ list: { ordered, start, entries } }: { list: ListBlock }) {
  const items = entries.map((blocks, place) => (
    // oxlint-disable-next-line react/no-array-index-key
    <li key={place}>
      <Blocks blocks={blocks} />
    </li>
  ))
  return ordered ? (
    <ol className={styles.list} start={start}>
      {items}
    </ol>
  ) : (
    <ul className={styles.list}>{items}</ul>
  )
}

function Factbox({ factbox: { heading, blocks } }: { factbox: FactboxBlock }) {
  const { t } = useTranslation()
  const language = useInterfaceLanguage()
  return (
    <aside className={styles.factbox} aria-label={heading ?? t('article.factbox')}>
      <p className={styles.factboxHeading} {...(heading === null && { lang: language, 'data-chrome-word': true })}>
        {heading ?? t('article.factbox')}
      </p>
      <Blocks blocks={blocks} />
    </aside>
  )
}

function Code({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    // Wide code scrolls by itself, so the keyboard must be able to reach it.
    <pre className={styles.code} tabIndex={0} role="region" aria-label={t('article.code')}>
      <code>{text}</code>
    </pre>
  )
}
