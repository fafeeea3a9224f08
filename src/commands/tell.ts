import { existsSync, statSync } from 'node:fs'
import { access, constants, open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describeFinding, terminalLanguage, type FindingLanguage } from '#publisher/findings.ts'
import { isOwn, manifestOf, realPlace } from '#publisher/keeping/ownWork.ts'
import { isWithin } from '#publisher/keeping/places.ts'
import type { Report } from '#publisher/telling/report.ts'
import { summaryLine } from '#publisher/telling/summaryTable.ts'
import { UsageError, withFile } from '../commandLine.ts'

const language = terminalLanguage(process.env)

/** Sees that a report can be written where it is wanted, and takes no other file's place there, before anything is done. Throws UsageError. */
export async function checkReportPlace(file: string | undefined, to?: string): Promise<void> {
  if (file === undefined) return
  await withFile('--report', file, async () => {
    if (existsSync(file)) await (await open(file, 'r+')).close()
    // The slash says that it must be a folder.
    else await access(`${path.dirname(path.resolve(file))}/`, constants.W_OK)
  })
  const why = whyNoReport(file, to)
  if (why !== null)
    throw new UsageError(`--report is "${file}", which ${why}. Name a file of its own, such as findings.json.`)
}

/** Why a report may not be written over a file, or in its place; null where it may. */
function whyNoReport(file: string, to: string | undefined): string | null {
  const place = realPlace(file)
  if (path.basename(place).toLowerCase() === 'lesesal.json') return 'is a name of settings'
  if (to !== undefined && (isWithin(place, realPlace(to)) || place === realPlace(manifestOf(to))))
    return 'belongs to the edition'
  const found = statSync(place, { throwIfNoEntry: false })
  return found?.isFile() && found.size > 0 && !isOwn('report', place) ? 'is no report, and would be lost' : null
}

/** Shows what the publisher remarked, and how it went; the exit code tells whether something was rejected. */
export async function tell(
  report: Report,
  done: Record<FindingLanguage, string>,
  reportFile: string | undefined,
  quiet: boolean,
): Promise<number> {
  const isRejected = report.findings.some(({ kind }) => kind === 'rejected')
  if (!quiet) for (const finding of report.findings) console.log(describeFinding(finding, language))
  if (reportFile !== undefined)
    await withFile('--report', reportFile, () => writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`))
  if (!quiet || isRejected) console.log(summaryLine(report, done, language))
  if (report.published === 0) return 2
  return isRejected ? 1 : 0
}
