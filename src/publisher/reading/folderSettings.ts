import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readFrontMatter } from '../sources/markdown/frontMatter.ts'
import { readJsonMatter } from '../sources/markdown/otherFrontMatter.ts'
import { isObject } from '../sources/jsonFields.ts'
import type { SaidOfFolder } from '../sources/source.ts'
import { isYes } from '../sources/holding/yesOrNo.ts'
import { decode } from '../sources/decode.ts'
import { isOfFolder, ofFoldersAround, type FolderFile } from './filesOfFolders.ts'

/** Finds what is said of the folders that files stand in, whether all are on disk or in an archive that has those first. */
export function folderSettings(): (around: FolderFile[], file: { path: string; bytes: Uint8Array }) => SaidOfFolder[] {
  const onDisk = new Map<string, Saying[]>()
  const inArchive = new Map<string, (Saying & { name: string })[]>()
  return (around, { path: file, bytes }) => {
    if (isOfFolder(file) && around.every(({ name }) => name !== file)) {
      const folder = path.posix.dirname(file).replace(/^\.$/, '')
      const said = sayingsIn(bytes, file).map((saying) => ({ ...saying, name: file }))
      inArchive.set(folder, [...(inArchive.get(folder) ?? []), ...said])
    }
    for (const { from, name } of around) if (!onDisk.has(from)) onDisk.set(from, sayingsOnDisk(from, name))
    const sayings = [...around.flatMap(({ from }) => onDisk.get(from)!), ...ofFoldersAround(file, inArchive)]
    return sayings.flatMap(({ isFor, ...said }) => (isFor(file) ? said : []))
  }
}

type Saying = SaidOfFolder & { isFor(file: string): boolean }

function sayingsOnDisk(from: string, name: string): Saying[] {
  try {
    return sayingsIn(readFileSync(from), name)
  } catch {
    return []
  }
}

/** Far more than anybody says of a folder. */
const longest = 100_000

const everyFile = () => true

function sayingsIn(bytes: Uint8Array, file: string): Saying[] {
  const text = decode(bytes, () => undefined)
  if (text === null || text.length > longest) return []
  if (file.endsWith('.json')) return dataOfEleventy(text, file)
  if (!/cascade|draft/i.test(text)) return []
  const { values, problem } = readFrontMatter(text.replaceAll(/\r\n?/g, '\n'))
  if (problem) return /^\W*cascade\b/m.test(text) ? [{ file, values: {}, isUnread: true, isFor: everyFile }] : []
  const { cascade, draft } = values
  const cascaded = (Array.isArray(cascade) ? cascade : [cascade]).filter(isObject)
  // Hugo's own pages of lists have a date; of a section that is a draft Zola makes nothing.
  const isZolas = /^\s*\+\+\+/.test(text) && isYes(draft) && values['date'] === undefined && cascaded.length === 0
  if (isZolas) return [{ file, values: { draft }, isFor: everyFile }]
  return cascaded.map(({ _target, target = _target, ...said }) => ({
    file,
    values: said,
    isFor: targeted(target, file),
  }))
}

/** Of what Eleventy is told of all files in a folder, what holds them. */
function dataOfEleventy(json: string, file: string): Saying[] {
  const { values } = readJsonMatter(json, 0)
  const said = Object.entries(values).filter(([key]) => ['draft', 'published', 'permalink'].includes(key))
  return said.length === 0 ? [] : [{ file, values: Object.fromEntries(said), isFor: everyFile }]
}

/**
 * Whether what Hugo cascades is for a page: by its kind and its path, both with `*` and `**`. Which folder such paths begin
 * at is not known: it is one of those around the file that says so.
 */
function targeted(target: unknown, from: string): Saying['isFor'] {
  if (!isObject(target)) return everyFile
  const { kind, path: wanted } = target
  if (typeof kind === 'string' && !globOf(kind).test('page')) return () => false
  if (typeof wanted !== 'string') return everyFile
  const glob = globOf(wanted.startsWith('/') ? wanted : `/${wanted}`)
  const depths = from.split('/').map((_, depth) => depth)
  return (file) => {
    const place = file
      .replace(/\.[^/]*$/, '')
      .toLowerCase()
      .replaceAll(' ', '-')
    const ways = depths.map((depth) => `/${place.split('/').slice(depth).join('/')}`)
    return ways.some((way) => glob.test(way) || glob.test(way.replace(/\/_?index$/, '')))
  }
}

function globOf(glob: string): RegExp {
  return new RegExp(`^${patternOf(glob.toLowerCase())}$`)
}

function patternOf(glob: string): string {
  const parts = glob.split(/(\*\*|\*|\?|\{[^{}]*\})/).map((part) => {
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    if (/^\{.*\}$/.test(part)) return `(?:${part.slice(1, -1).split(',').map(patternOf).join('|')})`
    return RegExp.escape(part)
  })
  return parts.join('')
}
