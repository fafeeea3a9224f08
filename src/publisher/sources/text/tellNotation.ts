import { lineAt } from '../../findings.ts'
import type { Desk } from '../desk.ts'
import { dividedWords } from './textChunks.ts'

/** Marks of HTML and Markdown that nobody writes in a plain text: `</p>`, `&aring;`, `## `, `> `, `**fet**`, `[her](https://…)`. */
const marks =
  /<\/(?:p|b|i|a|em|strong|h[1-6]|div|span|[uo]l|li)>|<br ?\/?>|&(?:[a-z]{2,7}|#\d{2,5});|^#{2,4} \S|^>+ \S|\*\*[^*\s][^*\n]*\*\*|\[[^\]\n]+\]\(https?:[^)\s]+\)/m

/** Tells what readers would meet in a plain text that its writer cannot want them to. */
export function tellNotation(text: string, { remark }: Desk): void {
  const mark = marks.exec(text)
  if (mark) remark('note', 'text.notation', { mark: mark[0] }, lineAt(text, mark.index))
  // Nobody can tell whether “ordføre-” and “ren” had a hyphen between them.
  const [word, ...others] = text.matchAll(dividedWords)
  if (word) remark('note', 'word.divided', { count: others.length + 1 }, lineAt(text, word.index))
}
