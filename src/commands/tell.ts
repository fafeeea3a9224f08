import { existsSync, statSync } from 'node:fs'
import { access, constants, open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describeFinding, type FindingLanguage } from '#publisher/findings.ts'
import { isOwn, manifestOf, realPlace } from '#publisher/keeping/ownWork.ts'
import { isWithin } from '#publisher/keeping/places.ts'
import type { Report } from '#publisher/telling/report.ts'
import { summaryLine } from '#publisher/telling/summaryTable.ts'
import { terminalLanguage, told } from '#terminal/told.ts'
import { UsageError, withFile } from '../commandLine.ts'

const language = terminalLanguage()

/** Sees that a report can be written where it is wanted, and takes no other file's place there, before anything is done. Throws UsageError. */
export async function checkReportPlace(file: string | undefined, to?: string): Promise<void> {
  if (file === undefined) return
  await withFile('--report', file, async () => {
    if (existsSync(file)) await (await open(file, 'r+')).close()
    // The slash says that it must be a folder.
    else await access(`${path.dirname(path.resolve(file))}/`, constants.W_OK)
  })
  const why = whyNoReport(file, to)
  if (why !== null) throw new UsageError(told('report.place', { file, why }))
}

/** Why a report may not be written over a file, or in its place; null where it may. */
function whyNoReport(file: string, to: string | undefined): string | null {
  const place = realPlace(file)
  if (path.basename(place).toLowerCase() === 'lesesal.json') return told('report.settings')
  if (to !== undefined && (isWithin(place, realPlace(to)) || place === realPlace(manifestOf(to))))
    return told('report.edition')
  const found = statSync(place, { throwIfNoEntry: false })
  return found?.isFile() && found.size > 0 && !isOwn('report', place) ? told('report.other') : null
}

interface Telling {
  /** Where all of it is written, too. */
  reportFile: string | undefined
  /** Tells nothing, unless a file was rejected; then how it went. */
  quiet: boolean
  /** Where one publication follows another: what the last one remarked, which is not said again. Those of this one take its place. */
  said?: Set<string>
}

/** Shows what the publisher remarked, and how it went; the exit code tells whether something was rejected. */
export async function tell(
  report: Report,
  done: Record<FindingLanguage, string>,
  { reportFile, quiet, said }: Telling,
): Promise<number> {
  const remarks = report.findings.map((found) => ({ line: describeFinding(found, language), kind: found.kind }))
  const news = remarks.filter(({ line }) => !said?.has(line))
  if (!quiet) for (const { line } of news) console.log(line)
  if (reportFile !== undefined)
    await withFile('--report', reportFile, () => writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`))
  if (!quiet || news.some(({ kind }) => kind === 'rejected')) {
    const line = summaryLine(report, done, language)
    console.log(said === undefined ? line : `${timeOfDay()}  ${line}${standing(remarks.length - news.length)}`)
  }
  if (!quiet && report.files.length === 0) console.log(told('tell.no-files'))
  said?.clear()
  for (const { line } of remarks) said?.add(line)
  if (report.published === 0) return 2
  return remarks.some(({ kind }) => kind === 'rejected') ? 1 : 0
}

/** By the clock of the terminal's machine: "14:32:07", which English and Norwegian write alike. */
export function timeOfDay(): string {
  return new Date().toLocaleTimeString('en-GB')
}

/** How many remarks stand that were made before, for the end of a line. */
function standing(count: number): string {
  if (count === 0) return ''
  return ` · ${told(count === 1 ? 'tell.standing/one' : 'tell.standing', { count })}`
}
