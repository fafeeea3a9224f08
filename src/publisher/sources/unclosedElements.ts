/** Elements that are dropped with all they hold; one that is never closed would take the rest of the story with it. */
const swallowing =
  'applet audio button canvas datalist embed iframe math meter noembed noframes noscript object output progress select svg template textarea title video'

/** Comments, and scripts and styles that are closed, are passed over whole: what looks like a tag in them is none. */
const tags = new RegExp(
  String.raw`<!--[^]*?-->|<(script|style)\b[^<>]*>[^]*?</\1\s*>|<(?<slash>/?)(?<name>script|${swallowing.replaceAll(' ', '|')})(?=[\s/>])(?<rest>[^<>]*)>`,
  'gi',
)

/**
 * Closes at once what a writer opened and never closed, as `<iframe src="…">` without its end: browsers take all that
 * follows for its content. The pieces are one text; a tag may be closed in a later one.
 */
export function closeUnclosed(pieces: string[]): string[] {
  const closings = new Map<string, number>()
  return pieces
    .toReversed()
    .map((piece) => {
      if (!piece.includes('<')) return piece
      let closed = piece
      for (const { index, 0: tag, groups } of [...piece.matchAll(tags)].toReversed()) {
        const name = groups?.name?.toLowerCase()
        // A script without an address is all content: closing it would show its code as text.
        if (name === undefined || (name === 'script' && !/\bsrc\s*=/i.test(groups!.rest!))) continue
        const pending = closings.get(name) ?? 0
        if (groups!.slash) closings.set(name, pending + 1)
        else if (pending > 0) closings.set(name, pending - 1)
        else closed = `${closed.slice(0, index + tag.length)}</${name}>${closed.slice(index + tag.length)}`
      }
      return closed
    })
    .toReversed()
}
