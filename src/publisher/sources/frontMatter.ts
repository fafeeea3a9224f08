import { isAlias, isMap, isScalar, LineCounter, parseDocument, type Document, type ErrorCode } from 'yaml'

/** The settings at the top of a Markdown file. Every scalar stays the text it was written as. */
export interface FrontMatter {
  values: Record<string, unknown>
  /** The line of the file each key stands on, from 1. */
  lines: Record<string, number>
  /** Keys that stand there twice; the last one counts. */
  repeated: string[]
  /** What follows the closing fence, and the line of the file it begins on. */
  body: string
  bodyLine: number
  /** Why it could not be read, with the remedy, and where. */
  problem?: { message: string; line: number }
}

/** Far more than any story's settings need; longer ones would let a file keep the YAML parser busy for minutes. */
const longest = 100_000

/** The parser's reasons in an editor's words. */
const plainReasons: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a text holds ": ". Put the text in quotation marks',
  MISSING_CHAR: 'a quotation mark, bracket or colon is missing. Add it',
  TAB_AS_INDENT: 'a line begins with a tab. Use spaces',
  BAD_INDENT: 'a line is indented wrongly. Put it below its key with two spaces',
  MULTILINE_IMPLICIT_KEY:
    'a line is no "key: value". Indent it if it belongs to the line above, or put it in quotation marks',
  BAD_ALIAS: 'a text begins with "*" or "&". Put it in quotation marks',
  UNEXPECTED_TOKEN: 'a text begins with a character that YAML uses itself. Put it in quotation marks',
  TAG_RESOLVE_FAILED: 'a text begins with "!". Put it in quotation marks',
  RESOURCE_EXHAUSTION: 'it is nested without end. Write plain "key: value" lines',
  BAD_SCALAR_START: 'a text begins with "@", "`" or "%". Put it in quotation marks',
}

/** Parts a Markdown file (line breaks LF) into YAML 1.2 front matter, failsafe schema, and body. Without a fence all is body. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const open = lines.findIndex((line) => line.trim() !== '')
  const none = { values: {}, lines: {}, repeated: [] }
  const whole = { ...none, body: lines.join('\n'), bodyLine: 1 }
  if (open === -1 || lines[open]!.trimEnd() !== '---') return whole
  const close = lines.findIndex((line, at) => at > open && /^(---|\.\.\.)\s*$/.test(line))
  if (close === -1) return looksLikeKey(lines[open + 1]) ? { ...whole, problem: unclosed(open + 1) } : whole
  const found = { ...none, body: lines.slice(close + 1).join('\n'), bodyLine: close + 2 }
  const yaml = lines.slice(open + 1, close).join('\n')
  if (yaml.length > longest) {
    return { ...found, problem: { message: `is longer than ${longest} characters. Shorten it`, line: open + 1 } }
  }
  return { ...found, ...parse(yaml, open + 1) }
}

/** Values and the lines of their keys; `above` is how many lines of the file stand above the YAML. */
function parse(yaml: string, above: number): Partial<FrontMatter> {
  const counter = new LineCounter()
  const problem = (message: string, line = above) => ({ problem: { message: `cannot be read: ${message}`, line } })
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
    if (error) return problem(plainReasons[error.code] ?? error.message, lineAt(error.pos[0]))
    const loose = unknownAlias(document)
    if (loose !== undefined) return problem(plainReasons.BAD_ALIAS!, lineAt(loose))
    const values: unknown = document.toJS({ maxAliasCount: 100 })
    if (values === null || values === undefined || values === '') return {}
    if (!isMap(document.contents)) return problem('it is not lines of "key: value"', above + 1)
    return { values: { ...(values as Record<string, unknown>) }, ...keysOf(document, lineAt) }
  } catch {
    // Nesting that exhausts the stack and aliases that multiply without end are thrown, not listed as errors.
    return problem('it is nested or repeated without end. Write plain "key: value" lines')
  }
}

/** Where a text such as `*fet*` stands, which YAML takes for a reference to nothing. */
function unknownAlias(document: Document.Parsed): number | undefined {
  if (!isMap(document.contents)) return undefined
  const alias = document.contents.items.find(({ value }) => isAlias(value) && value.resolve(document) === undefined)
  return alias?.value?.range?.[0]
}

function keysOf(
  { contents }: Document.Parsed,
  lineAt: (offset: number) => number,
): Pick<FrontMatter, 'lines' | 'repeated'> {
  const lines: Record<string, number> = {}
  const repeated: string[] = []
  if (!isMap(contents)) return { lines, repeated }
  for (const { key } of contents.items) {
    if (!isScalar(key) || !key.range) continue
    const name = String(key.value)
    if (Object.hasOwn(lines, name)) repeated.push(name)
    lines[name] = lineAt(key.range[0])
  }
  return { lines, repeated }
}

function looksLikeKey(line = ''): boolean {
  return /^[A-Za-z_][\w-]*:(\s|$)/.test(line)
}

function unclosed(line: number) {
  return { message: 'begins with "---" and never ends. Put a line of "---" after it', line }
}
