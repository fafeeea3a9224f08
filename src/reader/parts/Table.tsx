import { use } from 'react'
import type { Table as TableBlock } from '#article/block.ts'
import { useTranslation } from '../languages/useTranslation.ts'
import { useNumbered } from './blockNumbers.ts'
import { InlineText } from './InlineText.tsx'
import { plainText } from './plainText.ts'
import { StoryLanguage } from './storyLanguage.ts'
import styles from './Table.module.css'

/** A table that scrolls within itself on narrow screens. */
export function Table({ table }: { table: TableBlock }) {
  const { caption, rows } = table
  const { t, language: chrome } = useTranslation()
  const name = useNumbered(t('article.table'), table)
  const headed = rows[0]?.every(({ header }) => header) ?? false
  const [head, body] = headed ? [rows.slice(0, 1), rows.slice(1)] : [[], rows]
  return (
    <div
      className={styles.table}
      tabIndex={0}
      role="region"
      aria-label={caption ?? name}
      // A voice says a name in the language of what bears it.
      lang={caption === null ? chrome : undefined}
    >
      <table lang={use(StoryLanguage)}>
        {caption && <caption>{caption}</caption>}
        {headed && (
          <thead>
            <Rows rows={head} />
          </thead>
        )}
        <tbody>
          <Rows rows={body} />
        </tbody>
      </table>
    </div>
  )
}

/** What a heading stands over: the cells below it where all of its row are headings, also further down, else those beside it. */
const scopeIn = (cells: TableBlock['rows'][number]) => (cells.every(({ header }) => header) ? 'col' : 'row')

function Rows({ rows }: Pick<TableBlock, 'rows'>) {
  /* oxlint-disable react/no-array-index-key -- a cell is known by its place */
  return rows.map((cells, row) => (
    <tr key={row}>
      {cells.map(({ header, align, text }, column) =>
        header ? (
          <th key={column} scope={scopeIn(cells)} data-align={align}>
            <InlineText text={text} />
          </th>
        ) : (
          <td key={column} data-align={align} data-short={align && plainText(text).length < 30}>
            <InlineText text={text} />
          </td>
        ),
      )}
    </tr>
  ))
  /* oxlint-enable react/no-array-index-key */
}
