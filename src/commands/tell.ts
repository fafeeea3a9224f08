import { existsSync } from 'node:fs'
import { access, constants, open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describeFinding, terminalLanguage, type FindingLanguage } from '#publisher/findings.ts'
import type { Report } from '#publisher/report.ts'
import { summaryLine } from '#publisher/summaryTable.ts'
import { withFile } from '../commandLine.ts'

const language = terminalLanguage(process.env)

/** Sees that a report can be written where it is wanted, before anything is done. Throws UsageError. */
export async function checkReportPlace(file: string | undefined): Promise<void> {
  if (file === undefined) return
  await withFile('--report', file, async () => {
    if (existsSync(file)) await (await open(file, 'r+')).close()
    else await access(path.dirname(path.resolve(file)), constants.W_OK)
  })
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
