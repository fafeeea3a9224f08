import { parse, TomlDate, TomlError } from 'smol-toml'
import { isObject, parseJson, withWholeTexts } from '../jsonFields.ts'
import type { Matter } from './frontMatter.ts'
import { nothing, readYamlMatter } from './yamlFrontMatter.ts'

/** TOML 1.0; dates stay as exact as they are written. `above` is how many lines of the file stand above it. */
export function readTomlMatter(toml: string, above: number): Matter {
  try {
    return {
      ...nothing,
      values: withWholeTexts(asTexts(parse(toml)) as Matter['values']),
      lines: linesOf(toml, above, /^\s*"?([\w-]+)"?\s*=/),
    }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const reason = error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '')
    return { ...nothing, problem: { words: 'front.matter/toml', line: above + error.line, reason } }
  }
}

export function readJsonMatter(json: string, above: number): Matter {
  try {
    const values: unknown = parseJson(json)
    return {
      ...nothing,
      values: isObject(values) ? (asTexts(values) as Matter['values']) : {},
      // Every text in JSON is one in YAML, whose parser tells of keys that stand there twice.
      repeated: readYamlMatter(json, above).repeated,
      lines: linesOf(json, above, /^\s*"([\w-]+)"\s*:/),
    }
  } catch (error) {
    return { ...nothing, problem: { words: 'front.matter/json', line: above + 1, reason: (error as Error).message } }
  }
}

/** Scalars as the texts they were written as. */
function asTexts(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString().replace('.000', '')
  if (Array.isArray(value)) return value.map(asTexts)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, asTexts(held)]))
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    typeof value === 'bigint'
    ? String(value)
    : null
}

function linesOf(text: string, above: number, key: RegExp): Map<string, number> {
  const found = text.split('\n').map((line, at) => [key.exec(line)?.[1], above + at + 1] as const)
  return new Map(found.flatMap(([name, line]) => (name === undefined ? [] : [[name, line]])))
}
