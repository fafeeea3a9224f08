import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Language } from '#article/language.ts'

const footnotes = { nb: 'Fotnoter', nn: 'Fotnotar', en: 'Footnotes' }

/** CommonMark with GitHub's tables, task lists and footnotes, as a tree of HTML; raw HTML in it is parsed, not yet trusted. */
export function htmlOfMarkdown(body: string, language: Language | null): Root {
  const label = footnotes[language as keyof typeof footnotes] ?? footnotes.nb
  const reading = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true, footnoteLabel: label, footnoteBackContent: '', clobberPrefix: '' })
    .use(rehypeRaw)
  return reading.runSync(reading.parse(body)) as Root
}
