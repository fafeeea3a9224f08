import type { FrontMatter } from '../markdown/frontMatter.ts'
import type { Fields } from '../markdown/frontMatterFields.ts'
import { isNearEdge } from './heldByLine.ts'
import type { Held } from './heldByItsWriter.ts'

/** What writers of notes call those that are not out, whatever it stands below or above: `draft`, `status/draft`. */
const draftTag =
  /^[#_\s]*(?:[\p{L}\p{N}_-]+\/)*(?:drafts?|utkast|kladd|wip|private|unpublished|upublisert)(?:\/[^\s]*)?\s*$/iu

/** A line of nothing but hashtags, or those that end a headline. */
const hashtags = /^(?:# .*?\s)?\s*((?:#[\p{L}\p{N}_/-]+[\s,]*)+)$/u

/** Far more than anybody tags a text with. */
const longest = 300

/** Why a Markdown story is held by one of its tags, in front matter or, as Obsidian and Bear have them, in a line of the text. */
export function heldByTag(fields: Fields, matter: FrontMatter): Held | null {
  for (const { value, line } of fields.stated('topics')) {
    const tag = tagsIn(value).find((one) => draftTag.test(one))
    if (tag !== undefined) return { words: 'draft/tag', values: { tag: tag.trim() }, line }
  }
  return heldByHashtag(matter)
}

function tagsIn(value: unknown): string[] {
  const tags: unknown[] = typeof value === 'string' ? value.split(/,|\s+(?=#)/) : Array.isArray(value) ? value : []
  return tags.filter((tag) => typeof tag === 'string').filter((tag) => tag.length <= longest)
}

function heldByHashtag({ body, bodyLine }: FrontMatter): Held | null {
  if (!/#/.test(body)) return null
  const lines = body.split('\n').map((text, at) => ({ text, at }))
  const written = lines.filter(({ text }) => text.trim() !== '')
  for (const [place, { text, at }] of written.entries()) {
    if (!isNearEdge(place, written.length) || text.length > longest) continue
    const tag = hashtags
      .exec(text)?.[1]
      ?.split(/[\s,]+/)
      .find((one) => draftTag.test(one))
    if (tag !== undefined && !isCode(body, at)) return { words: 'draft/tag', values: { tag }, line: bodyLine + at }
  }
  return null
}

/** Whether a line stands within a fence, where a text may show how drafts are marked. */
function isCode(body: string, at: number): boolean {
  const fences = body
    .split('\n')
    .slice(0, at)
    .filter((line) => /^\s*(?:```|~~~)/.test(line))
  return fences.length % 2 === 1
}
