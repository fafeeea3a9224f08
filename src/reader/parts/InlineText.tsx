import { Fragment } from 'react'
import type { Inline } from '#article/block.ts'
import { spokenIn } from '#article/language.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import styles from './InlineText.module.css'
import { plainText } from './plainText.ts'

type FootnoteReference = Extract<Exclude<Inline, string>, { mark: 'footnote' }>

/** Running text with its marks. A newline is a line break the writer made. */
export function InlineText({ text }: { text: Inline[] }) {
  // oxlint-disable-next-line react/no-array-index-key -- pieces of a published text never change places
  return text.map((piece, place) => <Piece key={place} piece={piece} />)
}

function Piece({ piece }: { piece: Inline }) {
  if (typeof piece === 'string') return <Lines text={piece} />
  const inner = <InlineText text={piece.text} />
  switch (piece.mark) {
    case 'strong':
      return <strong>{inner}</strong>
    case 'em':
      return <em>{inner}</em>
    case 'code':
      return <code dir="ltr">{inner}</code>
    case 'sub':
      return <sub>{inner}</sub>
    case 'sup':
      return <sup>{inner}</sup>
    case 'del':
      return <del>{inner}</del>
    case 'lang':
      return (
        <span dir="ltr" {...spokenIn(piece.lang)}>
          {inner}
        </span>
      )
    case 'footnote':
      return <Reference piece={piece} />
    case 'link':
      return (
        <a href={piece.href} data-bare={bare(plainText(piece.text)) === bare(piece.href) || undefined}>
          {inner}
        </a>
      )
  }
}

/** An address as people write it. */
function bare(address: string): string {
  return address.replaceAll(/^(https?:\/\/(www\.)?|www\.|mailto:)|\/$/g, '')
}

/** A number is a poor name for a link: whoever listens hears what it leads to. */
function Reference({ piece }: { piece: FootnoteReference }) {
  const { t, language } = useTranslation()
  return (
    <a
      href={`#note-${piece.note}`}
      id={referenceId(piece)}
      className={styles.reference}
      lang={language}
      aria-label={t('article.footnote', { mark: plainText(piece.text) })}
    >
      <InlineText text={piece.text} />
    </a>
  )
}

/** The way back from a footnote leads to the first reference. */
function referenceId({ note, reference }: FootnoteReference): string {
  return reference === 1 ? `ref-${note}` : `ref-${note}-${reference}`
}

function Lines({ text }: { text: string }) {
  const lines = text.split('\n')
  return lines.map((line, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- pieces of a published text never change places
    <Fragment key={place}>
      {place > 0 && <br />}
      {line}
    </Fragment>
  ))
}
