import type { FindingLanguage } from '../findings.ts'
import { outcomes, type Outcome, type Report } from './report.ts'

const names: Record<FindingLanguage, Record<Outcome | 'format' | 'unknown' | 'total' | 'code' | 'count', string>> = {
  en: {
    published: 'published',
    merged: 'merged',
    held: 'held',
    rejected: 'rejected',
    'no article': 'no article',
    format: 'files by format',
    unknown: 'unknown',
    total: 'all files',
    code: 'remarks by code',
    count: 'number',
  },
  nb: {
    published: 'publisert',
    merged: 'slått sammen',
    held: 'holdt',
    rejected: 'avvist',
    'no article': 'ingen artikkel',
    format: 'filer etter format',
    unknown: 'ukjent',
    total: 'alle filer',
    code: 'merknader etter kode',
    count: 'antall',
  },
}

/** How the files of a newsroom fared, format by format, and how often each code was remarked, for a terminal. */
export function summaryTable({ files, tally, findings }: Report, language: FindingLanguage): string {
  const words = names[language]
  const formats = [...Map.groupBy(files, ({ format }) => format ?? words.unknown)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const perFormat = formats.map(([format, held]) => [
    format,
    ...outcomes.map((outcome) => held.filter((file) => file.outcome === outcome).length),
  ])
  const codes = [...Map.groupBy(findings, ({ code, kind }) => `${kind} ${code}`)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const perCode = codes.map(([, found]) => [found[0]!.code, found.length])
  return [
    table(
      [words.format, ...outcomes.map((outcome) => words[outcome])],
      [...perFormat, [words.total, ...outcomes.map((outcome) => tally[outcome])]],
    ),
    ...(perCode.length === 0 ? [] : [table([words.code, words.count], perCode)]),
  ].join('\n\n')
}

/** How it went, in one line. `done` is what became of the stories that can be read: "in site (3 files written)". */
export function summaryLine(
  { published, findings }: Report,
  done: Record<FindingLanguage, string>,
  language: FindingLanguage,
): string {
  const count = (kind: string) => findings.filter((found) => found.kind === kind).length
  const [rejected, held] = [count('rejected'), count('held')]
  const isNorwegian = language === 'nb'
  const stories = isNorwegian ? (published === 1 ? 'sak' : 'saker') : published === 1 ? 'story' : 'stories'
  const apart = [
    rejected > 0 && `${rejected} ${isNorwegian ? 'avvist' : 'rejected'}`,
    held > 0 && `${held} ${isNorwegian ? 'holdt tilbake' : 'held back'}`,
  ]
  return [`${published} ${stories} ${done[language]}`, ...apart.filter(Boolean)].join(' · ')
}

/** What became of the stories of a publication, for `summaryLine`: the edition's folder, and what it took to write it. */
export function writtenIn(
  to: string,
  { written }: Pick<Report, 'written'>,
  seconds: string,
): Record<FindingLanguage, string> {
  return {
    en: `in ${to} (${written} ${written === 1 ? 'file' : 'files'} written, ${seconds} s)`,
    nb: `i ${to} (${written} ${written === 1 ? 'fil' : 'filer'} skrevet, ${seconds} s)`,
  }
}

/** Columns as wide as they need to be: words to the left, numbers to the right. */
function table(head: string[], rows: (string | number)[][]): string {
  const widths = head.map((name, at) =>
    Math.max(...[name, ...rows.map((row) => String(row[at]))].map(({ length }) => length)),
  )
  const line = (row: (string | number)[]) =>
    row.map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at]!) : String(cell).padStart(widths[at]!))).join('  ')
  return [head, ...rows].map((row) => line(row).trimEnd()).join('\n')
}
