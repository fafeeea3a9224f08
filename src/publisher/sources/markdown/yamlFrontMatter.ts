import { isAlias, isMap, isScalar, LineCounter, parseDocument, type Document, type ErrorCode } from 'yaml'
import { withWholeTexts } from '../jsonFields.ts'
import type { Matter, MatterProblem } from './frontMatter.ts'

/** The parser's reasons, for which there are words of ours. */
const reasons: Partial<Record<ErrorCode, MatterProblem['words']>> = {
  BLOCK_AS_IMPLICIT_KEY: 'front.matter/colon',
  MISSING_CHAR: 'front.matter/missing',
  TAB_AS_INDENT: 'front.matter/tab',
  BAD_INDENT: 'front.matter/indent',
  MULTILINE_IMPLICIT_KEY: 'front.matter/no-key',
  BAD_ALIAS: 'front.matter/alias',
  UNEXPECTED_TOKEN: 'front.matter/character',
  TAG_RESOLVE_FAILED: 'front.matter/tag',
  RESOURCE_EXHAUSTION: 'front.matter/endless',
  BAD_SCALAR_START: 'front.matter/start',
}

/** YAML 1.2, failsafe schema: every scalar is the text it was written as. `above` is how many lines stand above it. */
export function readYamlMatter(written: string, above: number): Matter {
  const yaml = withHashtags(written)
  const hashtag = yaml === written ? {} : { hashtag: above + 1 + firstDifference(yaml, written) }
  const read = { ...parse(yaml, above), ...hashtag }
  if (!read.problem) return read
  const mended = indented(yaml)
  const again = mended === yaml ? read : parse(mended, above)
  return again.problem ? read : { ...again, isMended: true }
}

/** In a text for readers ` #metoo` is a word of theirs, where YAML begins a comment; people write a space behind that sign. */
function withHashtags(yaml: string): string {
  if (!yaml.includes(' #')) return yaml
  return yaml.replace(readersText, (whole: string, key: string, text: string) =>
    / #\p{L}/u.test(text) ? `${key}'${text.trim().replaceAll("'", "''")}'` : whole,
  )
}

/** A plain text on one line, up to a comment. */
const readersText =
  /^((?:title|tittel|headline|overskrift|kicker|lede|ingress|summary|description|byline|author):[ \t]+)(?![-"'|>[{*&!#])((?:(?! #(?!\p{L}))[^\n])+)(?: #[^\n]*)?$(?!\n[ \t]+\S)/gimu

function firstDifference(one: string, other: string): number {
  const lines = other.split('\n')
  return one.split('\n').findIndex((line, at) => line !== lines[at])
}

/** Programs have written quoted texts over several lines without indenting them, which YAML forbids and people read. */
function indented(yaml: string): string {
  let open: string | null = null
  const lines = yaml.split('\n').map((line) => {
    const inside = open
    const [, quote, rest] = inside === null ? (/^[\w-]+:\s+(["'])(.*)$/.exec(line) ?? []) : [null, inside, line]
    if (quote !== undefined && quote !== null) open = isClosed(rest!, quote) ? null : quote
    return inside === null || line.trim() === '' ? line : `  ${line}`
  })
  return lines.join('\n')
}

function isClosed(text: string, quote: string): boolean {
  const left = quote === '"' ? text.replace(/\\./g, '') : text.replaceAll("''", '')
  return left.includes(quote)
}

/** Front matter that says nothing. */
export const nothing: Matter = { values: {}, lines: new Map(), repeated: [] }

function parse(yaml: string, above: number): Matter {
  const counter = new LineCounter()
  const problem = (found: Omit<MatterProblem, 'line'>, line = above): Matter => ({
    ...nothing,
    problem: { ...found, line },
  })
  try {
    const options = {
      schema: 'failsafe',
      lineCounter: counter,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    } as const
    const document = parseDocument(yaml, options)
    const lineAt = (offset: number) => above + counter.linePos(offset).line
    // A text that YAML takes for a tag ("!viktig") only earns a warning and would lose that word.
    const [error] = [...document.errors, ...document.warnings]
    // The parser has one code for this and for lines at a wrong place, and tells of it on the line below.
    if (error && /^Flow .* end with a [\]}]$/.test(error.message))
      return problem({ words: 'front.matter/bracket' }, lineAt(error.pos[0] - 1))
    if (error)
      return problem({ words: reasons[error.code] ?? 'front.matter', reason: error.message }, lineAt(error.pos[0]))
    const loose = unknownAlias(document)
    if (loose !== undefined) return problem({ words: 'front.matter/alias' }, lineAt(loose))
    const values: unknown = document.toJS({ maxAliasCount: 100 })
    if (values === null || values === undefined || values === '') return nothing
    if (!isMap(document.contents)) return problem({ words: 'front.matter/no-map' }, above + 1)
    return { values: withWholeTexts({ ...(values as Record<string, unknown>) }), ...keysOf(document, lineAt) }
  } catch {
    // Nesting that exhausts the stack and aliases that multiply without end are thrown, not listed as errors.
    return problem({ words: 'front.matter/endless' })
  }
}

/** Where a text such as `*fet*` stands, which YAML takes for a reference to nothing. */
function unknownAlias(document: Document.Parsed): number | undefined {
  if (!isMap(document.contents)) return undefined
  const alias = document.contents.items.find(({ value }) => isAlias(value) && value.resolve(document) === undefined)
  return alias?.value?.range?.[0]
}

function keysOf({ contents }: Document.Parsed, lineAt: (offset: number) => number): Pick<Matter, 'lines' | 'repeated'> {
  const lines = new Map<string, number>()
  const repeated: Matter['repeated'] = []
  if (!isMap(contents)) return { lines, repeated }
  const before = new Map<string, unknown>()
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || !key.range) continue
    const name = String(key.value)
    if (before.has(name)) repeated.push([name, before.get(name)])
    before.set(name, isScalar(value) ? value.value : null)
    lines.set(name, lineAt(key.range[0]))
  }
  return { lines, repeated }
}
