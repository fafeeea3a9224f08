/**
 * Code in a Markdown text, between fences (to the end where nobody closes them) or in a paragraph: it may show anything to
 * readers, so what is looked for in the text is looked for beside it. For patterns with the flag `m`.
 */
const code =
  /(?<code>^(?<fence> {0,3}(?:`{3,}|~{3,})).*\n(?:.*\n)*?(?:\k<fence>[`~]*[ \t]*$|.*(?![^]))|(?<!`)(?<tick>`+)(?!`)(?:(?!\n[ \t]*\n)[^]){0,2000}?[^`]\k<tick>(?!`))/m

/** Finds what `other` does, except in code; there the group `code` is filled. */
export function besideCode(other: RegExp): RegExp {
  return new RegExp(`${code.source}|${other.source}`, 'gm')
}

/** A text with something else where such a pattern finds what it looks for; it is told the named groups and the place. */
export function replacedBesideCode<Group extends string>(
  text: string,
  pattern: RegExp,
  replacing: (found: string, groups: Record<Group, string | undefined>, at: number) => string,
): string {
  return text.replace(pattern, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<Group | 'code', string | undefined>
    return groups.code === undefined ? replacing(found, groups, rest.at(-3) as number) : found
  })
}
