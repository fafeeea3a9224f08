/** Elements that are dropped with all they hold; one that is never closed would take the rest of the story with it. */
const swallowing =
  'applet audio button canvas datalist embed iframe math meter noembed noframes noscript object output progress select svg template textarea title video'

/** Where a picture that nobody closed ends, and its caption: before what stands in neither. */
const blocks = String.raw`<(?:\/figure|figure|p|h[1-6]|div|[uo]l|table|blockquote|aside|section|article)(?=[\s/>])`
const closedBefore = new Map([
  ['figure', new RegExp(blocks, 'i')],
  ['figcaption', new RegExp(`<figcaption|${blocks}`, 'i')],
])

const tags = new RegExp(
  String.raw`<(?<slash>/?)(?<name>script|${[...closedBefore.keys()].join('|')}|${swallowing.replaceAll(' ', '|')})(?=[\s/>])(?<rest>[^<>]*)>`,
  'gi',
)

/**
 * Closes at once what a writer opened and never closed, as `<iframe src="…">` without its end, and a `<figure>` or its
 * `<figcaption>` before the next block: browsers take all that follows for its content. The pieces are one text; a tag may
 * be closed in a later one.
 */
export function closeUnclosed(pieces: string[]): string[] {
  const closings = new Map<string, number>()
  return pieces
    .toReversed()
    .map((piece) => closedBy(closings, piece))
    .toReversed()
}

function closedBy(closings: Map<string, number>, piece: string): string {
  if (!piece.includes('<')) return piece
  // Last first: whether a tag is closed is told by what follows it.
  const parts: string[] = []
  let end = piece.length
  for (const { index, 0: tag, groups } of [...withoutVerbatim(piece).matchAll(tags)].toReversed()) {
    const name = groups!.name!.toLowerCase()
    // A script without an address is all content: closing it would show its code as text.
    if (name === 'script' && !groups!.slash && !/\bsrc\s*=/i.test(groups!.rest!)) continue
    const pending = closings.get(name) ?? 0
    if (groups!.slash) closings.set(name, pending + 1)
    else if (pending > 0) closings.set(name, pending - 1)
    else {
      const content = piece.slice(index + tag.length, end)
      const own = lengthWithin(content, closedBefore.get(name))
      parts.push(content.slice(own), `</${name}>`)
      end = index + tag.length + own
    }
  }
  return [...parts, piece.slice(0, end)].toReversed().join('')
}

/** How much of what follows is its own. */
function lengthWithin(content: string, end: RegExp | undefined): number {
  const length = end === undefined ? 0 : content.search(end)
  return length === -1 ? content.length : length
}

/** The text with comments, and scripts and styles that are closed, blanked out: what looks like a tag in them is none. */
function withoutVerbatim(piece: string): string {
  const lower = piece.toLowerCase()
  const ends = { '<!--': '-->', '<script': '</script', '<style': '</style' }
  let text = piece
  for (const [start, close] of Object.entries(ends)) {
    const kept: string[] = []
    let from = 0
    for (let at = lower.indexOf(start); at !== -1; at = lower.indexOf(start, from)) {
      const end = lower.indexOf(close, at + start.length)
      if (end === -1) break
      const next = end + close.length
      kept.push(text.slice(from, at), ' '.repeat(next - at))
      from = next
    }
    text = kept.join('') + text.slice(from)
  }
  return text
}
